import { Notes } from '../notes.ts';
import { eraName } from './date-pattern.ts';
import { eraOf } from './eras.ts';
import { numberOf, numeral } from './numerals.ts';
import type { Reading } from './reading.ts';

/** Every year that a text names; of a 年度 both years in which it lies. A date without a year may be of one of them. */
export function mentionedYears(reading: Reading): readonly number[] {
  const known = cache.get(reading);
  if (known) return known;
  const years = [...reading.text.matchAll(pattern)].slice(0, 50).flatMap(({ groups = {} }) => {
    const { western, era, eraYear = '', fiscal } = groups;
    const base = era === undefined ? 0 : (eraOf(era)?.base ?? 0);
    const year = base + numberOf(western ?? eraYear);
    return fiscal ? [year, year + 1] : [year];
  });
  const distinct = [...new Set(years)];
  cache.set(reading, distinct);
  return distinct;
}

const cache = new Notes<Reading, readonly number[]>();

const pattern = new RegExp(
  `(?:(?<!\\d)(?<western>(?:19|20)\\d{2})|(?<era>${eraName}|(?<![A-Za-z])[HR])\\s?(?<eraYear>元|${numeral}))(?:\\s?年(?<fiscal>度)?|(?=[./-]\\d))`,
  'g',
);
