import type { PartState, SendingEvent } from '../delivery.ts';
import { impossible } from '../impossible.ts';
import { mustKnow } from '../known-intent.ts';
import { duplicated } from './duplicated.ts';
import type { StateOf } from './of.ts';

export function fromPublic(
  part: StateOf<'confirmed' | 'duplicated'>,
  event: SendingEvent,
): PartState {
  const known = part.state === 'confirmed' ? [part.fact.remoteId] : part.remoteIds;
  switch (event.event) {
    case 'confirmed':
      mustKnow(part.last, event.nonce);
      if (known.includes(event.fact.remoteId)) return part;
      return {
        state: 'duplicated',
        remoteIds: [...known, event.fact.remoteId],
        last: part.last,
      };
    case 'duplicated':
      return duplicated(part.last, event, known);
    case 'intent':
    case 'prepared':
    case 'no-effect':
    case 'ambiguous':
    case 'held':
    case 'withdrawn':
    case 'superseded':
    case 'resolved':
    case 'scheduling':
    case 'scheduled':
    case 'recalling':
    case 'called-back':
      return impossible(part, event);
  }
}

export function fromWithdrawn(part: StateOf<'withdrawn'>, event: SendingEvent): PartState {
  switch (event.event) {
    case 'confirmed':
      if (part.last === undefined) return impossible(part, event);
      mustKnow(part.last, event.nonce);
      return { state: 'confirmed', fact: event.fact, last: part.last };
    case 'ambiguous':
      // Withdrawn, and a runner given up may have sent after all: only a person can close this.
      if (part.last === undefined) return impossible(part, event);
      mustKnow(part.last, event.nonce);
      return {
        state: 'held',
        reason: event.reason,
        before: { state: 'intended', intent: part.last, answeredAt: event.at },
      };
    case 'duplicated':
      if (part.last === undefined) return impossible(part, event);
      return duplicated(part.last, event, []);
    case 'intent':
    case 'prepared':
    case 'no-effect':
    case 'held':
    case 'withdrawn':
    case 'superseded':
    case 'resolved':
    case 'scheduling':
    case 'scheduled':
    case 'recalling':
    case 'called-back':
      return impossible(part, event);
  }
}
