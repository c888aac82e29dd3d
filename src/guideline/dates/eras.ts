import { type Day, dayNumber } from '../calendar.ts';

export interface Era {
  readonly name: string;
  /** The letter of `R8.12.8`. */
  readonly letter: string;
  /** The year before its first. */
  readonly base: number;
  readonly first: Day;
  /** Absent: it lasts. */
  readonly last?: Day;
}

/** The day of a change of era belongs to both but since 1989 (元号法, 政令). 明治 was reckoned from 1 January. */
export const eras: readonly Era[] = [
  { name: '明治', letter: 'M', base: 1867, first: on(1868, 1, 1), last: on(1912, 7, 30) },
  { name: '大正', letter: 'T', base: 1911, first: on(1912, 7, 30), last: on(1926, 12, 25) },
  { name: '昭和', letter: 'S', base: 1925, first: on(1926, 12, 25), last: on(1989, 1, 7) },
  { name: '平成', letter: 'H', base: 1988, first: on(1989, 1, 8), last: on(2019, 4, 30) },
  { name: '令和', letter: 'R', base: 2018, first: on(2019, 5, 1) },
];

/** By name or letter. */
export function eraOf(written: string): Era | undefined {
  return eras.find(({ name, letter }) => name === written || letter === written);
}

export function isInEra({ first, last }: Era, day: Day): boolean {
  const number = dayNumber(day);
  return dayNumber(first) <= number && (!last || number <= dayNumber(last));
}

function on(year: number, month: number, day: number): Day {
  return { year, month, day };
}
