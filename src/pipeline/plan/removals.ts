import type { AccountId, Instant, PostId } from '../../post/post.ts';
import { removalNeed } from '../../publish/clock/removal-need.ts';
import type { Reason } from '../../publish/delivery.ts';
import type { PlanEntry } from './plan.ts';
import type { RecordedPlan } from './read-plan.ts';

/** A post that is ordered gone from an account, and that its job can go on with. */
export interface RemovalEntry {
  readonly account: AccountId;
  readonly post: PostId;
  /** When a person last said so. */
  readonly orderedAt: Instant;
  /** Whether the account's own log has the order. */
  readonly isTaken: boolean;
  /** Empty where its records contradict each other. */
  readonly states: PlanEntry['states'];
  /** The reasons that the record gives for its not going on. */
  readonly blockedBy: readonly Reason[];
}

/**
 * What is ordered gone and is not: pure. What waits for a person (held, or given up
 * by the deletion) is none of it, until that person has answered or ordered again.
 */
export function removalEntries(plan: RecordedPlan): readonly RemovalEntry[] {
  const entries = new Map<PostId, RemovalEntry>();
  for (const entry of [...underWay(plan), ...notTaken(plan)]) {
    if (!entries.has(entry.post)) entries.set(entry.post, entry);
  }
  return [...entries.values()];
}

function underWay({ account, open }: RecordedPlan): readonly RemovalEntry[] {
  return open.flatMap(({ delivery, changedAt, orderedAt, blockedBy }) => {
    if (orderedAt === undefined || removalNeed(delivery, changedAt) === undefined) return [];
    const { post, parts } = delivery;
    const states = parts.map(({ state }) => state);
    return [{ account, post, orderedAt, isTaken: true, states, blockedBy }];
  });
}

function notTaken({ account, approved, withdrawals }: RecordedPlan): readonly RemovalEntry[] {
  const planned = new Set(approved.map(({ post }) => post));
  return withdrawals.flatMap(
    ({ post, approvedAt: orderedAt, delivery, blockedBy }): RemovalEntry[] => {
      const entry = { account, post, orderedAt, isTaken: false, blockedBy };
      if (delivery === 'unknown') return [{ ...entry, states: [] }];
      // What was never planned here is not out, and only an approval that waits can bring it.
      if (delivery === 'none') return planned.has(post) ? [{ ...entry, states: ['approved'] }] : [];
      const states = delivery.parts.map(({ state }) => state);
      return states.every(isGone) ? [] : [{ ...entry, states }];
    },
  );
}

/** Nothing of it is public, and nothing will be. */
function isGone(state: PlanEntry['states'][number]): boolean {
  return state === 'withdrawn' || state === 'deleted' || state === 'failed';
}
