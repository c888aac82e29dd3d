import type { Day } from '../calendar.ts';
import type { About } from './about.ts';
import { datesIn } from './dates-in.ts';
import { daysOf, existing } from './days-of.ts';
import { holidayNames, holidayOf, knowsHolidays } from './holidays.ts';
import type { Reading } from './reading.ts';
import type { WrittenDate } from './written-date.ts';

/** 「勤労感謝の日（11月24日）」: the holiday's name before a date that is another day. */
export interface OffHoliday {
  readonly date: WrittenDate;
  readonly day: Day;
}

export function offHolidays(reading: Reading, about: About): readonly OffHoliday[] {
  const { text } = reading;
  // Few texts name one, and to look for seventeen names takes longer than to read the dates.
  if (!/の日|元日|記念日|誕生日/.test(text) || !hint.test(text)) return [];
  const dates = new Map(datesIn(reading).map((date) => [date.start, date]));
  return [...text.matchAll(pattern)].flatMap(({ 0: all, index, groups = {} }) => {
    const { name = '' } = groups;
    const date = dates.get(index + all.length);
    if (!date) return [];
    const days = existing(daysOf(date, reading, about));
    const fits = (day: Day) => !knowsHolidays(day.year) || holidayOf(day) === name;
    const [day] = days;
    return !day || days.some(fits) ? [] : [{ date, day }];
  });
}

const hint = new RegExp(holidayNames.join('|'));
const pattern = new RegExp(
  `(?<name>${holidayNames.join('|')})(?:の|は|、|・)?\\s?\\(?(?=[\\d令R一二三四五六七八九十])`,
  'g',
);
