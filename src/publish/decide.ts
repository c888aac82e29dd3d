import type { Instant } from '../post/post.ts';
import { awaitTurn } from './await-turn.ts';
import { decideInFlight } from './decide-in-flight.ts';
import { decideScheduled } from './decide-scheduled.ts';
import type { Delivery, DeliveryId, Reason, Retryable } from './delivery.ts';
import { editStep } from './edits/edit-step.ts';
import { gateStep } from './gate-step.ts';
import { handOverFrom, leastAheadMs } from './hand-over.ts';
import { isInFlight } from './in-flight.ts';
import { later } from './instant.ts';
import { type PublishReasonCode, rateLimited, reason } from './reasons.ts';
import { decideRemoval } from './removal/decide-removal.ts';
import { intentLeadMs, pollMs, type Situation, type Step } from './situation.ts';
import { allowed } from './timing-step.ts';

/**
 * The next step of one delivery (design, 5): pure. Parts go out in order, the
 * next only after the one before it is confirmed.
 */
export function decide(delivery: Delivery, situation: Situation): Step {
  if (delivery.removal) return decideRemoval(delivery, situation);
  const index = delivery.parts.findIndex(({ state }) => state !== 'confirmed');
  const part = delivery.parts[index];
  if (part === undefined) return { do: 'nothing' };
  const before = editStep(delivery, index, situation);
  if (before) return before;
  switch (part.state) {
    case 'planned':
      return beforeIntent(delivery, index, 0, situation, delivery.publishAt);
    case 'retryable':
      return again(delivery, index, part, situation);
    case 'intended':
    case 'prepared':
      return decideInFlight(delivery, index, part, situation);
    case 'scheduled':
      return decideScheduled(delivery, index, part, situation);
    case 'failed':
      return index === 0
        ? { do: 'nothing' }
        : { do: 'hold', part: index, reason: reason('thread-incomplete') };
    case 'duplicated':
      return afterDuplicate(delivery, index, situation);
    case 'confirmed':
    case 'held':
    case 'withdrawn':
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      return { do: 'nothing' };
  }
}

/**
 * A part is public twice: people have the alarm, and nothing more is begun. What
 * may be out of the rest, by a sender that came late, is still found out.
 */
function afterDuplicate(delivery: Delivery, index: number, situation: Situation): Step {
  const next = delivery.parts.findIndex((part, at) => at > index && isInFlight(part));
  const part = delivery.parts[next];
  if (part === undefined || !isInFlight(part)) return { do: 'nothing' };
  const step = decideInFlight(delivery, next, part, situation);
  return step.do === 'wait' || step.do === 'reconcile' || step.do === 'give-up'
    ? step
    : { do: 'nothing' };
}

function again(delivery: Delivery, index: number, part: Retryable, situation: Situation): Step {
  if (needsPerson.has(part.reason.code)) return { do: 'hold', part: index, reason: part.reason };
  // A platform that asks for patience is no failure: only the latest time ends that.
  const isLimited = part.reason.code === rateLimited;
  if (part.attempts >= situation.limits.maxAttempts && !isLimited) {
    return { do: 'hold', part: index, reason: reason('attempts-exhausted') };
  }
  const due = Math.max(delivery.publishAt, part.notBefore) as Instant;
  return beforeIntent(delivery, index, part.attempts, situation, due, part.notBefore);
}

/** Nothing was sent, and trying again would find the same. */
const needsPerson: ReadonlySet<string> = new Set<PublishReasonCode>([
  'edit-target-gone',
  'edit-not-possible',
]);

function sayOnce(delivery: Pick<Delivery, 'blockedBy'>, why: Reason, until: Instant): Step {
  return delivery.blockedBy.includes(why.code)
    ? { do: 'wait', until }
    : { do: 'block', reason: why };
}

function beforeIntent(
  delivery: Delivery,
  index: number,
  attempts: number,
  situation: Situation,
  due: Instant,
  notBefore = 0,
): Step {
  const { now, turns } = situation;
  // Also when a platform's back-off reaches past the latest time: people hear of it now, not then.
  if (Math.max(now, due) > delivery.latestAt) {
    return { do: 'hold', part: index, reason: reason('past-latest-at') };
  }
  const slot = allowed(delivery, index, due, situation);
  if ('never' in slot) return { do: 'hold', part: index, reason: slot.never };
  const early = slot.waits ? undefined : handOverFrom(delivery, situation);
  const begins = early === undefined ? due : (Math.max(early, notBefore) as Instant);
  if (begins > situation.until && slot.waits === undefined) {
    return { do: 'wait', until: Math.max(begins, later(now, pollMs)) as Instant };
  }
  const latest = later(delivery.publishAt, early === undefined ? -intentLeadMs : -leastAheadMs);
  const from =
    early === undefined
      ? (Math.max(latest - 2 * (turns?.cycleMs ?? 0), notBefore) as Instant)
      : begins;
  if (now < from) return { do: 'wait', until: from };
  // Only what is due is told to wait: until then much may change.
  if (slot.waits && now < latest) return { do: 'wait', until: latest };
  if (slot.waits) return sayOnce(delivery, slot.waits, slot.at);
  const { restUntil } = situation;
  if (restUntil > delivery.latestAt) {
    return { do: 'hold', part: index, reason: reason('rate-limited') };
  }
  if (now < restUntil) return { do: 'wait', until: restUntil };
  const turn = awaitTurn(situation, latest);
  if (turn) return turn;
  const other = afterOthers(delivery, index, situation);
  if (other) return other;
  const gate = gateStep(delivery, index, situation);
  if (!gate.open) return gate.step;
  const step = { do: 'intend', part: index, attempt: attempts + 1, pass: gate.pass } as const;
  return early === undefined ? { ...step, ...superseding(situation) } : { ...step, isEarly: true };
}

/** What ends with it. An edit never stands on a timetable, so none begins early. */
function superseding({ edit }: Situation): { supersedes?: readonly DeliveryId[] } {
  return edit?.state === 'ready' && edit.supersedes.length > 0
    ? { supersedes: edit.supersedes }
    : {};
}

/** Other deliveries of the account that must be over first. */
function afterOthers(
  { latestAt, digests, blockedBy, edits }: Delivery,
  index: number,
  { now, edit, textsInFlight }: Situation,
): Step | undefined {
  const soonest = (until: number) => Math.min(until, latestAt + 1) as Instant;
  if (edit?.state === 'waits') return sayOnce({ blockedBy }, edit.reason, soonest(edit.until));
  // Nobody has looked yet how the post stands whose text it replaces.
  if (edits !== undefined && edit === undefined)
    return { do: 'wait', until: soonest(now + pollMs) };
  const text = digests[index]?.text;
  if (text === undefined || !textsInFlight.has(text)) return undefined;
  return { do: 'wait', until: soonest(now + pollMs) };
}
