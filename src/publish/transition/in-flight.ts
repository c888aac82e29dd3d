import type {
  Intended,
  PartState,
  Prepared,
  PublicFact,
  Scheduled,
  SendingEvent,
} from '../delivery.ts';
import { impossible } from '../impossible.ts';
import { mustKnow } from '../known-intent.ts';
import { duplicated } from './duplicated.ts';
import type { EventOf } from './of.ts';

export function inFlight(part: Intended | Prepared, event: SendingEvent): PartState {
  switch (event.event) {
    case 'prepared':
      return prepared(part, event);
    case 'confirmed':
      return confirmedInFlight(part, event);
    case 'no-effect':
      return noEffect(part, event);
    case 'ambiguous':
      return ambiguousInFlight(part, event);
    case 'duplicated':
      return duplicated(part.intent, event, part.late ? [part.late.remoteId] : []);
    case 'held':
      return { state: 'held', reason: event.reason, before: part };
    case 'scheduling':
      return scheduling(part, event);
    case 'intent':
    case 'withdrawn':
    case 'superseded':
    case 'resolved':
    case 'scheduled':
    case 'recalling':
    case 'called-back':
      return impossible(part, event);
  }
}

/** Only a post whose id is on record is handed over: it can be looked at and called back by that id. */
function scheduling(part: Intended | Prepared, event: EventOf<'scheduling'>): PartState {
  const isSame =
    part.state === 'prepared' &&
    event.nonce === part.intent.nonce &&
    event.remoteId === part.remoteId;
  if (!isSame || part.late) return impossible(part, event);
  const { intent, remoteId } = part;
  return { state: 'scheduled', intent, remoteId, dueAt: event.dueAt };
}

function prepared(part: Intended | Prepared, event: EventOf<'prepared'>): PartState {
  const same = part.state === 'intended' || part.remoteId === event.remoteId;
  if (event.nonce !== part.intent.nonce || !same) return impossible(part, event);
  return { ...part, state: 'prepared', remoteId: event.remoteId };
}

export function confirmedInFlight(
  part: Intended | Prepared | Scheduled,
  event: EventOf<'confirmed'>,
): PartState {
  mustKnow(part.intent, event.nonce);
  if (event.nonce !== part.intent.nonce) return lateSuccess(part, event.fact);
  if (part.late && part.late.remoteId !== event.fact.remoteId) {
    const remoteIds = [part.late.remoteId, event.fact.remoteId];
    return { state: 'duplicated', remoteIds, last: part.intent };
  }
  return { state: 'confirmed', fact: event.fact, last: part.intent };
}

/** An earlier attempt is public while this one is in flight: only this one's outcome tells whether it is one post or two. */
function lateSuccess(part: Intended | Prepared | Scheduled, fact: PublicFact): PartState {
  if (part.late === undefined || part.late.remoteId === fact.remoteId) {
    return { ...part, late: fact };
  }
  const remoteIds = [part.late.remoteId, fact.remoteId];
  return { state: 'duplicated', remoteIds, last: part.intent };
}

function noEffect(part: Intended | Prepared, event: EventOf<'no-effect'>): PartState {
  if (event.nonce !== part.intent.nonce) return impossible(part, event);
  const last = part.intent;
  if (part.late) return { state: 'confirmed', fact: part.late, last };
  if (!event.retry) return { state: 'failed', reason: event.reason, last };
  const { reason, notBefore } = event;
  return { state: 'retryable', attempts: last.attempt, notBefore, reason, last };
}

function ambiguousInFlight(part: Intended | Prepared, event: EventOf<'ambiguous'>): PartState {
  mustKnow(part.intent, event.nonce);
  if (event.nonce !== part.intent.nonce) return { ...part, cause: event.reason };
  return { ...part, cause: event.reason, answeredAt: event.at };
}
