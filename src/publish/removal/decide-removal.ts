import type { Instant } from '../../post/post.ts';
import { decideInFlight } from '../decide-in-flight.ts';
import { decideScheduled } from '../decide-scheduled.ts';
import type { DeleteFailed, Delivery, Intended, PartState, Prepared } from '../delivery.ts';
import { decideCancel } from '../edits/decide-cancel.ts';
import { later } from '../instant.ts';
import { reason } from '../reasons.ts';
import { pollMs, type Situation, type Step } from '../situation.ts';
import { decideDeletion } from './decide-deletion.ts';
import { deletable } from './deletable.ts';
import { nextDeletionAt } from './next-deletion.ts';

type Held = Extract<PartState, { readonly state: 'held' }>;

/**
 * The next step of a delivery that is ordered gone: pure. The last part goes
 * first, so that what is left of a thread is at any moment its beginning. A part
 * that has to wait (for a person, say) keeps none of the others from going.
 */
export function decideRemoval(delivery: Delivery, situation: Situation): Step {
  const waits: Instant[] = [];
  for (let index = delivery.parts.length - 1; index >= 0; index -= 1) {
    const step = stepOf(delivery, index, situation);
    if (step.do === 'wait') waits.push(step.until);
    else if (step.do !== 'nothing') return step;
  }
  if (waits.length === 0) return { do: 'nothing' };
  return { do: 'wait', until: Math.min(...waits) as Instant };
}

function stepOf(delivery: Delivery, index: number, situation: Situation): Step {
  const part = delivery.parts[index];
  if (part === undefined) return { do: 'nothing' };
  switch (part.state) {
    case 'planned':
    case 'retryable':
      return { do: 'withdraw', reason: reason('withdrawal-ordered') };
    case 'intended':
      return stopSending(delivery, index, part, situation);
    case 'scheduled':
      return decideScheduled(delivery, index, part, situation);
    case 'prepared':
    case 'held':
      return unlessEdit(delivery, index, part, situation);
    case 'confirmed':
    case 'duplicated':
      return begin(delivery, index, 1, situation);
    case 'delete_failed':
      return again(delivery, index, part, situation);
    case 'deleting':
      return onPlatform(delivery, situation, decideDeletion(index, part, situation));
    case 'failed':
    case 'withdrawn':
    case 'deleted':
      return { do: 'nothing' };
  }
}

/** The invisible post is deleted. What a correction by editing was to change is somebody else's public post. */
function unlessEdit(
  delivery: Delivery,
  index: number,
  part: Prepared | Held,
  situation: Situation,
): Step {
  const isHeld = part.state === 'held';
  const before = isHeld ? part.before : part;
  if (delivery.edits === undefined) return begin(delivery, index, 1, situation);
  // Once it is found out that nothing came of it.
  if (before.state === 'retryable') return { do: 'withdraw', reason: reason('withdrawal-ordered') };
  if (before.state !== 'prepared') return { do: 'nothing' };
  // An earlier attempt is known to have replaced the text.
  if (before.late) return begin(delivery, index, 1, situation);
  const step = decideCancel(delivery, index, { part: before, isHeld }, situation);
  return step.do === 'reconcile' ? onPlatform(delivery, situation, step) : step;
}

/** Nothing public was asked for by this process yet, or it has to be found out what came of it: neither sends anything. */
function stopSending(
  delivery: Delivery,
  index: number,
  part: Intended,
  situation: Situation,
): Step {
  const { intent } = part;
  return situation.sending.has(intent.nonce)
    ? { do: 'give-up', part: index, intent, reason: reason('withdrawal-ordered') }
    : decideInFlight(delivery, index, part, situation);
}

function again(
  delivery: Delivery,
  index: number,
  { retry, attempts, notBefore }: DeleteFailed,
  situation: Situation,
): Step {
  if (!retry) return { do: 'nothing' };
  if (situation.now < notBefore) return { do: 'wait', until: notBefore };
  return begin(delivery, index, attempts + 1, situation);
}

/** Slow on purpose: platforms freeze accounts that churn (EXT-FREEZE), and a mistake can still be stopped. */
function begin(delivery: Delivery, index: number, attempt: number, situation: Situation): Step {
  const part = delivery.parts[index];
  const known = part && deletable(part);
  if (!known) return { do: 'nothing' };
  const due = nextDeletionAt(situation);
  if (situation.now < due) return { do: 'wait', until: due };
  const { remoteIds } = known;
  return onPlatform(delivery, situation, { do: 'begin-deletion', part: index, attempt, remoteIds });
}

/** Nothing is asked of the platform with credentials of somebody else's account. */
function onPlatform(delivery: Delivery, { removal, now }: Situation, step: Step): Step {
  const { credentials } = removal;
  if (step.do === 'wait' || step.do === 'end-deletion' || step.do === 'fail-deletion') return step;
  if (credentials === undefined) return { do: 'identify' };
  const { refused, askedAt } = credentials;
  if (refused === undefined) return step;
  const askAgain = later(askedAt, pollMs);
  if (now >= askAgain) return { do: 'identify' };
  return delivery.blockedBy.includes(refused.code)
    ? { do: 'wait', until: askAgain }
    : { do: 'block', reason: refused };
}
