import type {
  Intended,
  Intent,
  PartEvent,
  PartState,
  Prepared,
  PublicFact,
  Scheduled,
} from './delivery.ts';
import { lastIntent } from './last-intent.ts';
import { PublishError } from './publish-error.ts';

/**
 * The delivery state machine of one part (design, 5): pure and complete. Every
 * pair of state and event either leads somewhere or is impossible and throws.
 *
 * What became public is a fact and is accepted in any state that knows its
 * intent, also late from a runner that was given up as dead; all other events
 * must fit the state exactly.
 */
export function transition(part: PartState, event: PartEvent): PartState {
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
    case 'confirmed':
    case 'duplicated':
      return fromPublic(part, event);
    case 'held':
      return fromHeld(part, event);
    case 'withdrawn':
      return fromWithdrawn(part, event);
  }
}

type InFlight = Intended | Prepared | Scheduled;
type Of<S extends PartState['state']> = Extract<PartState, { readonly state: S }>;

function fromPlanned(part: Of<'planned'>, event: PartEvent): PartState {
  switch (event.event) {
    case 'intent':
      return {
        state: 'intended',
        intent: { ...event.intent, firstAt: event.intent.at, earlier: [] },
      };
    case 'held':
      return { state: 'held', reason: event.reason, before: part };
    case 'withdrawn':
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

function inFlight(part: Intended | Prepared, event: PartEvent): PartState {
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
    case 'resolved':
    case 'scheduled':
    case 'recalling':
    case 'called-back':
      return impossible(part, event);
  }
}

/** Only a post whose id is on record is handed over: it can be looked at and called back by that id. */
function scheduling(part: Intended | Prepared, event: Event<'scheduling'>): PartState {
  const isSame =
    part.state === 'prepared' &&
    event.nonce === part.intent.nonce &&
    event.remoteId === part.remoteId;
  if (!isSame || part.late) return impossible(part, event);
  const { intent, remoteId } = part;
  return { state: 'scheduled', intent, remoteId, dueAt: event.dueAt };
}

function fromScheduled(part: Scheduled, event: PartEvent): PartState {
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
    case 'resolved':
      return impossible(part, event);
  }
}

function calledBack(part: Scheduled, { reason, at }: Event<'called-back'>): PartState {
  const last = part.intent;
  if (part.late) return { state: 'confirmed', fact: part.late, last };
  if (part.recall?.becomes === 'withdrawn') {
    return { state: 'withdrawn', reason: part.recall.reason, last };
  }
  // Nothing failed: the attempts of sending it count from the beginning.
  return { state: 'retryable', attempts: 0, notBefore: at, reason, last };
}

function prepared(part: Intended | Prepared, event: Event<'prepared'>): PartState {
  const same = part.state === 'intended' || part.remoteId === event.remoteId;
  if (event.nonce !== part.intent.nonce || !same) return impossible(part, event);
  return { ...part, state: 'prepared', remoteId: event.remoteId };
}

function confirmedInFlight(part: InFlight, event: Event<'confirmed'>): PartState {
  mustKnow(part.intent, event.nonce);
  if (event.nonce !== part.intent.nonce) return lateSuccess(part, event.fact);
  if (part.late && part.late.remoteId !== event.fact.remoteId) {
    const remoteIds = [part.late.remoteId, event.fact.remoteId];
    return { state: 'duplicated', remoteIds, last: part.intent };
  }
  return { state: 'confirmed', fact: event.fact, last: part.intent };
}

/** An earlier attempt is public while this one is in flight: only this one's outcome tells whether it is one post or two. */
function lateSuccess(part: InFlight, fact: PublicFact): PartState {
  if (part.late === undefined || part.late.remoteId === fact.remoteId) {
    return { ...part, late: fact };
  }
  const remoteIds = [part.late.remoteId, fact.remoteId];
  return { state: 'duplicated', remoteIds, last: part.intent };
}

function noEffect(part: Intended | Prepared, event: Event<'no-effect'>): PartState {
  if (event.nonce !== part.intent.nonce) return impossible(part, event);
  const last = part.intent;
  if (part.late) return { state: 'confirmed', fact: part.late, last };
  if (!event.retry) return { state: 'failed', reason: event.reason, last };
  const { reason, notBefore } = event;
  return { state: 'retryable', attempts: last.attempt, notBefore, reason, last };
}

function ambiguousInFlight(part: Intended | Prepared, event: Event<'ambiguous'>): PartState {
  mustKnow(part.intent, event.nonce);
  if (event.nonce !== part.intent.nonce) return { ...part, cause: event.reason };
  return { ...part, cause: event.reason, answeredAt: event.at };
}

function fromSettled(part: Of<'retryable' | 'failed'>, event: PartEvent): PartState {
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

function nextAttempt(part: Of<'retryable'>, event: Event<'intent'>): PartState {
  const { last } = part;
  if (knows(last, event.intent.nonce)) return impossible(part, event);
  const intent: Intent = {
    ...event.intent,
    firstAt: last.firstAt,
    earlier: [...last.earlier, { nonce: last.nonce, at: last.at }],
  };
  return { state: 'intended', intent };
}

function fromPublic(part: Of<'confirmed' | 'duplicated'>, event: PartEvent): PartState {
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
    case 'resolved':
    case 'scheduling':
    case 'scheduled':
    case 'recalling':
    case 'called-back':
      return impossible(part, event);
  }
}

/** While a person is waited for, facts still come in: the public ones decide, the others are kept for the answer. */
function fromHeld(part: Of<'held'>, event: PartEvent): PartState {
  switch (event.event) {
    case 'resolved':
      return resolved(part, event);
    case 'withdrawn':
      return transition(part.before, event);
    case 'confirmed':
    case 'no-effect':
    case 'ambiguous':
    case 'duplicated':
      return stillHeld(part, transition(part.before, event));
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

function stillHeld(part: Of<'held'>, next: PartState): PartState {
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
      return next;
  }
}

/** 'confirmed' leads back to the open intent; the record `confirmed` with its id follows in the same append. */
function resolved(part: Of<'held'>, event: Event<'resolved'>): PartState {
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

function fromWithdrawn(part: Of<'withdrawn'>, event: PartEvent): PartState {
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
    case 'resolved':
    case 'scheduling':
    case 'scheduled':
    case 'recalling':
    case 'called-back':
      return impossible(part, event);
  }
}

type Event<K extends PartEvent['event']> = Extract<PartEvent, { readonly event: K }>;

function duplicated(last: Intent, event: Event<'duplicated'>, known: readonly string[]): PartState {
  mustKnow(last, event.nonce);
  return { state: 'duplicated', remoteIds: [...new Set([...known, ...event.remoteIds])], last };
}

function knows(intent: Intent, nonce: string): boolean {
  return intent.nonce === nonce || intent.earlier.some((attempt) => attempt.nonce === nonce);
}

function mustKnow(intent: Intent, nonce: string): void {
  if (knows(intent, nonce)) return;
  throw new PublishError('unknown-nonce', `An outcome names an intent that is not on record.`, {
    nonce,
  });
}

function impossible(part: PartState, event: PartEvent): never {
  throw new PublishError(
    'impossible-transition',
    `A part that is ${part.state} cannot take the event ${event.event}.`,
    { state: part.state, event: event.event },
  );
}
