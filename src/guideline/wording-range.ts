import type { Wording } from './lexicon/find-wording.ts';
import { type Range, rangeAt } from './range-at.ts';

/** Where a wording stands. Of a long one the end is that of what is shown; of an image's description nobody knows it. */
export function wordingRange({ excerpt, placeAt }: Wording): Range {
  const shown = excerpt.endsWith('…') ? excerpt.length - 1 : excerpt.length;
  return rangeAt({ placeAt }, 0, shown);
}
