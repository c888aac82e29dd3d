import { dayNumber } from '../calendar.ts';
import type { About } from './about.ts';
import { datesIn } from './dates-in.ts';
import { daysOf, existing } from './days-of.ts';
import { numberOf, numeral } from './numerals.ts';
import type { Reading } from './reading.ts';
import type { WrittenDate } from './written-date.ts';

/** A count that its dates contradict: `12月1日〜10日の9日間`, `12月1日から3日間（12月5日まで）`. */
export interface WrongCount {
  readonly start: number;
  readonly end: number;
  readonly said: number;
  readonly counted: number;
}

export function wrongCounts(reading: Reading, about: About): readonly WrongCount[] {
  const { text } = reading;
  if (!text.includes('日間')) return [];
  const dates = datesIn(reading);
  return dates.flatMap((date, index) => {
    const before = dates[index - 1];
    const [from, found] =
      date.link.kind === 'range'
        ? [date.link.from, behind.exec(text.slice(date.end, date.end + 40))]
        : [
            before,
            before && between.exec(text.slice(before.end, Math.min(date.start, before.end + 30))),
          ];
    const said = numberOf(found?.groups?.days ?? '');
    const counted = from && countOf(from, date, reading, about);
    if (!from || !found || !counted || Number.isNaN(said) || said === counted) return [];
    const end = Math.max(date.end, date.link.kind === 'range' ? date.end + found[0].length : 0);
    return [{ start: from.start, end, said, counted }];
  });
}

/** Not where days within are left out: 土日の4日間, のうち5日間, 月曜を除く. */
const behind = new RegExp(
  `^\\s?(?:まで)?\\s?(?:の|、|\\()?\\s?(?:計|合計|全)?(?<days>${numeral})日間(?![^。\\n]{0,20}(?:除|休|土日|平日|うち))`,
);
const between = new RegExp(`^\\s?(?:から|より)の?(?<days>${numeral})日間\\s?[(、]?\\s?$`);

function countOf(from: WrittenDate, until: WrittenDate, reading: Reading, about: About): number {
  const [first] = existing(daysOf(from, reading, about));
  const [last] = existing(daysOf(until, reading, about));
  return first && last ? dayNumber(last) - dayNumber(first) + 1 : 0;
}
