import * as core from '@actions/core';
import { isWithdrawn, withdrawnText } from '../pipeline/report/withdrawn-text.ts';
import { withdraw as withdrawPost } from '../pipeline/withdraw/withdraw.ts';
import type { Inputs } from './inputs.ts';
import { tell } from './tell.ts';

/** Red until it is gone: somebody is waiting for it in an emergency. */
export async function withdraw(inputs: Extract<Inputs, { command: 'withdraw' }>): Promise<number> {
  const { settings, order, language = 'ja' } = inputs;
  const withdrawn = await withdrawPost(settings, order);
  const text = withdrawnText(withdrawn, language);
  await tell(text);
  if (isWithdrawn(withdrawn)) return 0;
  core.error(text.split('\n')[0] ?? '', { title: 'koho: withdraw' });
  return 2;
}
