import { watchText } from '../pipeline/report/watch-text.ts';
import { watch as watchNow } from '../pipeline/watchdog/watchdog.ts';
import type { Session } from './command.ts';
import { settingsOf } from './settings-of.ts';

interface WatchOptions {
  readonly root?: string;
  readonly 'dry-run'?: true;
}

export async function watch(
  { options }: { readonly options: WatchOptions },
  session: Session,
): Promise<number> {
  const dryRun = options['dry-run'] === true;
  const report = await watchNow(settingsOf(options, session), { dryRun });
  session.out.write(`${watchText(report, session.language)}\n`);
  if (report.unreadable.length + report.broken.length > 0) return 2;
  return report.overdue.length > 0 ? 1 : 0;
}
