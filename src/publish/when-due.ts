import type { Instant } from '../post/post.ts';
import type { Delivery, Intended, Prepared } from './delivery.ts';
import { isFresh, saysNo } from './gate-step.ts';
import { handOverFrom } from './hand-over.ts';
import { later } from './instant.ts';
import type { Pass } from './ports/gate.ts';
import { quickPollMs, type Situation, type Step } from './situation.ts';

/**
 * Ready to become public. The gate is asked shortly before the due instant
 * rather than at it, so that the send is both freshly allowed and on time.
 */
export function whenDue(
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

export function release(index: number, part: Intended | Prepared, pass: Pass): Step {
  const step = { do: 'release', part: index, intent: part.intent, pass } as const;
  return part.state === 'prepared' ? { ...step, remoteId: part.remoteId } : step;
}

/** A gate that says no ends the attempt; one that could not be read is asked again while the lease lasts. */
export function refusal({ gate }: Situation) {
  if (gate === undefined || gate.answer.open) return undefined;
  const { reason } = gate.answer;
  return { final: saysNo(gate.answer), reason, askAgain: later(gate.askedAt, quickPollMs) };
}

export function isEarly(delivery: Delivery, situation: Situation): boolean {
  const from = handOverFrom(delivery, situation);
  return from !== undefined && situation.now >= from;
}
