import type { Intent, PartState, SendingEvent } from '../delivery.ts';
import { impossible } from '../impossible.ts';
import { knows, mustKnow } from '../known-intent.ts';
import { duplicated } from './duplicated.ts';
import type { EventOf, StateOf } from './of.ts';

export function fromSettled(part: StateOf<'retryable' | 'failed'>, event: SendingEvent): PartState {
  switch (event.event) {
    case 'intent':
      return part.state === 'retryable' ? nextAttempt(part, event) : impossible(part, event);
    case 'confirmed':
      mustKnow(part.last, event.nonce);
      return { state: 'confirmed', fact: event.fact, last: part.last };
    case 'ambiguous':
      // A runner that was given up says it may have sent after all: read back again before any retry.
      mustKnow(part.last, event.nonce);
      return { state: 'intended', intent: part.last, cause: event.reason, answeredAt: event.at };
    case 'duplicated':
      return duplicated(part.last, event, []);
    case 'held':
      return { state: 'held', reason: event.reason, before: part };
    case 'withdrawn':
    case 'superseded':
      return part.state === 'retryable'
        ? { state: 'withdrawn', reason: event.reason, last: part.last }
        : impossible(part, event);
    case 'prepared':
    case 'no-effect':
    case 'resolved':
    case 'scheduling':
    case 'scheduled':
    case 'recalling':
    case 'called-back':
      return impossible(part, event);
  }
}

function nextAttempt(part: StateOf<'retryable'>, event: EventOf<'intent'>): PartState {
  const { last } = part;
  if (knows(last, event.intent.nonce)) return impossible(part, event);
  const intent: Intent = {
    ...event.intent,
    firstAt: last.firstAt,
    earlier: [...last.earlier, { nonce: last.nonce, at: last.at }],
  };
  return { state: 'intended', intent };
}
