import type { Instant } from '../post/post.ts';
import type { Intended, Prepared } from './delivery.ts';
import { later } from './instant.ts';
import { reason } from './reasons.ts';
import { pollMs, type Situation, type Step } from './situation.ts';

/** Two phases and nothing prepared on record: nothing can have become public, and a runner come late cannot record it any more. */
export function neverPrepared(index: number, part: Intended, situation: Situation): Step {
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
export function mayBePublic(index: number, part: Intended, situation: Situation): Step {
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
export function isOver(part: Intended | Prepared, situation: Situation): boolean {
  const { nonce, run } = part.intent;
  return (
    part.answeredAt !== undefined ||
    situation.spent.has(nonce) ||
    situation.runs.get(run) === 'ended'
  );
}
