import { randomBytes } from 'node:crypto';
import * as core from '@actions/core';
import { verbatim } from '../pipeline/report/markdown-text.ts';

/** Shows a report in the job's log and summary. */
export async function tell(text: string): Promise<void> {
  show(text);
  await summarise(text);
}

/**
 * In the job's log. A report quotes what others wrote (names of files, reasons):
 * no line of it may be taken for a command of the runner (`::error::`, `##[add-mask]`).
 */
export function show(text: string): void {
  const token = randomBytes(16).toString('hex');
  core.info(`::stop-commands::${token}\n${text}\n::${token}::`);
}

/** In the job's summary, where none of it is markup. */
export async function summarise(text: string): Promise<void> {
  await core.summary.addRaw(verbatim(text), true).write();
}
