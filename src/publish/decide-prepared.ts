import type { Instant } from '../post/post.ts';
import { awaitTurn } from './await-turn.ts';
import type { Delivery, Prepared } from './delivery.ts';
import { isOver } from './find-out.ts';
import { gateStep } from './gate-step.ts';
import { leastAheadMs } from './hand-over.ts';
import { later } from './instant.ts';
import { reason } from './reasons.ts';
import { pollMs, type Situation, type Step } from './situation.ts';
import { closedWhenSent } from './timing-step.ts';
import { tooLate } from './too-late.ts';
import { isEarly, refusal, release, whenDue } from './when-due.ts';

/**
 * Two phases, while the lease lasts. Never given up as without effect: whoever
 * takes this run for dead may just be making the very same post public.
 */
export function minePrepared(
  delivery: Delivery,
  index: number,
  part: Prepared,
  situation: Situation,
): Step {
  const { now } = situation;
  const refused = refusal(situation);
  const isShut = now > delivery.latestAt || closedWhenSent(delivery, situation) !== undefined;
  if (part.late || isShut || refused?.final) {
    return shared(delivery, index, part, situation);
  }
  if (refused) {
    return now < refused.askAgain ? { do: 'wait', until: refused.askAgain } : { do: 'check' };
  }
  return isEarly(delivery, situation)
    ? handOver(delivery, index, part, situation)
    : whenDue(delivery, index, part, situation);
}

/** The invisible post is on record: the platform's own timetable may have it, if the gate is open now. */
function handOver(delivery: Delivery, index: number, part: Prepared, situation: Situation): Step {
  const { now, restUntil } = situation;
  if (now < restUntil) return { do: 'wait', until: restUntil };
  const { intent, remoteId } = part;
  const turn = awaitTurn(situation, later(delivery.publishAt, -leastAheadMs));
  if (turn) return turn;
  const gate = gateStep(delivery, index, situation);
  if (!gate.open) return gate.step;
  // The platform keeps whole seconds.
  const dueAt = (Math.ceil(delivery.publishAt / 1000) * 1000) as Instant;
  return { do: 'schedule', part: index, intent, remoteId, dueAt, pass: gate.pass };
}

/** Two phases: whether it is public can be asked, and making it public can be repeated, by whoever comes. */
export function shared(
  delivery: Delivery,
  index: number,
  part: Prepared,
  situation: Situation,
): Step {
  const { now } = situation;
  const { intent } = part;
  const early = isEarly(delivery, situation) && !part.late;
  if (now < delivery.publishAt && !early) return { do: 'wait', until: delivery.publishAt };
  const isOwn = situation.sending.has(intent.nonce);
  if (!isOwn && !isOver(part, situation) && now < intent.leaseUntil) {
    return { do: 'wait', until: Math.min(intent.leaseUntil, later(now, pollMs)) as Instant };
  }
  return early && !closedWhenSent(delivery, situation)
    ? handOver(delivery, index, part, situation)
    : flip(delivery, index, part, situation);
}

/** Made public by koho's own hand, after a look whether it is already. */
function flip(delivery: Delivery, index: number, part: Prepared, situation: Situation): Step {
  const { now } = situation;
  const { intent, remoteId } = part;
  if (now < delivery.publishAt) return { do: 'wait', until: delivery.publishAt };
  const looked = situation.looked.get(intent.nonce);
  const look: Step = { do: 'reconcile', part: index, intent, remoteId, proves: false };
  if (looked === undefined) return look;
  // The flip itself waits for an answer to the look just before it.
  const spent = situation.spent.get(intent.nonce);
  if (spent !== undefined && spent >= looked.at) {
    const again = later(spent, pollMs);
    return now < again ? { do: 'wait', until: again } : look;
  }
  if (part.late) return { do: 'hold', part: index, reason: reason('already-public') };
  if (now > delivery.latestAt) return tooLate(delivery, { look, index, looked }, situation);
  const shut = closedWhenSent(delivery, situation);
  if (shut?.until !== undefined) return { do: 'wait', until: soonerOf(shut.until, delivery) };
  if (shut) return { do: 'hold', part: index, reason: shut.reason };
  const { restUntil } = situation;
  if (now < restUntil) return { do: 'wait', until: soonerOf(restUntil, delivery) };
  const gate = gateStep(delivery, index, situation);
  return gate.open ? release(index, part, gate.pass) : gate.step;
}

/** Waiting past the latest time is of no use: people are to hear of it then. */
function soonerOf(until: Instant, { latestAt }: Delivery): Instant {
  return Math.min(until, later(latestAt, 1)) as Instant;
}
