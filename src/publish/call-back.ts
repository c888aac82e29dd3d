import type { Instant } from '../post/post.ts';
import type { Reason, Scheduled } from './delivery.ts';
import { later } from './instant.ts';
import { reason } from './reasons.ts';
import { pollMs, quickPollMs, type ScheduleStep, type Situation, type Step } from './situation.ts';

/** A post that is to become public no sooner than this can be deleted safely. */
const safelyAheadMs = 60 * 60_000;

/**
 * Takes a post from the platform's own timetable. Deleting at once could meet it
 * just after it became public, and then a public post would vanish and another
 * be sent. So it is first moved far ahead; once the platform was read to have it
 * so, and that is on record, it is deleted; and it is called back only when the
 * platform was read and has it no more. Every step may be repeated by any run.
 */
export function callBack(
  part: Scheduled,
  about: Pick<ScheduleStep, 'part' | 'intent' | 'remoteId'>,
  why: Reason,
  situation: Situation,
): Step {
  const { now, standings, ordered, limits } = situation;
  const seen = standings.get(part.intent.nonce);
  const order = ordered.get(part.intent.nonce);
  const isBeforeDue = now < part.dueAt;
  // The brake comes first, whatever the platform was last seen to say.
  const wasAsked = order !== undefined && order.order !== 'schedule';
  if (isBeforeDue && !wasAsked && !part.recall) return { do: 'postpone', ...about };
  const look: Step = { do: 'look', ...about };
  if (seen === undefined || seen.at < (order?.at ?? 0)) return look;
  const again = later(Math.max(seen.at, order?.at ?? 0) as Instant, quickPollMs);
  const rest = (step: Step): Step => (now < again ? { do: 'wait', until: again } : step);
  switch (seen.standing.seen) {
    case 'unreadable': {
      const hopeless = later(part.dueAt, limits.leaseSeconds * 1000 + 2 * pollMs);
      if (now >= hopeless) return { do: 'hold', part: about.part, reason: reason('unreadable') };
      return rest(isBeforeDue && !part.recall ? { do: 'postpone', ...about } : look);
    }
    case 'scheduled': {
      const isSafe =
        seen.standing.publishesAt - now >= safelyAheadMs && isMoved(part, seen.standing);
      if (!isSafe)
        return wasAsked ? rest({ do: 'postpone', ...about }) : { do: 'postpone', ...about };
      return part.recall ? removed(about, order, rest) : { do: 'recall', ...about, reason: why };
    }
    case 'hidden':
      return part.recall ? removed(about, order, rest) : { do: 'recall', ...about, reason: why };
    case 'gone':
      // Deleted under our record, or by somebody before it was due: never public.
      return part.recall || seen.at < part.dueAt
        ? { do: 'called-back', ...about, reason: part.recall?.reason ?? why }
        : { do: 'hold', part: about.part, reason: reason('gone-at-platform') };
    case 'public':
      return rest(look);
  }
}

/** The order that put it there may still be on its way: what stands at its due instant is never deleted. */
function isMoved(part: Scheduled, { publishesAt }: { readonly publishesAt: Instant }): boolean {
  return publishesAt !== part.dueAt;
}

function removed(
  about: Pick<ScheduleStep, 'part' | 'intent' | 'remoteId'>,
  order: { readonly order: string } | undefined,
  rest: (step: Step) => Step,
): Step {
  const step: Step = { do: 'remove', ...about };
  return order?.order === 'remove' ? rest(step) : step;
}
