import type { LogView } from '../../ledger/log.ts';
import { type Instant, instant, type PostId } from '../../post/post.ts';
import { parsePostId } from '../../post/post-id.ts';
import { begunSince } from '../../publish/begun-since.ts';

interface RecentDelivery {
  readonly post: PostId;
  readonly at: Instant;
}

/** So much of a log is walked, whatever was published: an account that sends more a month is compared with its newest. */
const mostRecords = 4_096;
const mostDeliveries = 300;

/**
 * What an account's log says was sent since an instant, newest first, and what
 * is planned and not yet sent.
 */
export async function recentDeliveries(
  view: LogView,
  since: Instant,
): Promise<readonly RecentDelivery[]> {
  const most = { records: mostRecords, deliveries: mostDeliveries };
  const sent: ReadonlyMap<string, Instant> = await begunSince(view, since, most);
  const open = [...(await view.open()).keys()].filter((id) => !sent.has(id));
  const found: RecentDelivery[] = [];
  for (const delivery of [...sent.keys(), ...open.slice(-mostDeliveries)]) {
    const planned = await plannedOf(view, delivery);
    const at = sent.get(delivery) ?? planned?.at;
    if (planned && at !== undefined) found.push({ post: planned.post, at });
  }
  return found;
}

async function plannedOf(view: LogView, delivery: string): Promise<RecentDelivery | undefined> {
  for (const seq of await view.about(delivery)) {
    const { kind, body } = await view.record(seq);
    if (kind !== 'planned') continue;
    const parsed = parsePostId(`${body.post}.md`);
    return parsed.ok
      ? { post: parsed.value.id, at: instant(Date.parse(body.publishAt)) }
      : undefined;
  }
  return undefined;
}
