import { record as recordMain } from '../pipeline/record/record.ts';
import { recordText } from '../pipeline/report/record-text.ts';
import type { Session } from './command.ts';
import { settingsOf } from './settings-of.ts';

/** Refused posts are on record and told; the run itself succeeded. */
export async function record(
  { options }: { readonly options: { readonly root?: string; readonly init?: true } },
  session: Session,
): Promise<number> {
  const report = await recordMain(settingsOf(options, session), { init: options.init === true });
  session.out.write(`${recordText(report, session.language)}\n`);
  return 0;
}
