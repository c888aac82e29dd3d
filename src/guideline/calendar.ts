export const weekdays = '日月火水木金土';

/** The weekday's kanji of a date of the Gregorian calendar. `month` is 1-based. */
export function weekdayOf(year: number, month: number, day: number): string {
  return weekdays.charAt(new Date(Date.UTC(year, month - 1, day)).getUTCDay());
}

/** `12月9日` of a date at UTC midnight. */
export function formatMonthDay(date: Date): string {
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
}
