import { timingOf as timingBy } from '../../policy/timing-of.ts';
import type { AccountId, Instant, PostId } from '../../post/post.ts';
import { departmentOf } from '../../post/post-id.ts';
import { looksBack, noTiming, type Slot, type Timing } from '../../post/timing/timing.ts';
import { slotOf, type Waiting, waitingOf } from '../../publish/clock/delivery-need.ts';
import type { Delivery, PartState, Reason } from '../../publish/delivery.ts';
import { isForTimetable } from '../../publish/hand-over.ts';
import { takenSlots, wantedSlot } from '../../publish/taken-slots.ts';
import type { RecordOffice } from '../workplace/record-office.ts';
import {
  type ApprovedDelivery,
  type BrokenDelivery,
  type RecordedPlan,
  readPlan,
} from './read-plan.ts';

/** One delivery that is not over: when it is due and how it stands. */
export interface PlanEntry {
  readonly account: AccountId;
  readonly post: PostId;
  readonly publishAt: Instant;
  readonly latestAt: Instant;
  /** When it was approved, or planned, as it is now. */
  readonly plannedAt: Instant;
  /** `approved`: on the organisation's record, not yet taken up by the account's job. */
  readonly states: readonly (PartState['state'] | 'approved')[];
  /** What a job can do next by itself; absent where it is a person's turn. */
  readonly waiting?: Waiting;
  /** It replaces the text of a public post. */
  readonly isEdit?: true;
  /** The reasons that the record gives for its not going on. */
  readonly blockedBy: readonly Reason[];
  /** What it takes of the account's budget. */
  readonly posts: number;
  readonly micros: number;
}

export interface PlanMoment {
  readonly now: Instant;
  readonly timingOf: (account: AccountId, post: PostId) => Timing;
}

/** What will be published next, by its own time, and of what that cannot be said. */
export interface Plan {
  readonly entries: readonly PlanEntry[];
  readonly broken: readonly BrokenDelivery[];
}

/** @throws LedgerError */
export async function plan(
  office: Pick<RecordOffice, 'accountLog' | 'view'>,
  accounts: readonly AccountId[],
  moment: PlanMoment,
): Promise<Plan> {
  const entries: PlanEntry[] = [];
  const broken: BrokenDelivery[] = [];
  for (const account of accounts) {
    const recorded = await readPlan(office, account);
    entries.push(...(await planNow(recorded, moment)));
    broken.push(...recorded.broken);
  }
  return { entries: entries.sort((a, b) => a.publishAt - b.publishAt), broken };
}

/** The present, by the policy in force. */
export function momentOf({ policy, clock }: Pick<RecordOffice, 'policy' | 'clock'>): PlanMoment {
  return {
    now: clock.now(),
    timingOf: (id, post) => {
      const account = policy.policy.accounts.get(id);
      return account ? timingBy(policy.policy, account, departmentOf(post)) : noTiming;
    },
  };
}

/** What a record, read before, means at a moment: slots move with the time and with what went out. */
export async function planNow(
  { account, open, approved, begun }: RecordedPlan,
  { now, timingOf }: PlanMoment,
): Promise<readonly PlanEntry[]> {
  const timings = (post: PostId) => timingOf(account, post);
  const all = [...open.map(({ delivery }) => delivery.post), ...approved.map(({ post }) => post)];
  const limited = all.map(timings).find(looksBack);
  const others = limited ? await begun(now, limited.timeZone) : [];
  const taken = new Map(
    [...others, ...open.map(({ delivery }) => delivery)].map((one) => [one.id, one]),
  );
  const timesOf = (post: PostId) => ({
    now,
    timing: timings(post),
    taken: takenBut(post, taken.values(), now),
  });
  const planned = open.map(({ delivery, plannedAt, changedAt, blockedBy }): PlanEntry => {
    const { post, publishAt, latestAt, parts } = delivery;
    const waiting = waitingOf(delivery, { changedAt, times: timesOf(post) });
    const { posts, micros } = wantedSlot(delivery, publishAt);
    return {
      ...{ account, post, publishAt, latestAt, plannedAt, blockedBy, posts, micros },
      states: parts.map(({ state }) => state),
      ...(delivery.edits !== undefined && ({ isEdit: true } as const)),
      ...(waiting && { waiting }),
    };
  });
  const begunPosts = new Set(planned.filter(isBegun).map(({ post }) => post));
  const newer = approved
    .filter(({ post }) => !begunPosts.has(post))
    .map((one) => approvedEntry(account, one, timesOf(one.post)));
  // A newer approval replaces a plan under which nothing was tried.
  const replaced = new Set(newer.map(({ post }) => post));
  return [...planned.filter(({ post }) => !replaced.has(post)), ...newer];
}

function approvedEntry(
  account: AccountId,
  approved: ApprovedDelivery,
  times: Parameters<typeof slotOf>[3]['times'],
): PlanEntry {
  const { post, publishAt, latestAt, approvedAt } = approved;
  const changedAt = approvedAt;
  const due = slotOf(approved, 0, publishAt, { changedAt, times });
  const { posts, micros } = wantedSlot(approved, publishAt);
  const parts = approved.digests.map(() => ({ state: 'planned' }) as const);
  const isEdit = approved.edits !== undefined;
  const timetable = !isEdit && isForTimetable({ parts, publishAt, latestAt }) ? 'may' : 'no';
  return {
    ...{ account, post, publishAt, latestAt, posts, micros, plannedAt: approvedAt },
    waiting: { account, latestAt, changedAt, timetable, ...due },
    states: ['approved'],
    ...(isEdit && ({ isEdit } as const)),
    blockedBy: [],
  };
}

function takenBut(post: PostId, all: Iterable<Delivery>, now: Instant): readonly Slot[] {
  return [...all].flatMap((one) => (one.post === post ? [] : takenSlots(one, now)));
}

function isBegun({ states }: PlanEntry): boolean {
  return states.some((state) => state !== 'planned');
}
