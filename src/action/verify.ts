import * as core from '@actions/core';
import { verify as verifyClone } from '../pipeline/audit/verify.ts';
import { exitOfVerdict, ledgerText } from '../pipeline/report/ledger-text.ts';
import type { Inputs } from './inputs.ts';
import { tell } from './tell.ts';

export async function verify(inputs: Extract<Inputs, { command: 'verify' }>): Promise<number> {
  const report = await verifyClone(inputs.settings, { checkpoints: [] });
  core.setOutput('verdict', report.verdict);
  const text = ledgerText(report, inputs.language ?? 'ja');
  await tell(text);
  return exitOfVerdict(report.verdict);
}
