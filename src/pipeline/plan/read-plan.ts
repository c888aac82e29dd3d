import type { LogView } from '../../ledger/log.ts';
import { type PlatformId, platforms } from '../../post/payload.ts';
import { type AccountId, type Instant, instant, type PostId } from '../../post/post.ts';
import { parsePostId } from '../../post/post-id.ts';
import { BegunDeliveries } from '../../publish/begun-deliveries.ts';
import type { Delivery, PartDigests, Reason } from '../../publish/delivery.ts';
import { foldDelivery } from '../../publish/fold-delivery.ts';
import { PublishError } from '../../publish/publish-error.ts';
import type { RecordOffice } from '../workplace/record-office.ts';
import { blockedReasons } from './blocked-reasons.ts';
import { type ApprovedWithdrawal, lastOrderAt, withdrawalsNotTaken } from './ordered-gone.ts';

/** What the record says of one account's future, before it is asked what that means now. */
export interface RecordedPlan {
  readonly account: AccountId;
  readonly open: readonly OpenDelivery[];
  readonly broken: readonly BrokenDelivery[];
  /** On the organisation's record, not yet taken up by the account's job. */
  readonly approved: readonly ApprovedDelivery[];
  /** Approved by the organisation's record, not yet taken up by the account's job; the newest last. */
  readonly withdrawals: readonly ApprovedWithdrawal[];
  /** What the account has begun this month; of what is given for it only where its timing looks back. */
  begun(now: Instant, timeZone: string): Promise<readonly Delivery[]>;
}

export interface OpenDelivery {
  readonly delivery: Delivery;
  readonly plannedAt: Instant;
  readonly changedAt: Instant;
  /** Why it does not go on, as the record says. */
  readonly blockedBy: readonly Reason[];
  /** When a person last said that it be gone; absent where nobody did. */
  readonly orderedAt?: Instant;
}

/** Its records contradict each other: nobody knows how it stands, and nothing is sent for it. */
export interface BrokenDelivery {
  readonly account: AccountId;
  /** As its records have it. */
  readonly delivery: string;
  readonly post: string | undefined;
  readonly error: PublishError;
}

export interface ApprovedDelivery {
  readonly post: PostId;
  readonly publishAt: Instant;
  readonly latestAt: Instant;
  readonly platform: PlatformId;
  readonly digests: readonly PartDigests[];
  readonly approvedAt: Instant;
  /** The delivery whose public post it replaces the text of. */
  readonly edits?: string;
}

/**
 * Reads the account's open deliveries and the approvals that came since: the
 * cost does not grow with what was published. @throws LedgerError
 */
export async function readPlan(
  office: Pick<RecordOffice, 'accountLog' | 'view'>,
  account: AccountId,
): Promise<RecordedPlan> {
  const view = await (await office.accountLog(account, 'read')).view();
  const months = new BegunDeliveries();
  return {
    account,
    ...(await openDeliveries(view, office.view, account)),
    approved: await notYetTaken(office.view, view.state.plannedFrom, account),
    withdrawals: await withdrawalsNotTaken(office.view, view, account),
    begun: (now, timeZone) => months.at(view, now, timeZone),
  };
}

/** One delivery whose records contradict each other stops no other. */
async function openDeliveries(
  view: LogView,
  organisation: LogView,
  account: AccountId,
): Promise<Pick<RecordedPlan, 'open' | 'broken'>> {
  const open: OpenDelivery[] = [];
  const broken: BrokenDelivery[] = [];
  for (const [id, numbers] of await view.open()) {
    const records = await Promise.all(numbers.map((number) => view.record(number)));
    const planned = records.findLast((record) => record.kind === 'planned');
    const orderedAt = await lastOrderAt(records, organisation);
    try {
      open.push({
        delivery: foldDelivery(records),
        plannedAt: timeOf(planned),
        changedAt: timeOf(records.at(-1)),
        blockedBy: blockedReasons(records),
        ...(orderedAt !== undefined && { orderedAt }),
      });
    } catch (error) {
      if (!(error instanceof PublishError)) throw error;
      broken.push({ account, delivery: id, post: planned?.body.post, error });
    }
  }
  return { open, broken };
}

async function notYetTaken(
  organisation: LogView,
  plannedFrom: number,
  account: AccountId,
): Promise<ApprovedDelivery[]> {
  if ((organisation.state.lastApproved[account] ?? 0) <= plannedFrom) return [];
  const newest = new Map<string, ApprovedDelivery>();
  for await (const record of organisation.recordsFrom(plannedFrom + 1)) {
    if (record.kind !== 'approved') continue;
    const { post, deliveries } = record.body;
    const parsed = parsePostId(`${post}.md`);
    for (const delivery of deliveries) {
      if (delivery.account !== account || !parsed.ok) continue;
      newest.set(post, {
        post: parsed.value.id,
        publishAt: instant(Date.parse(delivery.publishAt)),
        latestAt: instant(Date.parse(delivery.latestAt)),
        platform: platforms.find((one) => one === delivery.platform) ?? 'x',
        digests: delivery.parts,
        approvedAt: timeOf(record),
        ...(delivery.edits !== undefined && { edits: delivery.edits }),
      });
    }
  }
  return [...newest.values()];
}

function timeOf(record: { readonly at: string } | undefined): Instant {
  return instant(Date.parse(record?.at ?? ''));
}
