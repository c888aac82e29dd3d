import { type Day, dayNumber, kanjiOf } from '../calendar.ts';
import type { About } from './about.ts';
import { isDateByContext } from './date-context.ts';
import { datesIn } from './dates-in.ts';
import { daysOf, existing } from './days-of.ts';
import type { Reading } from './reading.ts';
import { timeAfter } from './times-in.ts';
import type { WrittenDate } from './written-date.ts';

/** A range that its dates or times turn round. `sure`: no reading of it runs forward. */
export interface TurnedRange {
  readonly start: number;
  readonly end: number;
  readonly sure: boolean;
}

export function turnedDateRanges(reading: Reading, about: About): readonly TurnedRange[] {
  return datesIn(reading).flatMap((until) => {
    if (until.link.kind !== 'range') return [];
    const { from } = until.link;
    if (!isSure(from, reading) && !isSure(until, reading)) return [];
    const turned = isTurned(from, until, reading, about);
    return turned ? [{ start: from.start, end: until.end, sure: turned === 'surely' }] : [];
  });
}

function isSure(date: WrittenDate, reading: Reading): boolean {
  return date.certain || date.weekday !== undefined || isDateByContext(date, reading);
}

type Turned = 'surely' | 'perhaps' | undefined;

function isTurned(from: WrittenDate, until: WrittenDate, reading: Reading, about: About): Turned {
  const [first] = existing(daysOf(from, reading, about));
  if (until.month.kind === 'linked') return turnedWithinMonth(from, until, reading, about);
  const [last] = existing(daysOf(until, reading, about));
  if (!first || !last) return undefined;
  if (from.year.kind === 'given' && until.year.kind === 'given')
    return turnedDays(first, last, from, until, reading);
  if (until.year.kind !== 'absent' || (from.year.kind !== 'given' && from.year.kind !== 'absent'))
    return undefined;
  if (first.month === last.month && first.day === last.day)
    return isLater(from, until, reading) ? 'surely' : undefined;
  if (first.month === last.month) return last.day < first.day ? 'surely' : undefined;
  return nearlyAYear(first, last) ? 'perhaps' : undefined;
}

function turnedDays(
  first: Day,
  last: Day,
  from: WrittenDate,
  until: WrittenDate,
  reading: Reading,
): Turned {
  const days = dayNumber(last) - dayNumber(first);
  if (days < 0) return 'surely';
  return days === 0 && isLater(from, until, reading) ? 'surely' : undefined;
}

/** `12月28日〜3日` ends in January; `12月10日〜8日` is no way to write four weeks. */
function turnedWithinMonth(
  from: WrittenDate,
  until: WrittenDate,
  reading: Reading,
  about: About,
): Turned {
  if (until.day === from.day) return isLater(from, until, reading) ? 'surely' : undefined;
  if (until.day > from.day || until.day < 1) return undefined;
  if (from.day >= 20 && until.day <= 10) return undefined;
  // The weekday that fits the next month says that it is meant.
  const { weekday } = until;
  const fits =
    weekday &&
    daysOf(until, reading, about).some(
      ({ year, month, day }) => kanjiOf(year, month, day) === weekday.kanji,
    );
  return fits ? undefined : 'surely';
}

/** The same day, 22時から6時. */
function isLater(from: WrittenDate, until: WrittenDate, reading: Reading): boolean {
  const [start, end] = [timeAfter(reading, from.end), timeAfter(reading, until.end)];
  return start !== undefined && end !== undefined && end < start;
}

/** A term of exactly a year (4月1日〜3月31日) is common, one of fifty weeks is a slip of the month. */
function nearlyAYear(first: Day, last: Day): boolean {
  const end = dayNumber({ ...last, year: first.year });
  const start = dayNumber(first);
  if (end >= start) return false;
  const days = dayNumber({ ...last, year: first.year + 1 }) - start;
  return days > 320 && days < 362;
}
