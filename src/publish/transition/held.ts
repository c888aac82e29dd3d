import type { PartState, SendingEvent } from '../delivery.ts';
import { impossible } from '../impossible.ts';
import { lastIntent } from '../last-intent.ts';
import type { EventOf, StateOf } from './of.ts';
import { fromOpen } from './open.ts';

/** While a person is waited for, facts still come in: the public ones decide, the others are kept for the answer. */
export function fromHeld(part: StateOf<'held'>, event: SendingEvent): PartState {
  switch (event.event) {
    case 'resolved':
      return resolved(part, event);
    case 'withdrawn':
      return fromOpen(part.before, event);
    case 'superseded':
      return superseded(part, event);
    case 'confirmed':
    case 'no-effect':
    case 'ambiguous':
    case 'duplicated':
      return stillHeld(part, fromOpen(part.before, event));
    case 'intent':
    case 'prepared':
    case 'held':
    case 'scheduling':
    case 'scheduled':
    case 'recalling':
    case 'called-back':
      return impossible(part, event);
  }
}

/** Whether its text was public for a while stays unknown; nothing of it is sent any more, and nobody has to say. */
function superseded(part: StateOf<'held'>, event: EventOf<'superseded'>): PartState {
  // What stands on the timetable of a platform is called back first; an edit never stands there.
  if (part.before.state === 'scheduled') return impossible(part, event);
  const last = lastIntent(part.before);
  return { state: 'withdrawn', reason: event.reason, ...(last && { last }) };
}

function stillHeld(part: StateOf<'held'>, next: PartState): PartState {
  switch (next.state) {
    case 'planned':
    case 'intended':
    case 'prepared':
    case 'scheduled':
    case 'retryable':
    case 'failed':
      return { ...part, before: next };
    case 'confirmed':
    case 'duplicated':
    case 'held':
    case 'withdrawn':
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      return next;
  }
}

/** 'confirmed' leads back to the open intent; the record `confirmed` with its id follows in the same append. */
function resolved(part: StateOf<'held'>, event: EventOf<'resolved'>): PartState {
  const { before } = part;
  const last = lastIntent(before);
  if (before.state === 'scheduled' && event.answer !== 'confirmed') {
    // An answer makes no post vanish: it is called back first.
    return { ...before, recall: { reason: event.reason, becomes: event.answer } };
  }
  switch (event.answer) {
    case 'confirmed':
      if (last === undefined) return impossible(part, event);
      return before.state === 'prepared' ||
        before.state === 'intended' ||
        before.state === 'scheduled'
        ? before
        : { state: 'intended', intent: last, cause: event.reason };
    case 'retryable':
      if (last === undefined) return { state: 'planned' };
      if ('late' in before && before.late) return { state: 'confirmed', fact: before.late, last };
      // Attempts start again: the person has looked.
      return { state: 'retryable', attempts: 0, notBefore: event.at, reason: event.reason, last };
    case 'withdrawn':
      return { state: 'withdrawn', reason: event.reason, ...(last && { last }) };
  }
}
