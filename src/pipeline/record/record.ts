import type { Settings } from '../workplace/settings.ts';
import { openWorkplace } from '../workplace/workplace.ts';
import { beginRecord } from './begin-record.ts';
import { type RecordReport, recordMain } from './record-main.ts';

/** The organisation's job. `init`: begin the log first. */
export async function record(
  settings: Settings,
  o: { readonly init: boolean },
): Promise<RecordReport> {
  if (o.init) await beginRecord(settings);
  const workplace = await openWorkplace(settings, { signs: 'organisation', adopts: true });
  try {
    return await recordMain(workplace);
  } finally {
    await workplace.close();
  }
}
