import type { PlatformId } from '../post/payload.ts';
import type { AccountId, PostId } from '../post/post.ts';
import type { DeliveryId } from './delivery.ts';
import type { Sha256 } from './ports/surroundings.ts';

/**
 * A delivery's identity: (post, edition, platform, account), never text or time,
 * so that an edited or re-timed post cannot become a second delivery.
 * Line feeds cannot occur in any member, so no two lists give the same input.
 */
export function deliveryId(
  of: { post: PostId; edition: number; platform: PlatformId; account: AccountId },
  sha256: Sha256,
): DeliveryId {
  const members = ['koho/delivery/v1', of.post, String(of.edition), of.platform, of.account];
  return sha256(members.join('\n')) as DeliveryId;
}
