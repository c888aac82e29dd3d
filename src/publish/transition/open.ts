import type { HeldFrom, PartState, SendingEvent } from '../delivery.ts';
import { impossible } from '../impossible.ts';
import { inFlight } from './in-flight.ts';
import type { StateOf } from './of.ts';
import { fromScheduled } from './on-timetable.ts';
import { fromSettled } from './settled.ts';

/** What is under way and waits for no person; what is held was one of these before. */
export function fromOpen(part: HeldFrom, event: SendingEvent): PartState {
  switch (part.state) {
    case 'planned':
      return fromPlanned(part, event);
    case 'intended':
    case 'prepared':
      return inFlight(part, event);
    case 'scheduled':
      return fromScheduled(part, event);
    case 'retryable':
    case 'failed':
      return fromSettled(part, event);
  }
}

function fromPlanned(part: StateOf<'planned'>, event: SendingEvent): PartState {
  switch (event.event) {
    case 'intent':
      return {
        state: 'intended',
        intent: { ...event.intent, firstAt: event.intent.at, earlier: [] },
      };
    case 'held':
      return { state: 'held', reason: event.reason, before: part };
    case 'withdrawn':
    case 'superseded':
      return { state: 'withdrawn', reason: event.reason };
    case 'prepared':
    case 'confirmed':
    case 'no-effect':
    case 'ambiguous':
    case 'duplicated':
    case 'resolved':
    case 'scheduling':
    case 'scheduled':
    case 'recalling':
    case 'called-back':
      return impossible(part, event);
  }
}
