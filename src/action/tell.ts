import { randomBytes } from 'node:crypto';
import * as core from '@actions/core';
import { verbatim } from '../pipeline/report/markdown-text.ts';

/**
 * Shows a report in the job's log and summary. It quotes what others wrote
 * (names of files, reasons): in the log no line of it may be taken for a command
 * of the runner (`::error::`, `##[add-mask]`), in the summary none for markup.
 */
export async function tell(text: string): Promise<void> {
  const token = randomBytes(16).toString('hex');
  core.info(`::stop-commands::${token}\n${text}\n::${token}::`);
  await core.summary.addRaw(verbatim(text), true).write();
}
