import { weekdayOf } from '../post/format-local.ts';

const weekdays = '日月火水木金土';

/** The weekday's kanji of a date of the Gregorian calendar. `month` is 1-based. */
export function kanjiOf(year: number, month: number, day: number): string {
  return weekdays.charAt(weekdayOf(year, month, day));
}

export function existsInCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** The date with the named weekday that lies nearest, as `12月9日`; at most three days away. */
export function nearestWithKanji(kanji: string, year: number, month: number, day: number): string {
  const ahead = (weekdays.indexOf(kanji) - weekdayOf(year, month, day) + 7) % 7;
  const date = new Date(Date.UTC(year, month - 1, day + (ahead > 3 ? ahead - 7 : ahead)));
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}
