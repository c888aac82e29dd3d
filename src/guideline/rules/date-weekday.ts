import type { Message } from '../../post/message.ts';
import { type Day, existsInCalendar, kanjiOf } from '../calendar.ts';
import { type About, aboutWhen } from '../dates/about.ts';
import { isCorrected } from '../dates/corrected.ts';
import { isDateByContext } from '../dates/date-context.ts';
import {
  impossibleDate,
  noHoliday,
  notOnItsDay,
  notTheOrdinal,
  wrongWeekday,
} from '../dates/date-messages.ts';
import { datesIn } from '../dates/dates-in.ts';
import { daysOf, excusedDays, existing } from '../dates/days-of.ts';
import { holidayNames, holidayOf, knowsHolidays } from '../dates/holidays.ts';
import { offHolidays } from '../dates/named-holidays.ts';
import { offOrdinals } from '../dates/ordinal-weekdays.ts';
import { type Reading, readingsOf } from '../dates/reading.ts';
import { sentenceOf, tenseOf } from '../dates/sentence.ts';
import { offWeekly } from '../dates/weekly.ts';
import type { WrittenDate } from '../dates/written-date.ts';
import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';

export const dateWeekday: Rule = {
  id: 'date-weekday',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '日付と曜日・祝日が合い、日付が実在する',
    en: 'Dates exist and match their weekday and public holiday',
  },
  check(context) {
    const about = aboutWhen(context);
    return readingsOf(context.post).flatMap((reading) => [
      ...datesIn(reading).flatMap((date) => judge(date, reading, about)),
      ...offHolidays(reading, about).map(
        ({ date, day }): Report => ({
          ...rangeAt(reading, date.start, date.end),
          message: noHoliday(date, day, reading),
        }),
      ),
      ...offOrdinals(reading, about).map(
        ({ date, day, said }): Report => ({
          ...rangeAt(reading, date.start, date.end),
          message: notTheOrdinal(date, day, said, reading),
        }),
      ),
      ...offWeekly(reading, about).map(
        ({ date, day, weekdays }): Report => ({
          ...rangeAt(reading, date.start, date.end),
          severity: 'warn',
          message: notOnItsDay(date, day, weekdays, reading),
        }),
      ),
    ]);
  },
};

function judge(date: WrittenDate, reading: Reading, about: About): Report[] {
  if (isPlain(date) || !isSure(date, reading)) return [];
  const message = faultOf(date, reading, about);
  return message && !isCorrected(reading.text, date.start, date.end)
    ? [{ ...rangeAt(reading, date.start, date.end), message }]
    : [];
}

/** Only a day and a month that exist in every year: nothing can be wrong, and most dates are so. */
function isPlain({ weekday, holiday, month, day }: WrittenDate): boolean {
  if (weekday || holiday || month.kind !== 'given') return false;
  return day >= 1 && day <= 28 && month.month >= 1 && month.month <= 12;
}

function isSure(date: WrittenDate, reading: Reading): boolean {
  const { certain, weekday, holiday } = date;
  return (
    certain || weekday !== undefined || holiday !== undefined || isDateByContext(date, reading)
  );
}

function faultOf(date: WrittenDate, reading: Reading, about: About): Message | undefined {
  const { weekday, holiday } = date;
  const days = daysOf(date, reading, about);
  const possible = existing(days);
  const [nearest] = possible;
  if (!nearest)
    return isImpossible(date, days, reading) && !isDenied(date, reading)
      ? impossibleDate(date, reading)
      : undefined;
  if (!weekday && !holiday) return undefined;
  const fits = (day: Day) => !weekday || isOn(day, weekday.kanji);
  const fitting = possible.filter(fits);
  if (holiday ? fitting.some((day) => isHoliday(day, holiday)) : fitting.length > 0)
    return undefined;
  if (existing(excusedDays(date, reading)).some(fits)) return undefined;
  const [fit] = fitting;
  if (fit && holiday) return noHoliday(date, fit, reading);
  return weekday && wrongWeekday({ ...date, weekday }, nearest, reading);
}

/** Without weekday and year a leap day is right in some year (2月29日生まれ), but no plan for the years about now. */
function isImpossible(date: WrittenDate, days: readonly Day[], reading: Reading): boolean {
  const { month, day, weekday, year } = date;
  if (month.kind !== 'given') return days.length > 0;
  if (!existsInCalendar(leapYear, month.month, day)) return true;
  if (days.length === 0) return false;
  if (weekday || year.kind === 'given') return true;
  const sentence = sentenceOf(reading.text, date.start, date.end);
  if (birthday.test(sentence.after) || /うるう|閏/.test(reading.text)) return false;
  return tenseOf(sentence) === 'planned';
}

/** 2月29日生まれ is a day of some year, whatever is planned for those born on it. */
const birthday = /^\s?(?:の?(?:生|うま)|が?誕生)/;

/** 「2月30日はありません」 */
function isDenied({ end }: WrittenDate, { text }: Reading): boolean {
  return /^\s?(?:は|という日は|なんて)(?:ありません|ない|存在し)|^が(?:あったら|ない)/.test(
    text.slice(end, end + 12),
  );
}

/** Has every date that exists in some year. */
const leapYear = 2024;

function isOn({ year, month, day }: Day, kanji: string): boolean {
  return kanjiOf(year, month, day) === kanji;
}

/** 振替休日 may be called 祝日; a holiday that is named must be that one. */
function isHoliday(day: Day, named: string): boolean {
  if (!knowsHolidays(day.year)) return true;
  const holiday = holidayOf(day);
  return holiday !== undefined && (!holidayNames.includes(named) || holiday === named);
}
