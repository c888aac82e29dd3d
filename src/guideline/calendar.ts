import { weekdayOf } from '../post/format-local.ts';

/** A day of the Gregorian calendar as somebody wrote it: it need not exist. `month` is 1-based. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const weekdays = '日月火水木金土';
const dayMs = 86_400_000;

/** The weekday's kanji of a date of the Gregorian calendar. `month` is 1-based. */
export function kanjiOf(year: number, month: number, day: number): string {
  return weekdays.charAt(weekdayOf(year, month, day));
}

export function existsInCalendar(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Days since 1 January 1970: differences of days are differences of these. */
export function dayNumber({ year, month, day }: Day): number {
  return Math.floor(Date.UTC(year, month - 1, day) / dayMs);
}

export function dayAt(number: number): Day {
  const date = new Date(number * dayMs);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The date with the named weekday that lies nearest; at most three days away. */
export function nearestWithKanji(kanji: string, near: Day): Day {
  const { year, month, day } = near;
  const ahead = (weekdays.indexOf(kanji) - weekdayOf(year, month, day) + 7) % 7;
  return dayAt(dayNumber(near) + (ahead > 3 ? ahead - 7 : ahead));
}
