import type { LogView } from '../../ledger/log.ts';
import type { AnyRecord } from '../../ledger/record.ts';
import { type AccountId, type Instant, instant, type PostId } from '../../post/post.ts';
import { parsePostId } from '../../post/post-id.ts';
import type { Delivery, Reason } from '../../publish/delivery.ts';
import { newestDelivery } from '../../publish/newest-delivery.ts';
import { PublishError } from '../../publish/publish-error.ts';
import { blockedReasons } from './blocked-reasons.ts';

/** On the organisation's record, and not taken up by the account's job. */
export interface ApprovedWithdrawal {
  readonly post: PostId;
  readonly approvedAt: Instant;
  /** What there is of it on this account; `unknown` where its records contradict each other. */
  readonly delivery: Delivery | 'unknown' | 'none';
  /** Why that does not go on, as the record says. */
  readonly blockedBy: readonly Reason[];
}

/** The withdrawals approved since the account's job last took some: as `takeWithdrawals` will find them. */
export async function withdrawalsNotTaken(
  organisation: LogView,
  own: LogView,
  account: AccountId,
): Promise<readonly ApprovedWithdrawal[]> {
  const newest = organisation.state.withdrawals?.[account];
  const taken = own.state.withdrawnFrom ?? 0;
  if (newest === undefined || newest <= taken) return [];
  const found: ApprovedWithdrawal[] = [];
  for await (const record of organisation.recordsFrom(taken + 1)) {
    if (record.kind !== 'withdrawal-approved') continue;
    const { post, accounts } = record.body;
    const parsed = parsePostId(`${post}.md`);
    if (!accounts.includes(account) || !parsed.ok) continue;
    const approvedAt = instant(Date.parse(record.at));
    found.push({ post: parsed.value.id, approvedAt, ...(await known(own, post)) });
  }
  return found;
}

/**
 * When a person last said that a delivery be gone, or answered for it so that a job
 * can go on: a request counts from its approval, however late the account took it.
 */
export async function lastOrderAt(
  records: readonly AnyRecord[],
  organisation: Pick<LogView, 'size' | 'record'>,
): Promise<Instant | undefined> {
  if (!records.some(({ kind }) => kind === 'withdrawal')) return undefined;
  const last = records.findLast(({ kind }) => kind === 'withdrawal' || kind === 'resolved');
  const seq = last?.kind === 'withdrawal' ? last.body.orderedSeq : undefined;
  // The account's log may know more than the view of the organisation's that was read before it.
  const isSeen = seq !== undefined && seq < organisation.size;
  const at = isSeen ? (await organisation.record(seq)).at : last?.at;
  return instant(Date.parse(at ?? ''));
}

type Known = Pick<ApprovedWithdrawal, 'delivery' | 'blockedBy'>;

/** Records that contradict each other stop neither the clock nor the alarm: it may be public. */
async function known(own: LogView, post: string): Promise<Known> {
  try {
    const delivery = await newestDelivery(own, post);
    if (delivery === undefined) return { delivery: 'none', blockedBy: [] };
    const records = (await own.about(delivery.id)).map((seq) => own.record(seq));
    return { delivery, blockedBy: blockedReasons(await Promise.all(records)) };
  } catch (error) {
    if (error instanceof PublishError) return { delivery: 'unknown', blockedBy: [] };
    throw error;
  }
}
