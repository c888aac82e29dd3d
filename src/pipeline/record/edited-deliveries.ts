import type { Log } from '../../ledger/log.ts';
import type { Policy } from '../../policy/policy.ts';
import { type AccountId, edition, type Post } from '../../post/post.ts';
import type { DeliveryId } from '../../publish/delivery.ts';
import { deliveryId } from '../../publish/delivery-id.ts';
import { rootOf } from '../../publish/edits/root-of.ts';
import { recordsOf } from '../published-on.ts';
import { sha256 } from '../workplace/sha256.ts';

/**
 * Whose public posts a correction replaces the text of, by account: on those that
 * correct by editing. It is on record with the approval, so that a policy that
 * changes later changes nothing about what was approved.
 */
export async function editedDeliveries(
  { correction, accounts }: Post,
  policy: Policy,
  openLog: (account: string) => Promise<Pick<Log, 'view'>>,
): Promise<ReadonlyMap<AccountId, DeliveryId>> {
  const edited = new Map<AccountId, DeliveryId>();
  for (const { value } of correction ? accounts : []) {
    const account = policy.accounts.get(value);
    if (!correction || account?.corrections !== 'edit') continue;
    const { platform } = account;
    const corrected = { post: correction.post.value, edition, platform, account: account.id };
    const view = await (await openLog(account.id)).view();
    const id = deliveryId(corrected, sha256);
    edited.set(account.id, rootOf(await recordsOf(view, id), id));
  }
  return edited;
}
