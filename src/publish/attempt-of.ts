import type { Instant } from '../post/post.ts';
import type { Intent } from './delivery.ts';

/** A record's time may have been evened out to that of a writer whose clock is ahead (the ledger allows five minutes). */
export const clockMarginMs = 300_000;

/** The attempt that a post belongs to: the last one begun before it became public. */
export function attemptOf(intent: Intent, publicAt: Instant): string {
  const begun = ({ at }: { readonly at: Instant }) => at - clockMarginMs <= publicAt;
  if (begun(intent)) return intent.nonce;
  return intent.earlier.findLast(begun)?.nonce ?? intent.nonce;
}
