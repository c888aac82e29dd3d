import type { Intended, PartEvent, PartState, Prepared } from './delivery.ts';

type Outcome = Extract<
  PartEvent,
  { event: 'prepared' | 'confirmed' | 'no-effect' | 'ambiguous' | 'duplicated' }
>;

/**
 * Whether an outcome still has to go on record, on the freshest view: another
 * run may have found the same thing out meanwhile. What became public is always
 * said; that nothing did is said only to the intent that still waits for it.
 */
export function worthSaying(part: PartState, event: Outcome): boolean {
  switch (part.state) {
    case 'planned':
      return false;
    case 'intended':
    case 'prepared':
      return inFlightWorth(part, event);
    case 'retryable':
    case 'failed':
      return event.event !== 'prepared' && event.event !== 'no-effect';
    case 'confirmed':
      return isNews([part.fact.remoteId], event);
    case 'duplicated':
      return isNews(part.remoteIds, event);
    case 'held':
      return event.event !== 'prepared' && worthSaying(part.before, event);
    case 'withdrawn':
      return part.last !== undefined && event.event !== 'prepared' && event.event !== 'no-effect';
  }
}

function inFlightWorth(part: Intended | Prepared, event: Outcome): boolean {
  const isCurrent = part.intent.nonce === event.nonce;
  switch (event.event) {
    case 'prepared':
      return isCurrent && part.state === 'intended';
    case 'no-effect':
      return isCurrent;
    case 'ambiguous':
      // Making the same post public is repeated many times while no answer comes: said once.
      return !isCurrent || part.answeredAt === undefined;
    case 'confirmed':
    case 'duplicated':
      return true;
  }
}

function isNews(known: readonly string[], event: Outcome): boolean {
  switch (event.event) {
    case 'confirmed':
      return !known.includes(event.fact.remoteId);
    case 'duplicated':
      return event.remoteIds.some((id) => !known.includes(id));
    case 'prepared':
    case 'no-effect':
    case 'ambiguous':
      return false;
  }
}
