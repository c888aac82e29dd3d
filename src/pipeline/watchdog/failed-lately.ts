import type { LogView } from '../../ledger/log.ts';
import type { AccountId, Instant } from '../../post/post.ts';
import { begunSince } from '../../publish/begun-since.ts';
import { tryDelivery } from '../../publish/read-deliveries.ts';
import type { Alarm } from './overdue.ts';

/** What failed before is not told again: whoever closed its issue has seen it. */
const lookBackMs = 48 * 60 * 60_000;
const most = { records: 5_000, deliveries: 500 };

/** Posts that the platform refused for good: closed on record, held by nobody, and not out. */
export async function failedLately(
  view: LogView,
  account: AccountId,
  now: Instant,
): Promise<readonly Alarm[]> {
  const alarms: Alarm[] = [];
  for (const [id, since] of await begunSince(view, now - lookBackMs, most)) {
    const delivery = await tryDelivery(view, id);
    if (delivery === undefined || delivery === 'broken') continue;
    const [first] = delivery.parts;
    if (first?.state !== 'failed') continue;
    const { post, latestAt } = delivery;
    alarms.push({ kind: 'failed', account, post, since, latestAt, reason: first.reason });
  }
  return alarms;
}
