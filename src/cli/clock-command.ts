import { runClock } from '../pipeline/clock/clock.ts';
import { clockText } from '../pipeline/report/clock-text.ts';
import type { Session } from './command.ts';
import { settingsOf } from './settings-of.ts';

interface ClockOptions {
  readonly root?: string;
  readonly 'dry-run'?: true;
}

export async function clock(
  { options }: { readonly options: ClockOptions },
  session: Session,
): Promise<number> {
  const { language } = session;
  await runClock(settingsOf(options, session), {
    dryRun: options['dry-run'] === true,
    tell: (event, timeZone) => session.out.write(`${clockText(event, { timeZone, language })}\n`),
  });
  return 0;
}
