import type { Policy } from '../../policy/policy.ts';
import { scheduleAheadMs } from '../../policy/schedule-ahead.ts';
import type { Instant } from '../../post/post.ts';
import { leadMs } from '../../publish/clock/crowd.ts';
import { timeLimits } from '../../publish/clock/time-limits.ts';
import { leastAheadMs } from '../../publish/hand-over.ts';
import type { PlanEntry } from './plan.ts';

/** How often cron starts each workflow; a test compares it with the files. */
export const cronPerDay = { clock: 72, publish: 2, watch: 48 } as const;
/** What the cron alone would need to be as seldom late as cron can be: a run every quarter of an hour. */
const cronAlonePerDay = 96;

/** The look-aheads that a forecast compares, in hours. */
export const lookAheads = [1, 3, 6, 12] as const;

export interface RunnerMinutes {
  readonly days: number;
  readonly clock: readonly { readonly lookAheadHours: number; readonly minutes: number }[];
  readonly cronAlone: number;
}

const days = 30;
const minute = 60_000;
const hour = 60 * minute;

/**
 * Minutes of GitHub Actions over the next 30 days, by what is waiting now: later
 * posts come on top. Every job is billed by the begun minute; a clock that only
 * finds another one running costs nothing.
 */
export function runnerMinutes(o: {
  readonly entries: readonly PlanEntry[];
  readonly policy: Policy;
  readonly now: Instant;
}): RunnerMinutes {
  const { accounts, organisation } = o.policy;
  const ownHours = organisation.publishing.lookAheadHours;
  const end = o.now + days * 24 * hour;
  const dues = o.entries
    .flatMap(({ waiting }) => waiting?.due ?? [])
    .map((due) => Math.max(due, o.now))
    .filter((due) => due <= end);
  const allAccounts = 1 + accounts.size;
  const net = days * (cronPerDay.publish * allAccounts + cronPerDay.watch);
  const jobs =
    dues.length * (Math.ceil(leadMs(1) / minute) + 1) +
    o.entries.reduce((sum, entry) => sum + timetableJobs(entry, o), 0);
  const all = [...new Set<number>([...lookAheads, ownHours])].sort((a, b) => a - b);
  return {
    days,
    clock: all.map((lookAheadHours) => {
      const awake = awakeMinutes(dues, lookAheadHours * hour, o.now);
      const idle = Math.max(
        0,
        days * cronPerDay.clock - Math.floor((awake * cronPerDay.clock) / 1440),
      );
      return { lookAheadHours, minutes: Math.ceil(awake) + idle + net + jobs };
    }),
    cronAlone: days * cronAlonePerDay * allAccounts,
  };
}

/** A minute each: one that hands the post over, and those that look at it there every so often. */
function timetableJobs(
  { account, waiting }: PlanEntry,
  { policy, now }: { readonly policy: Policy; readonly now: Instant },
): number {
  const own = [...policy.accounts.values()].find(({ id }) => id === account);
  const aheadMs = own && scheduleAheadMs(policy, own);
  if (waiting === undefined || aheadMs === undefined || waiting.timetable === 'no') return 0;
  const left = waiting.due - now;
  // Too near, or at a slot of its own: koho sends it itself.
  if (waiting.timetable === 'may' && (left < leastAheadMs || waiting.waitsFor)) return 0;
  const looks = Math.floor(Math.min(left, aheadMs) / timeLimits.recheckScheduledMs);
  return Math.max(0, looks) + (waiting.timetable === 'may' ? 1 : 0);
}

/** The length of the union of the times in which something is due within the look-ahead. */
function awakeMinutes(dues: readonly number[], lookAheadMs: number, now: number): number {
  let until = now;
  let sum = 0;
  for (const due of dues.toSorted((a, b) => a - b)) {
    const end = due + minute;
    sum += Math.max(0, end - Math.max(until, due - lookAheadMs));
    until = Math.max(until, end);
  }
  return sum / minute;
}
