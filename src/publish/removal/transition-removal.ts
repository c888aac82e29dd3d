import type {
  Deleted,
  DeleteFailed,
  Deleting,
  Intent,
  PartEvent,
  PartState,
  RemovalEvent,
  Scheduled,
  SendingEvent,
} from '../delivery.ts';
import { impossible } from '../impossible.ts';
import { mustKnow } from '../known-intent.ts';
import { deletable } from './deletable.ts';

type Event<K extends RemovalEvent['event']> = Extract<RemovalEvent, { readonly event: K }>;

export function isRemovalEvent(event: PartEvent): event is RemovalEvent {
  switch (event.event) {
    case 'ordered':
    case 'deleting':
    case 'deleted':
    case 'delete-failed':
      return true;
    default:
      return false;
  }
}

/** The way back of one part: pure and complete, as `transition`. */
export function transitionRemoval(part: PartState, event: RemovalEvent): PartState {
  switch (event.event) {
    case 'ordered':
      return ordered(part, event);
    case 'deleting':
      return begun(part, event);
    case 'deleted':
      if (part.state !== 'deleting' || part.deletion.nonce !== event.nonce) {
        return impossible(part, event);
      }
      return { state: 'deleted', remoteIds: part.remoteIds, last: part.last };
    case 'delete-failed':
      return failed(part, event);
  }
}

/** The order itself never fails: it withdraws what was not sent and leaves the rest for what is found out about it. */
function ordered(part: PartState, { reason, at }: Event<'ordered'>): PartState {
  switch (part.state) {
    case 'planned':
      return { state: 'withdrawn', reason };
    case 'retryable':
      return { state: 'withdrawn', reason, last: part.last };
    case 'held':
      return orderedWhileHeld(part, reason);
    case 'delete_failed':
      // Ordered again: the person has looked, so the attempts begin anew.
      return { ...part, attempts: 0, retry: true, notBefore: at };
    case 'scheduled':
      return takenBack(part, reason);
    case 'intended':
    case 'prepared':
    case 'failed':
    case 'confirmed':
    case 'duplicated':
    case 'withdrawn':
    case 'deleting':
    case 'deleted':
      return part;
  }
}

/** Where it may be public a person still has to say so; where nothing can be, nobody has to. */
function orderedWhileHeld(
  part: Extract<PartState, { readonly state: 'held' }>,
  reason: Event<'ordered'>['reason'],
): PartState {
  const { before } = part;
  switch (before.state) {
    case 'planned':
      return { state: 'withdrawn', reason };
    case 'retryable':
    case 'failed':
      return { state: 'withdrawn', reason, last: before.last };
    case 'scheduled':
      // Nobody has to say that it is to be called back; whether it can be, the platform tells.
      return takenBack(before, reason);
    case 'intended':
    case 'prepared':
      return part;
  }
}

/** An order makes no post vanish from the platform's own timetable: it is called back first, and only then withdrawn. */
function takenBack(part: Scheduled, reason: Event<'ordered'>['reason']): Scheduled {
  return { ...part, recall: { reason, becomes: 'withdrawn' } };
}

function begun(part: PartState, event: Event<'deleting'>): PartState {
  const known = deletable(part);
  if (!known || known.remoteIds.join() !== event.remoteIds.join()) return impossible(part, event);
  return { state: 'deleting', deletion: event.deletion, ...known };
}

function failed(part: PartState, event: Event<'delete-failed'>): PartState {
  if (part.state !== 'deleting' || part.deletion.nonce !== event.nonce) {
    return impossible(part, event);
  }
  const { remoteIds, last, deletion } = part;
  const { reason, retry, notBefore } = event;
  const attempts = deletion.attempt;
  return { state: 'delete_failed', remoteIds, last, attempts, reason, retry, notBefore };
}

/** After the order only facts come in: a post that nobody knew of is another one to delete. */
export function afterRemoval(
  part: Deleting | Deleted | DeleteFailed,
  event: SendingEvent,
): PartState {
  switch (event.event) {
    case 'confirmed':
      mustKnow(part.last, event.nonce);
      return alsoPublic(part, [event.fact.remoteId], part.last);
    case 'duplicated':
      mustKnow(part.last, event.nonce);
      return alsoPublic(part, event.remoteIds, part.last);
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

function alsoPublic(
  part: Deleting | Deleted | DeleteFailed,
  ids: readonly string[],
  last: Intent,
): PartState {
  if (ids.every((id) => part.remoteIds.includes(id))) return part;
  return { state: 'duplicated', remoteIds: [...new Set([...part.remoteIds, ...ids])], last };
}
