import { type Day, dayAt, dayNumber, existsInCalendar } from '../calendar.ts';
import { Notes } from '../notes.ts';
import type { About } from './about.ts';
import { mentionedYears } from './mentioned-years.ts';
import type { Reading } from './reading.ts';
import { sentenceOf, tenseOf } from './sentence.ts';
import type { WrittenDate } from './written-date.ts';

/** Days that may be meant, the likeliest first; none where a machine cannot know. */
export function daysOf(date: WrittenDate, reading: Reading, about: About): readonly Day[] {
  const known = cache.get(date);
  if (known?.about === about) return known.days;
  const days = meantDays(date, reading, about);
  cache.set(date, { about, days });
  return days;
}

const cache = new Notes<WrittenDate, { readonly about: About; readonly days: readonly Day[] }>();

function meantDays(date: WrittenDate, reading: Reading, about: About): readonly Day[] {
  const { month, day, link } = date;
  switch (month.kind) {
    case 'given':
      return yearsOf(date, month.month, reading, about).map((year) => ({
        ...{ year, month: month.month, day },
      }));
    case 'offset':
      return [inMonth(about.day, month.months, day)];
    case 'linked':
      return link.kind === 'none'
        ? []
        : daysOf(link.from, reading, about)
            .slice(0, 3)
            .flatMap((from) => following(from, day, link.kind));
    case 'near':
      return near(date, month.month, reading, about);
  }
}

/** `12月28日〜3日` ends in January; of `12月28日、3日（木）` nobody knows. */
function following(from: Day, day: number, link: 'range' | 'list'): readonly Day[] {
  if (day >= from.day) return [{ ...from, day }];
  const next = inMonth(from, 1, day);
  return link === 'range' ? [next] : [{ ...from, day }, next];
}

/** `8日（火）` alone: of the month last named, or of one about now, as the sentence's tense allows. */
function near(
  date: WrittenDate,
  named: number | undefined,
  reading: Reading,
  about: About,
): readonly Day[] {
  const { day } = date;
  const months = [0, 1, -1].map((months) => inMonth(about.day, months, day));
  if (named === undefined) {
    const tense = tenseOf(sentenceOf(reading.text, date.start, date.end));
    if (tense === 'open') return months;
    return months.filter((one) => dayNumber(one) < about.number === (tense === 'past'));
  }
  const years = [...nearYears(date, named, reading, about), ...mentionedYears(reading)];
  const own = years.map((year) => ({ year, month: named, day }));
  return [...own, ...own.map((one) => inMonth(one, 1, day)), ...months];
}

function inMonth({ year, month }: Day, months: number, day: number): Day {
  const first = dayAt(dayNumber({ year, month: month + months, day: 1 }));
  return { ...first, day };
}

function yearsOf(
  date: WrittenDate,
  month: number,
  reading: Reading,
  about: About,
): readonly number[] {
  const { year, link, day } = date;
  if (year.kind === 'given') return [year.year];
  if (year.kind === 'unknown') return [];
  if (year.kind === 'offset') return [about.day.year + year.years];
  if (link.kind !== 'none' && chainedYear(link.from) !== undefined) {
    const least = link.kind === 'range' ? 0 : halfYear;
    return daysOf(link.from, reading, about).map((from) =>
      dayNumber(from) - dayNumber({ year: from.year, month, day }) > least
        ? from.year + 1
        : from.year,
    );
  }
  return nearYears(date, month, reading, about);
}

/** 令和8年12月28日〜1月3日 ends in the next year; in a list (12月26日、1月9日) only a leap of months back is one of years ahead. */
const halfYear = 180;

/** The year that a chain of linked dates begins with. */
function chainedYear({ year, link }: WrittenDate): number | undefined {
  if (year.kind === 'given') return year.year;
  return year.kind === 'absent' && link.kind !== 'none' ? chainedYear(link.from) : undefined;
}

/** A date half a year away may be last year's report or next year's plan: then either year's weekday is right. */
const plausibleDays = 240;

function nearYears(
  date: WrittenDate,
  month: number,
  reading: Reading,
  about: About,
): readonly number[] {
  const here = about.day.year;
  const ahead = dayNumber({ year: here, month, day: date.day }) - about.number;
  const nearest = here + (ahead > 182 ? -1 : 0) + (ahead < -182 ? 1 : 0);
  const other = nearest === here ? here + (ahead > 0 ? -1 : 1) : here;
  const away = (year: number) => dayNumber({ year, month, day: date.day }) - about.number;
  if (Math.abs(away(other)) > plausibleDays) return [nearest];
  const tense = tenseOf(sentenceOf(reading.text, date.start, date.end));
  return tense === (away(nearest) < 0 ? 'past' : 'planned') ? [nearest] : [nearest, other];
}

/** Days of the years that the text itself names: 平成28年度の日程, 4月25日（月）. They excuse, but nobody is sent there. */
export function excusedDays(date: WrittenDate, reading: Reading): readonly Day[] {
  const { month, year, day, link } = date;
  if (month.kind === 'linked' && link.kind !== 'none')
    return excusedDays(link.from, reading).flatMap((from) => following(from, day, link.kind));
  if (month.kind !== 'given' || year.kind !== 'absent') return [];
  return mentionedYears(reading).map((one) => ({ year: one, month: month.month, day }));
}

export function existing(days: readonly Day[]): readonly Day[] {
  return days.filter(({ year, month, day }) => existsInCalendar(year, month, day));
}
