import type { Instant } from '../../post/post.ts';
import type { Delivery } from '../delivery.ts';
import { isForTimetable } from '../hand-over.ts';
import { later } from '../instant.ts';
import type { Need } from './clock-view.ts';
import { timeLimits } from './time-limits.ts';

/** What the clock needs to know of a delivery, be it planned or only approved. */
export interface Waiting {
  readonly account: string;
  /** When the next step is due. */
  readonly due: Instant;
  readonly latestAt: Instant;
  /** When the record last said something of it. */
  readonly changedAt: Instant;
  /** Whether it stands on the platform's own timetable, or could be put there. */
  readonly timetable: 'on' | 'may' | 'no';
}

/** Absent where only a person can go on, or nothing is left to do. */
export function waitingOf(delivery: Delivery, changedAt: Instant): Waiting | undefined {
  const due = dueOf(delivery);
  const { account, latestAt } = delivery;
  const timetable = timetableOf(delivery);
  return due === undefined ? undefined : { account, due, latestAt, changedAt, timetable };
}

function timetableOf(delivery: Delivery): Waiting['timetable'] {
  if (delivery.parts.some(({ state }) => state === 'scheduled')) return 'on';
  return isForTimetable(delivery) ? 'may' : 'no';
}

function dueOf({ parts, publishAt }: Delivery): Instant | undefined {
  const index = parts.findIndex(({ state }) => state !== 'confirmed');
  const part = parts[index];
  switch (part?.state) {
    case 'planned':
    // An intent without an outcome: its job is at it, or it is to be found out.
    case 'intended':
    case 'prepared':
    case 'scheduled':
      return publishAt;
    case 'retryable':
      return Math.max(publishAt, part.notBefore) as Instant;
    case 'failed':
      // The rest of a thread is still to be held.
      return index > 0 ? publishAt : undefined;
    case undefined:
    case 'confirmed':
    case 'duplicated':
    case 'held':
    case 'withdrawn':
      return undefined;
  }
}

export function needOf({ account, due, latestAt, changedAt }: Waiting, lead: number): Need {
  return {
    job: account,
    due,
    from: Math.max(later(due, -lead), changedAt) as Instant,
    isPaused: false,
    until: later(Math.max(due, latestAt, changedAt) as Instant, timeLimits.giveUpAfterMs),
  };
}
