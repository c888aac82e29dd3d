import { resolve as answer } from '../pipeline/brakes/resolve.ts';
import { resolvedText } from '../pipeline/report/brakes-text.ts';
import type { Inputs } from './inputs.ts';
import { tell } from './tell.ts';

export async function resolve(inputs: Extract<Inputs, { command: 'resolve' }>): Promise<number> {
  const resolved = await answer(inputs.settings, inputs.order);
  await tell(resolvedText(resolved, inputs.language ?? 'ja'));
  return 0;
}
