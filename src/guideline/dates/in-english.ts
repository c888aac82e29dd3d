import { weekdayOf } from '../../post/format-local.ts';
import type { Day } from '../calendar.ts';

/** `8 December`: in our own words; what the author wrote, and is to write, stays as it is written. */
export function dayInEnglish({ month, day }: Pick<Day, 'month' | 'day'>): string {
  return `${day} ${monthInEnglish(month)}`;
}

/** `December`; 1 is January. */
export function monthInEnglish(month: number): string {
  return months[month - 1] ?? String(month);
}

/** `Tuesday` */
export function weekdayInEnglish({ year, month, day }: Day): string {
  return englishWeekdays[weekdayOf(year, month, day)] ?? '';
}

/** `third` Saturday of its month. */
export function ordinalInEnglish({ day }: Pick<Day, 'day'>): string {
  return ordinals[Math.ceil(day / 7) - 1] ?? '';
}

/** In the order of 日月火水木金土. */
export const englishWeekdays = [
  ...['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
];
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'],
  ...['September', 'October', 'November', 'December'],
];
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];
