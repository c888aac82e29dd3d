import type { Instant } from '../../post/post.ts';
import { leastAheadMs } from '../hand-over.ts';
import { later } from '../instant.ts';
import type { Need } from './clock-view.ts';
import type { Waiting } from './delivery-need.ts';
import { timeLimits } from './time-limits.ts';

/** What the clock knows besides a delivery's own need. */
export interface ScheduleSight {
  /** How long before it is due the account's posts are handed over to the platform's timetable; absent: never. */
  readonly aheadMs: number | undefined;
  readonly now: Instant;
  readonly changedAt: Instant;
  /** When main, the organisation's record or a pause last moved, as the clock saw it. */
  readonly stirredAt: Instant;
}

/**
 * When a job has to begin because of the platform's own timetable: to put a post
 * there; and while it stands there, whenever something moved that may forbid it,
 * and every so often, as an approval is taken back without a trace on any branch.
 * A pause does not keep such a job from starting: it is to call the post back.
 */
export function withTimetable(need: Need, waiting: Waiting, sight: ScheduleSight): Need {
  switch (waiting.timetable) {
    case 'on':
      return { ...need, from: lookFrom(need, sight), isPaused: false };
    case 'may': {
      const { aheadMs, now } = sight;
      // What waits for a slot is sent by koho itself: it has no place on the timetable.
      const isOwn = waiting.waitsFor !== undefined || aheadMs === undefined;
      if (isOwn || need.due - now < leastAheadMs) return need;
      const early = Math.max(need.due - aheadMs, sight.changedAt, sight.stirredAt) as Instant;
      return { ...need, from: Math.min(need.from, early) as Instant };
    }
    case 'no':
      return need;
  }
}

/** The last of these moments that has come; before the first of them, that one. */
function lookFrom(need: Need, { now, changedAt, stirredAt }: ScheduleSight): Instant {
  const { recheckScheduledMs } = timeLimits;
  const times = Math.floor((now - changedAt) / recheckScheduledMs);
  const regular = later(changedAt, Math.max(1, times) * recheckScheduledMs);
  const moments = [need.from, regular, ...(stirredAt > changedAt ? [stirredAt] : [])];
  const come = moments.filter((at) => at <= now);
  return (come.length > 0 ? Math.max(...come) : Math.min(...moments)) as Instant;
}
