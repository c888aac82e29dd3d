import type { Instant } from '../post/post.ts';
import { decideInFlight } from './decide-in-flight.ts';
import type { Delivery, Retryable } from './delivery.ts';
import { gateStep } from './gate-step.ts';
import { later } from './instant.ts';
import { reason } from './reasons.ts';
import { decideRemoval } from './removal/decide-removal.ts';
import { intentLeadMs, pollMs, type Situation, type Step } from './situation.ts';

/**
 * The next step of one delivery (design, 5): pure. Parts go out in order, the
 * next only after the one before it is confirmed.
 */
export function decide(delivery: Delivery, situation: Situation): Step {
  if (delivery.removal) return decideRemoval(delivery, situation);
  const index = delivery.parts.findIndex(({ state }) => state !== 'confirmed');
  const part = delivery.parts[index];
  if (part === undefined) return { do: 'nothing' };
  switch (part.state) {
    case 'planned':
      return beforeIntent(delivery, index, 0, situation, delivery.publishAt);
    case 'retryable':
      return again(delivery, index, part, situation);
    case 'intended':
    case 'prepared':
      return decideInFlight(delivery, index, part, situation);
    case 'failed':
      return index === 0
        ? { do: 'nothing' }
        : { do: 'hold', part: index, reason: reason('thread-incomplete') };
    case 'confirmed':
    case 'duplicated':
    case 'held':
    case 'withdrawn':
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      return { do: 'nothing' };
  }
}

function again(delivery: Delivery, index: number, part: Retryable, situation: Situation): Step {
  if (part.attempts >= situation.limits.maxAttempts) {
    return { do: 'hold', part: index, reason: reason('attempts-exhausted') };
  }
  const due = Math.max(delivery.publishAt, part.notBefore) as Instant;
  return beforeIntent(delivery, index, part.attempts, situation, due, part.notBefore);
}

function beforeIntent(
  delivery: Delivery,
  index: number,
  attempts: number,
  situation: Situation,
  due: Instant,
  notBefore = 0,
): Step {
  const { now } = situation;
  // Also when a platform's back-off reaches past the latest time: people hear of it now, not then.
  if (Math.max(now, due) > delivery.latestAt) {
    return { do: 'hold', part: index, reason: reason('past-latest-at') };
  }
  const from = Math.max(later(delivery.publishAt, -intentLeadMs), notBefore) as Instant;
  if (due > situation.until) {
    return { do: 'wait', until: Math.max(due, later(now, pollMs)) as Instant };
  }
  if (now < from) return { do: 'wait', until: from };
  const text = delivery.digests[index]?.text;
  if (text !== undefined && situation.textsInFlight.has(text)) {
    return { do: 'wait', until: Math.min(now + pollMs, delivery.latestAt + 1) as Instant };
  }
  const gate = gateStep(delivery, index, situation);
  return gate.open
    ? { do: 'intend', part: index, attempt: attempts + 1, pass: gate.pass }
    : gate.step;
}
