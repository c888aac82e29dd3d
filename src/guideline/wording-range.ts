import type { Place } from '../post/place.ts';
import type { Wording } from './lexicon/find-wording.ts';

/** Where a wording stands. Of a long one the end is that of what is shown; of an image's description nobody knows it. */
export function wordingRange({ place, excerpt, placeAt }: Wording): {
  readonly place: Place;
  readonly end?: Place;
} {
  const shown = excerpt.endsWith('…') ? excerpt.length - 1 : excerpt.length;
  const end = placeAt(shown);
  const isKnown = end.line !== place.line || end.column !== place.column;
  return { place, ...(isKnown ? { end } : {}) };
}
