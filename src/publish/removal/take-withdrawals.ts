import type { LogView } from '../../ledger/log.ts';
import type { AnyRecord, Draft, LedgerRecord } from '../../ledger/record.ts';
import { edition, type PostId } from '../../post/post.ts';
import type { Delivery, DeliveryId } from '../delivery.ts';
import { deliveryId } from '../delivery-id.ts';
import { postIdOf } from '../ids-on-record.ts';
import type { PublishAccountOptions } from '../publish-account-options.ts';
import { readDelivery, tryDelivery } from '../read-deliveries.ts';
import { withdrawalDraft } from './removal-drafts.ts';

type Options = Pick<
  PublishAccountOptions,
  'account' | 'log' | 'organisation' | 'chance' | 'clock' | 'sha256'
>;

/**
 * Turns the withdrawals that the organisation's log approved since the last time
 * into orders of this account. After `takeApprovals`, so that also what was
 * approved and not planned yet is stopped.
 */
export async function takeWithdrawals(o: Options): Promise<readonly AnyRecord[]> {
  const [own, organisation] = [await o.log.view(), await o.organisation.view()];
  const newest = organisation.state.withdrawals?.[o.account.id];
  const taken = own.state.withdrawnFrom ?? 0;
  if (newest === undefined || newest <= taken) return [];
  const approved = await approvedSince(organisation, taken, o.account.id);
  const nonces = approved.map(() => o.chance.nonce());
  const { records } = await o.log.append(async (view) => {
    const drafts: Draft[] = [];
    const from = view.state.withdrawnFrom ?? 0;
    for (const [index, record] of approved.entries()) {
      if (record.seq <= from) continue;
      const delivery = await tryDelivery(view, idOf(o, postIdOf(record.body)));
      // Nobody knows how a broken one stands: the run says so, and goes on with the others.
      if (!delivery || delivery === 'broken') continue;
      const { why, whyNotCorrect } = record.body;
      const place = { nonce: nonces[index] ?? '', at: o.clock.now() };
      const ordered = { by: 'request', orderedSeq: record.seq } as const;
      drafts.push(withdrawalDraft(delivery, place, { ordered, why, whyNotCorrect }));
    }
    return drafts;
  });
  return records;
}

/** This account's delivery of a post; undefined where nothing was ever planned of it. */
export function deliveryOf(
  of: Pick<Options, 'account' | 'sha256'>,
  view: LogView,
  post: PostId,
): Promise<Delivery | undefined> {
  return readDelivery(view, idOf(of, post));
}

function idOf({ account, sha256 }: Pick<Options, 'account' | 'sha256'>, post: PostId): DeliveryId {
  const { id, platform } = account;
  return deliveryId({ post, edition, platform, account: id }, sha256);
}

async function approvedSince(
  view: LogView,
  taken: number,
  account: string,
): Promise<readonly LedgerRecord<'withdrawal-approved'>[]> {
  const found: LedgerRecord<'withdrawal-approved'>[] = [];
  for await (const record of view.recordsFrom(taken + 1)) {
    if (record.kind !== 'withdrawal-approved') continue;
    if (record.body.accounts.includes(account)) found.push(record);
  }
  return found;
}
