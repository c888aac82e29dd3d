import * as core from '@actions/core';
import { watchText } from '../pipeline/report/watch-text.ts';
import { watch as watchNow } from '../pipeline/watchdog/watchdog.ts';
import type { Inputs } from './inputs.ts';
import { tell } from './tell.ts';

/** A record that cannot be read fails the run: what is late there nobody would hear of otherwise. */
export async function watch(inputs: Extract<Inputs, { command: 'watch' }>): Promise<number> {
  const { settings, language = 'ja' } = inputs;
  const report = await watchNow(settings, { dryRun: false });
  core.setOutput('overdue', report.overdue.length);
  const text = watchText(report, language);
  if (report.overdue.length > 0) core.warning(text, { title: 'koho: overdue' });
  await tell(text);
  return report.unreadable.length > 0 ? 2 : 0;
}
