import type { AccountId, Instant, PostId } from '../../post/post.ts';
import { later } from '../../publish/instant.ts';
import type { RemovalEntry } from '../plan/removals.ts';

/** A post that should be gone by now and is not, as far as the record knows. */
export type Undeleted = {
  readonly kind: 'undeleted';
  readonly post: PostId;
  /** When it was ordered gone. */
  readonly since: Instant;
} & (
  | ({ readonly stage: 'not-taken' | 'under-way'; readonly account: AccountId } & Pick<
      RemovalEntry,
      'states' | 'blockedBy'
    >)
  /** The request is merged, and the organisation's job has not looked at it yet. */
  | { readonly stage: 'unrecorded' }
);

/**
 * What is ordered gone and is not (design, 5): counted from the order, whatever is
 * tried meanwhile, since a wrong post that stays public is worse than a late one.
 * A pause is no excuse: deleting goes on while everything else is stopped.
 */
export function undeleted(
  entries: readonly RemovalEntry[],
  { now, afterMs }: { readonly now: Instant; readonly afterMs: number },
): readonly Undeleted[] {
  return entries.flatMap(({ account, post, orderedAt, isTaken, states, blockedBy }) => {
    if (now < later(orderedAt, afterMs)) return [];
    const stage = isTaken ? 'under-way' : 'not-taken';
    return [{ kind: 'undeleted', stage, account, post, since: orderedAt, states, blockedBy }];
  });
}
