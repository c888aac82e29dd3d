import type { PartState, Scheduled, SendingEvent } from '../delivery.ts';
import { impossible } from '../impossible.ts';
import { duplicated } from './duplicated.ts';
import { confirmedInFlight } from './in-flight.ts';
import type { EventOf } from './of.ts';

export function fromScheduled(part: Scheduled, event: SendingEvent): PartState {
  if ('nonce' in event && event.event !== 'confirmed' && event.event !== 'duplicated') {
    if (event.nonce !== part.intent.nonce) return impossible(part, event);
  }
  switch (event.event) {
    case 'scheduled':
      return { ...part, isTaken: true };
    case 'recalling':
      return part.recall
        ? impossible(part, event)
        : { ...part, recall: { reason: event.reason, becomes: 'retryable' } };
    case 'called-back':
      return calledBack(part, event);
    case 'confirmed':
      return confirmedInFlight(part, event);
    case 'duplicated':
      return duplicated(part.intent, event, part.late ? [part.late.remoteId] : []);
    case 'held':
      return { state: 'held', reason: event.reason, before: part };
    case 'intent':
    case 'prepared':
    case 'scheduling':
    case 'no-effect':
    case 'ambiguous':
    case 'withdrawn':
    case 'superseded':
    case 'resolved':
      return impossible(part, event);
  }
}

function calledBack(part: Scheduled, { reason, at }: EventOf<'called-back'>): PartState {
  const last = part.intent;
  if (part.late) return { state: 'confirmed', fact: part.late, last };
  if (part.recall?.becomes === 'withdrawn') {
    return { state: 'withdrawn', reason: part.recall.reason, last };
  }
  // Nothing failed: the attempts of sending it count from the beginning.
  return { state: 'retryable', attempts: 0, notBefore: at, reason, last };
}
