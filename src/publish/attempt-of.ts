import { maxClockSkewMs } from '../ledger/clock-skew.ts';
import type { Instant } from '../post/post.ts';
import type { Intent } from './delivery.ts';

/** The attempt that a post belongs to: the last one begun before it became public. */
export function attemptOf(intent: Intent, publicAt: Instant): string {
  // An attempt's record may bear the later time of a writer whose clock is ahead.
  const begun = ({ at }: { readonly at: Instant }) => at - maxClockSkewMs <= publicAt;
  if (begun(intent)) return intent.nonce;
  return intent.earlier.findLast(begun)?.nonce ?? intent.nonce;
}
