import type { AccountId, Instant, PostId } from '../../post/post.ts';
import type { Reason } from '../../publish/delivery.ts';
import { later } from '../../publish/instant.ts';
import type { PlanEntry } from '../plan/plan.ts';
import { organisationLogName } from '../workplace/logs.ts';
import type { Undeleted } from './undeleted.ts';

/** What should have happened by now and has not, and that no other issue tells of. */
export type Alarm = LatePost | Undeleted;

/** A post that should be public by now and is not. */
export type LatePost = {
  readonly post: PostId;
  /** When it should have been out. */
  readonly since: Instant;
  readonly latestAt: Instant;
} & (
  | { readonly kind: 'waiting'; readonly account: AccountId; readonly entry: PlanEntry }
  /** Refused by the platform for good; nothing of it is public. */
  | { readonly kind: 'failed'; readonly account: AccountId; readonly reason: Reason }
  /** Merged, and the organisation's job has not looked at it yet. */
  | { readonly kind: 'unrecorded' }
);

type Late = Extract<LatePost, { readonly kind: 'waiting' }> & { readonly isPaused: boolean };

/** Whose job should have done it. */
export function jobOf(alarm: Alarm): string {
  return 'account' in alarm ? alarm.account : organisationLogName;
}

export interface Moment {
  readonly now: Instant;
  /** So long after its time it is late. */
  readonly afterMs: number;
  /** `undefined` stands for everything. */
  readonly paused: readonly (string | undefined)[];
  /** When a pause was last lifted: what waited for that is expected from then on. */
  readonly resumedAt?: Instant;
}

/**
 * What is due and not out (design, 5). What is held waits for a person and has
 * an issue of its own; what waits for its slot is not due yet. What is paused is
 * listed as such: people stopped it, so nobody is called for it.
 */
export function overdue(entries: readonly PlanEntry[], moment: Moment): readonly Late[] {
  const { now, afterMs, paused, resumedAt = 0 } = moment;
  return entries.flatMap((entry) => {
    const { account, post, latestAt, publishAt, plannedAt, waiting } = entry;
    if (waiting === undefined) return [];
    const due = waiting.waitsFor ? waiting.due : publishAt;
    // Approved late, or stopped until then: nobody could have sent it before.
    const since = Math.max(due, plannedAt, resumedAt) as Instant;
    if (now < later(since, afterMs)) return [];
    const isPaused = paused.includes(undefined) || paused.includes(account);
    return [{ kind: 'waiting', account, post, since, latestAt, entry, isPaused }];
  });
}
