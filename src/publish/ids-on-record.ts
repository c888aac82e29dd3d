import type { AccountId, PostId } from '../post/post.ts';
import type { DeliveryId } from './delivery.ts';

/**
 * Ids as a record names them. They were `deliveryId`'s and `parsePostId`'s when the
 * record was written, and its shape was checked when it was read; the ledger, which
 * imports nothing of ours, knows them as texts. This is the border where they get
 * their names back.
 */
export function deliveryIdOf({ delivery }: { readonly delivery: string }): DeliveryId {
  return delivery as DeliveryId;
}

/** The delivery whose public post a correction by editing replaces the text of. */
export function editedIdOf({ edits }: { readonly edits: string }): DeliveryId {
  return edits as DeliveryId;
}

export function postIdOf({ post }: { readonly post: string }): PostId {
  return post as PostId;
}

export function accountIdOf({ account }: { readonly account: string }): AccountId {
  return account as AccountId;
}

/** The same written elsewhere, such as in an issue that anybody may have changed: 64 hex digits, or none. */
export function parseDeliveryId(text: string): DeliveryId | undefined {
  return /^[0-9a-f]{64}$/.test(text) ? (text as DeliveryId) : undefined;
}
