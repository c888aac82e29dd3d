import type { PartEvent, PartState, SendingEvent } from './delivery.ts';
import { afterRemoval, isRemovalEvent, transitionRemoval } from './removal/transition-removal.ts';
import { fromPublic, fromWithdrawn } from './transition/ended.ts';
import { fromHeld } from './transition/held.ts';
import { fromOpen } from './transition/open.ts';

/**
 * The delivery state machine of one part (design, 5): pure and complete. Every
 * pair of state and event either leads somewhere or is impossible and throws.
 *
 * What became public is a fact and is accepted in any state that knows its
 * intent, also late from a runner that was given up as dead; all other events
 * must fit the state exactly.
 */
export function transition(part: PartState, event: PartEvent): PartState {
  return isRemovalEvent(event) ? transitionRemoval(part, event) : transitionSending(part, event);
}

function transitionSending(part: PartState, event: SendingEvent): PartState {
  switch (part.state) {
    case 'planned':
    case 'intended':
    case 'prepared':
    case 'scheduled':
    case 'retryable':
    case 'failed':
      return fromOpen(part, event);
    case 'confirmed':
    case 'duplicated':
      return fromPublic(part, event);
    case 'held':
      return fromHeld(part, event);
    case 'withdrawn':
      return fromWithdrawn(part, event);
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      return afterRemoval(part, event);
  }
}
