import type { Instant } from '../post/post.ts';
import type { Reason, Scheduled } from './delivery.ts';
import { later } from './instant.ts';
import { reason } from './reasons.ts';
import {
  type Ordered,
  pollMs,
  quickPollMs,
  type ScheduleStep,
  type Situation,
  type Step,
} from './situation.ts';

/** A post that is to become public no sooner than this can be deleted safely. */
const safelyAheadMs = 60 * 60_000;

/**
 * Takes a post from the platform's own timetable. Deleting at once could meet it
 * just after it became public, and then a public post would vanish and another
 * be sent. So it is first moved far ahead; once the platform was read to have it
 * so, and that is on record, it is deleted; and it is called back only when the
 * platform was read and has it no more. Every step may be repeated by any run.
 */
export function callBack(part: Scheduled, about: About, why: Reason, situation: Situation): Step {
  const { now, standings, ordered } = situation;
  const seen = standings.get(part.intent.nonce);
  const order = ordered.get(part.intent.nonce);
  const postpone: Step = { do: 'postpone', ...about };
  // Of what goes on record by itself (`recalling`) it was read that the brake holds; an order says nothing of that.
  const isUnbraked = part.recall?.becomes !== 'retryable';
  const isBrakeFirst = now < part.dueAt && isUnbraked;
  // The brake comes first, whatever the platform was last seen to say.
  if (isBrakeFirst && !wasRecalled(order)) return postpone;
  const look: Step = { do: 'read-standing', ...about };
  if (seen === undefined || seen.at < (order?.at ?? 0)) return look;
  const again = later(Math.max(seen.at, order?.at ?? 0) as Instant, quickPollMs);
  const rested = (step: Step): Step => (now < again ? { do: 'wait', until: again } : step);
  const { standing } = seen;
  switch (standing.seen) {
    case 'unreadable':
      return isHopeless(part, situation)
        ? { do: 'hold', part: about.part, reason: reason('unreadable') }
        : rested(isBrakeFirst ? postpone : look);
    case 'scheduled':
      if (!isFarAhead(part, standing.publishesAt, now)) {
        return order?.order === 'postpone' ? rested(postpone) : postpone;
      }
      return takeAway(part, about, why, order, rested);
    case 'hidden':
      return takeAway(part, about, why, order, rested);
    case 'gone':
      return isGone(part, about, why, seen.at);
    case 'public':
      return rested(look);
  }
}

function wasRecalled(order: Ordered | undefined): boolean {
  return order !== undefined && order.order !== 'schedule';
}

/** Deleted under our record, or by somebody before it was due: never public. */
function isGone({ recall, dueAt }: Scheduled, about: About, why: Reason, seenAt: Instant): Step {
  return recall || seenAt < dueAt
    ? { do: 'called-back', ...about, reason: recall?.reason ?? why }
    : { do: 'hold', part: about.part, reason: reason('gone-at-platform') };
}

type About = Pick<ScheduleStep, 'part' | 'intent' | 'remoteId'>;

function isHopeless({ dueAt }: Scheduled, { now, limits }: Situation): boolean {
  return now >= later(dueAt, limits.leaseSeconds * 1000 + 2 * pollMs);
}

/** What stands at its due instant is never deleted, however far ahead that is: the order that put it there may come twice. */
function isFarAhead({ dueAt }: Scheduled, publishesAt: Instant, now: Instant): boolean {
  return publishesAt - now >= safelyAheadMs && publishesAt !== dueAt;
}

function takeAway(
  { recall }: Scheduled,
  about: About,
  why: Reason,
  order: Ordered | undefined,
  rested: (step: Step) => Step,
): Step {
  if (!recall) return { do: 'recall', ...about, reason: why };
  const step: Step = { do: 'take-away', ...about };
  return order?.order === 'take-away' ? rested(step) : step;
}
