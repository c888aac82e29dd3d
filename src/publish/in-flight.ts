import type { Intended, PartState, Prepared } from './delivery.ts';

/** An intent without an outcome: it may be sent just now, or may have been. */
export function isInFlight(part: PartState): part is Intended | Prepared {
  return part.state === 'intended' || part.state === 'prepared';
}
