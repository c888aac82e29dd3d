import { resume as lift } from '../pipeline/brakes/resume.ts';
import { resumedText } from '../pipeline/report/brakes-text.ts';
import type { Inputs } from './inputs.ts';
import { tell } from './tell.ts';

export async function resume(inputs: Extract<Inputs, { command: 'resume' }>): Promise<number> {
  const resumed = await lift(inputs.settings, inputs.order);
  await tell(resumedText(resumed, inputs.language ?? 'ja'));
  return 0;
}
