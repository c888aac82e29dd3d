import type { Policy } from '../../policy/policy.ts';
import { scheduleAheadMs } from '../../policy/schedule-ahead.ts';
import type { Instant } from '../../post/post.ts';
import type { Need } from '../../publish/clock/clock-view.ts';
import { crowdAt, leadMs } from '../../publish/clock/crowd.ts';
import { needOf } from '../../publish/clock/delivery-need.ts';
import { removalNeed, withdrawalNeed } from '../../publish/clock/removal-need.ts';
import { withTimetable } from '../../publish/clock/schedule-need.ts';
import type { PlanEntry } from '../plan/plan.ts';
import type { RecordedPlan } from '../plan/read-plan.ts';

/** What else the clock sees when it asks what the accounts' jobs have to do. */
interface Surroundings {
  readonly policy: Policy;
  readonly now: Instant;
  /** `undefined` stands for everything. */
  readonly paused: readonly (string | undefined)[];
  /** When a pause last began or ended: what was tried before it counts no more. */
  readonly turnedAt: Instant;
  /** When main or the organisation's record last moved. */
  readonly stirredAt: Instant;
}

/** While its account is paused nothing is sent, so only what may be out already, or is to be called back, gets its job. */
export function accountNeeds(entries: readonly PlanEntry[], o: Surroundings): readonly Need[] {
  const { policy, now, paused, turnedAt } = o;
  const stirredAt = Math.max(o.stirredAt, turnedAt) as Instant;
  const dues = entries.flatMap(({ waiting }) => waiting ?? []);
  return entries.flatMap(({ waiting, states, account }) => {
    if (waiting === undefined) return [];
    const need = needOf(waiting, leadMs(crowdAt(dues, waiting.due, now).length));
    const from = Math.max(need.from, turnedAt) as Instant;
    const isStopped = paused.includes(undefined) || paused.includes(account);
    const isPaused = isStopped && !states.some(mayBeOut);
    const own = policy.accounts.get(account);
    const aheadMs = own && scheduleAheadMs(policy, own);
    const sight = { aheadMs, now, changedAt: waiting.changedAt, stirredAt };
    return [withTimetable({ ...need, from, isPaused }, waiting, sight)];
  });
}

/** What is ordered gone: orders that the account has not taken yet, and what it has not brought to an end. */
export function withdrawalNeeds(plan: RecordedPlan): readonly Need[] {
  const { account, open, withdrawals } = plan;
  const newest = withdrawals.findLast((one) => concernsAccount(one, plan));
  return [
    ...(newest === undefined ? [] : [withdrawalNeed(account, newest.approvedAt)]),
    ...open.flatMap(({ delivery, changedAt }) => removalNeed(delivery, changedAt) ?? []),
  ];
}

/**
 * Of a post that was never approved or planned here there is nothing to take, so the
 * account's log never says that it took the order: each of its jobs would end without
 * a word, and the clock would start the next.
 */
function concernsAccount(
  { post, delivery }: RecordedPlan['withdrawals'][number],
  { approved }: RecordedPlan,
): boolean {
  return delivery !== 'none' || approved.some((one) => one.post === post);
}

function mayBeOut(state: PlanEntry['states'][number]): boolean {
  return state === 'intended' || state === 'prepared';
}
