import type { Language } from './message.ts';
import type { Instant } from './post.ts';
import { toLocal } from './zone.ts';

/** An instant as people read it: `12月1日（火）10:00`, `Tue 1 Dec 10:00`. The year is left out, as in speech. */
export function formatLocal(instant: Instant, zone: string, language: Language): string {
  const { year, month, day, hour, minute } = toLocal(instant, zone);
  const weekday = weekdayOf(year, month, day);
  const time = `${hour}:${String(minute).padStart(2, '0')}`;
  return language === 'ja'
    ? `${month}月${day}日（${'日月火水木金土'[weekday]}）${time}`
    : `${englishDays[weekday]} ${day} ${englishMonths[month - 1]} ${time.padStart(5, '0')}`;
}

/** With the year, for times that may lie years ahead: `2027年4月2日（金）0:00`, `Fri 2 Apr 00:00 2027`. */
export function formatLocalYear(instant: Instant, zone: string, language: Language): string {
  const { year } = toLocal(instant, zone);
  const local = formatLocal(instant, zone, language);
  return language === 'ja' ? `${year}年${local}` : `${local} ${year}`;
}

/** 0 is Sunday. */
export function weekdayOf(year: number, month: number, day: number): number {
  const days = Math.floor(Date.UTC(year, month - 1, day) / 86_400_000);
  // 1 January 1970 was a Thursday; the second remainder keeps days before it positive.
  return (((days + 4) % 7) + 7) % 7;
}

const englishDays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const englishMonths = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
