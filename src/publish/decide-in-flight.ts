import type { Instant } from '../post/post.ts';
import { awaitTurn } from './await-turn.ts';
import type { Delivery, Intended, Prepared } from './delivery.ts';
import { gateStep, isFresh, saysNo } from './gate-step.ts';
import { handOverFrom, leastAheadMs } from './hand-over.ts';
import { later } from './instant.ts';
import type { Pass } from './ports/gate.ts';
import { reason } from './reasons.ts';
import { pollMs, prepareLeadMs, quickPollMs, type Situation, type Step } from './situation.ts';
import { closedWhenSent } from './timing-step.ts';
import { tooLate } from './too-late.ts';

/** The next step of a part with an intent and no outcome: this process is sending it, or it must be found out. */
export function decideInFlight(
  delivery: Delivery,
  index: number,
  part: Intended | Prepared,
  situation: Situation,
): Step {
  const stage = situation.sending.get(part.intent.nonce);
  if (part.state === 'prepared') {
    return stage !== undefined && situation.now < part.intent.leaseUntil
      ? minePrepared(delivery, index, part, situation)
      : shared(delivery, index, part, situation);
  }
  if (stage !== undefined) return mine(delivery, index, part, situation, stage);
  return situation.phases === 'two'
    ? neverPrepared(index, part, situation)
    : mayBePublic(index, part, situation);
}

/**
 * Two phases, while the lease lasts. Never given up as without effect: whoever
 * takes this run for dead may just be making the very same post public.
 */
function minePrepared(
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

function isEarly(delivery: Delivery, situation: Situation): boolean {
  const from = handOverFrom(delivery, situation);
  return from !== undefined && situation.now >= from;
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

/** Nothing public was asked for yet under this intent, and only this process can: it goes on or gives up. */
function mine(
  delivery: Delivery,
  index: number,
  part: Intended,
  situation: Situation,
  stage: 'fresh' | 'ready',
): Step {
  const { now } = situation;
  const { intent } = part;
  const giveUp = (code: 'already-public' | 'lease-over' | 'past-latest-at'): Step => ({
    do: 'give-up',
    part: index,
    intent,
    reason: reason(code),
  });
  if (part.late) return giveUp('already-public');
  if (now >= intent.leaseUntil) return giveUp('lease-over');
  if (now > delivery.latestAt) return giveUp('past-latest-at');
  const shut = closedWhenSent(delivery, situation);
  if (shut) return { do: 'give-up', part: index, intent, reason: shut.reason };
  const refused = refusal(situation);
  if (refused?.final) return { do: 'give-up', part: index, intent, reason: refused.reason };
  if (refused && now < refused.askAgain) return { do: 'wait', until: refused.askAgain };
  if (refused) return { do: 'check' };
  return stage === 'fresh'
    ? toPrepare(delivery, index, part, situation)
    : whenDue(delivery, index, part, situation);
}

function toPrepare(
  delivery: Delivery,
  index: number,
  { intent }: Intended,
  situation: Situation,
): Step {
  const { now, turns, phases } = situation;
  const early = isEarly(delivery, situation);
  const latest = later(delivery.publishAt, -(early ? leastAheadMs : prepareLeadMs));
  const from = early ? now : later(latest, -(turns?.cycleMs ?? 0));
  if (now < from) return { do: 'wait', until: from };
  // What is prepared in two phases goes on record at once.
  const turn = phases === 'two' ? awaitTurn(situation, latest) : undefined;
  if (turn) return turn;
  const gate = gateStep(delivery, index, situation);
  return gate.open ? { do: 'prepare', part: index, intent, pass: gate.pass } : gate.step;
}

/** A gate that says no ends the attempt; one that could not be read is asked again while the lease lasts. */
function refusal({ gate }: Situation) {
  if (gate === undefined || gate.answer.open) return undefined;
  const { reason } = gate.answer;
  return { final: saysNo(gate.answer), reason, askAgain: later(gate.askedAt, quickPollMs) };
}

/**
 * Ready to become public. The gate is asked shortly before the due instant
 * rather than at it, so that the send is both freshly allowed and on time.
 */
function whenDue(
  delivery: Delivery,
  index: number,
  part: Intended | Prepared,
  situation: Situation,
): Step {
  const { now, limits, gate } = situation;
  const due = Math.max(now, delivery.publishAt) as Instant;
  if (now < situation.restUntil) {
    return { do: 'wait', until: Math.min(situation.restUntil, part.intent.leaseUntil) as Instant };
  }
  if (gate?.answer.open && isFresh(gate.answer.pass, due, situation)) {
    const { pass } = gate.answer;
    return now < due ? { do: 'wait', until: due } : release(index, part, pass);
  }
  const from = later(delivery.publishAt, -limits.recheckMaxAgeSeconds * 500);
  return now < from ? { do: 'wait', until: from } : { do: 'check' };
}

function release(index: number, part: Intended | Prepared, pass: Pass): Step {
  const step = { do: 'release', part: index, intent: part.intent, pass } as const;
  return part.state === 'prepared' ? { ...step, remoteId: part.remoteId } : step;
}

/** Two phases: whether it is public can be asked, and making it public can be repeated, by whoever comes. */
function shared(delivery: Delivery, index: number, part: Prepared, situation: Situation): Step {
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

/** Two phases and nothing prepared on record: nothing can have become public, and a runner come late cannot record it any more. */
function neverPrepared(index: number, part: Intended, situation: Situation): Step {
  const { now } = situation;
  const { intent } = part;
  if (!isOver(part, situation) && now < intent.leaseUntil) {
    return { do: 'wait', until: Math.min(intent.leaseUntil, later(now, pollMs)) as Instant };
  }
  return { do: 'give-up', part: index, intent, reason: reason('not-prepared') };
}

/**
 * One phase: only the timeline can tell. A post found is believed at once;
 * absence is believed only when no sender can be left and the settle window has
 * passed since the last moment at which one could have sent.
 */
function mayBePublic(index: number, part: Intended, situation: Situation): Step {
  const { now, limits } = situation;
  const { intent } = part;
  const over = isOver(part, situation);
  const last = part.answeredAt ?? situation.spent.get(intent.nonce) ?? intent.leaseUntil;
  const settled = later(last, limits.settleSeconds * 1000);
  const poll = later(now, pollMs);
  const looked = situation.looked.get(intent.nonce);
  if (now < settled && (!over || looked !== undefined)) {
    return { do: 'wait', until: (over ? settled : Math.min(settled, poll)) as Instant };
  }
  const proves = over && now >= settled;
  if (looked === undefined || looked.at < settled) {
    return { do: 'reconcile', part: index, intent, proves };
  }
  // Looked after the window and still not known.
  if (!over) return { do: 'hold', part: index, reason: reason('run-not-known-ended') };
  if (now >= later(settled, limits.leaseSeconds * 1000)) {
    return { do: 'hold', part: index, reason: reason('unreadable') };
  }
  const again = later(looked.at, pollMs);
  return now < again
    ? { do: 'wait', until: again }
    : { do: 'reconcile', part: index, intent, proves };
}

/** No sender is left under this intent: it said so itself, it was this process, or the forge says that its job has ended. */
function isOver(part: Intended | Prepared, situation: Situation): boolean {
  const { nonce, run } = part.intent;
  return (
    part.answeredAt !== undefined ||
    situation.spent.has(nonce) ||
    situation.runs.get(run) === 'ended'
  );
}
