import type { Intended, PartState, Prepared, Scheduled } from './delivery.ts';
import type { OutcomeEvent } from './drafts.ts';

type Outcome = Exclude<OutcomeEvent, { event: 'held' }>;

/**
 * What of an outcome still has to go on record, on the freshest view: another
 * run may have found the same thing out meanwhile. What became public is always
 * said, a second public post as a duplicate; that nothing did is said only to
 * the intent that still waits for it.
 */
export function outcomeToSay(part: PartState, event: Outcome): Outcome | undefined {
  switch (part.state) {
    case 'planned':
      return undefined;
    case 'intended':
    case 'prepared':
      return inFlight(part, event);
    case 'scheduled':
      return scheduled(part, event);
    case 'retryable':
    case 'failed':
      return isAboutNothing(event) ? undefined : event;
    case 'confirmed':
      return besides([part.fact.remoteId], event);
    case 'duplicated':
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      return besides(part.remoteIds, event);
    case 'held':
      return event.event === 'prepared' ? undefined : outcomeToSay(part.before, event);
    case 'withdrawn':
      return part.last === undefined || isAboutNothing(event) ? undefined : event;
  }
}

function isAboutNothing({ event }: Outcome): boolean {
  return event === 'prepared' || event === 'no-effect';
}

function inFlight(part: Intended | Prepared, event: Outcome): Outcome | undefined {
  const isCurrent = part.intent.nonce === event.nonce;
  switch (event.event) {
    case 'prepared':
      return isCurrent && part.state === 'intended' ? event : undefined;
    case 'no-effect':
      return isCurrent ? event : undefined;
    case 'ambiguous':
      // Making the same post public is repeated many times while no answer comes: said once.
      return isCurrent && part.answeredAt !== undefined ? undefined : event;
    case 'confirmed':
    case 'duplicated':
      return part.late ? besides([part.late.remoteId], event) : event;
  }
}

/** Only what is public is news: everything else is asked of the very post. */
function scheduled(part: Scheduled, event: Outcome): Outcome | undefined {
  switch (event.event) {
    case 'confirmed':
    case 'duplicated':
      return part.late ? besides([part.late.remoteId], event) : event;
    case 'prepared':
    case 'no-effect':
    case 'ambiguous':
      return undefined;
  }
}

/** A part is confirmed once; a further public post of it is a duplicate and is called so. */
function besides(known: readonly string[], event: Outcome): Outcome | undefined {
  switch (event.event) {
    case 'confirmed':
    case 'duplicated': {
      const ids = event.event === 'confirmed' ? [event.fact.remoteId] : event.remoteIds;
      const remoteIds = [...new Set([...known, ...ids])];
      if (remoteIds.length === known.length) return undefined;
      return { event: 'duplicated', nonce: event.nonce, remoteIds };
    }
    case 'prepared':
    case 'no-effect':
    case 'ambiguous':
      return undefined;
  }
}
