import type { Instant } from '../../post/post.ts';
import { later } from '../instant.ts';
import type { Situation } from '../situation.ts';

/** When the next request to delete may be made on this account. */
export function nextDeletionAt({ removal, limits }: Situation): Instant {
  const { lastDeletionAt } = removal;
  if (lastDeletionAt === undefined) return 0 as Instant;
  return later(lastDeletionAt, limits.deletionSpacingSeconds * 1000);
}
