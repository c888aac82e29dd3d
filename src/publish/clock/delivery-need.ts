import type { Instant } from '../../post/post.ts';
import type { Delivery, Reason } from '../delivery.ts';
import { isForTimetable } from '../hand-over.ts';
import { isInFlight } from '../in-flight.ts';
import { later } from '../instant.ts';
import type { Situation } from '../situation.ts';
import { allowed, closedWhenSent } from '../timing-step.ts';
import type { Need } from './clock-view.ts';
import { timeLimits } from './time-limits.ts';

/** What the clock needs to know of a delivery, be it planned or only approved. */
export interface Waiting {
  readonly account: string;
  /** When the next step is due: at the next slot where the policy's times keep it from going out before. */
  readonly due: Instant;
  /** Why it is not due at its own time. */
  readonly waitsFor?: Reason;
  readonly latestAt: Instant;
  /** When the record last said something of it. */
  readonly changedAt: Instant;
  /** Whether it stands on the platform's own timetable, or could be put there. */
  readonly timetable: 'on' | 'may' | 'no';
}

/** What the policy's times depend on: as publishing sees it, so that a job starts when there is something to do. */
export type Times = Pick<Situation, 'now' | 'timing' | 'taken'>;

/** Absent where only a person can go on, or nothing is left to do. */
export function waitingOf(
  delivery: Delivery,
  o: { readonly changedAt: Instant; readonly times: Times },
): Waiting | undefined {
  const { account, latestAt } = delivery;
  // What is ordered gone waits for no publication any more (removal-need.ts).
  if (delivery.removal) return undefined;
  const due = dueOf(delivery, o);
  const timetable = timetableOf(delivery);
  return due && { account, latestAt, changedAt: o.changedAt, timetable, ...due };
}

function timetableOf(delivery: Delivery): Waiting['timetable'] {
  if (delivery.parts.some(({ state }) => state === 'scheduled')) return 'on';
  return isForTimetable(delivery) ? 'may' : 'no';
}

type Due = Pick<Waiting, 'due' | 'waitsFor'>;

function dueOf(
  delivery: Delivery,
  o: { readonly changedAt: Instant; readonly times: Times },
): Due | undefined {
  const { parts, publishAt } = delivery;
  const index = parts.findIndex(({ state }) => state !== 'confirmed');
  const part = parts[index];
  switch (part?.state) {
    case 'planned':
      return slotOf(delivery, index, publishAt, o);
    case 'retryable':
      return slotOf(delivery, index, Math.max(publishAt, part.notBefore) as Instant, o);
    case 'prepared': {
      const shut = closedWhenSent(delivery, o.times);
      return shut?.until ? { due: shut.until, waitsFor: shut.reason } : { due: publishAt };
    }
    // Without an outcome: its job is at it, or it is to be found out.
    case 'intended':
    case 'scheduled':
      return { due: publishAt };
    case 'failed':
      // The rest of a thread is still to be held.
      return index > 0 ? { due: publishAt } : undefined;
    case 'duplicated':
      // Nothing more is begun, but what may be out of the rest is to be found out.
      return parts.some(isInFlight) ? { due: publishAt } : undefined;
    case undefined:
    case 'confirmed':
    case 'held':
    case 'withdrawn':
      return undefined;
  }
}

type Planned = Parameters<typeof allowed>[0];

/** What can never go out in time is held by its job at once, so that people hear of it while they can act. */
export function slotOf(
  delivery: Planned,
  index: number,
  due: Instant,
  { changedAt, times }: { readonly changedAt: Instant; readonly times: Times },
): Due {
  const slot = allowed(delivery, index, due, times);
  if ('never' in slot) return { due: Math.min(due, changedAt) as Instant };
  return slot.waits ? { due: slot.at, waitsFor: slot.waits } : { due };
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
