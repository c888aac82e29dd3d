import { lookMs, openLooker } from '../pipeline/open-looker.ts';
import { publish as publishAccount } from '../pipeline/publish/publish.ts';
import { publishText } from '../pipeline/report/publish-text.ts';
import type { Session } from './command.ts';
import { settingsOf } from './settings-of.ts';
import { wholeNumber } from './whole-number.ts';

interface PublishOptions {
  readonly root?: string;
  readonly account: string;
  readonly stay?: string;
  readonly online?: true;
}

const mostMinutes = 300;

export async function publish(
  { options }: { readonly options: PublishOptions },
  session: Session,
): Promise<number> {
  const minutes = wholeNumber('--stay', options.stay ?? '0', { min: 0, max: mostMinutes });
  const report = await publishAccount(settingsOf(options, session), {
    account: options.account,
    stayMs: minutes * 60_000,
    ...(options.online && { looker: await openLooker(lookMs.publish) }),
  });
  session.out.write(`${publishText(report, session.language)}\n`);
  return report.failure ? 2 : 0;
}
