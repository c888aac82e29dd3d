import * as core from '@actions/core';
import { tellAccount } from '../pipeline/brakes/tell-account.ts';
import { heldNoticesText } from '../pipeline/report/held-notice-text.ts';
import type { Inputs } from './inputs.ts';
import { tell } from './tell.ts';

/** Red where people could not be told: nobody else would tell them in this run. */
export async function tellHeld(inputs: Extract<Inputs, { command: 'tell' }>): Promise<number> {
  const { settings, account, language = 'ja' } = inputs;
  const notices = await tellAccount(settings, account);
  const text = heldNoticesText(notices, { account, language });
  await tell(text);
  if (notices.every(({ did }) => did !== 'failed')) return 0;
  core.error(text, { title: 'koho: tell' });
  return 2;
}
