import { dayNumber } from '../calendar.ts';
import type { About } from './about.ts';
import { datesIn } from './dates-in.ts';
import { daysOf, existing } from './days-of.ts';
import { numberOf, numeral } from './numerals.ts';
import type { Reading } from './reading.ts';
import type { WrittenDate } from './written-date.ts';

/** A count that its dates contradict: `12月1日〜10日の9日間`, `3日間（12月4日〜7日）`, `12月1日から3日間（12月5日まで）`. */
export interface WrongCount {
  readonly start: number;
  readonly end: number;
  readonly said: number;
  readonly counted: number;
}

export function wrongCounts(reading: Reading, about: About): readonly WrongCount[] {
  const { text } = reading;
  if (!/日間|泊/.test(text)) return [];
  const dates = datesIn(reading);
  const stay = stayIn(text);
  return dates.flatMap((date, index) => {
    const { from, days, end } = saidOf(date, dates[index - 1], text);
    const said = numberOf(days ?? (date.link.kind === 'range' ? stay : ''));
    const counted = from && countOf(from, date, reading, about);
    if (!from || !counted || Number.isNaN(said) || said < 1 || said === counted) return [];
    if (days === undefined && counted > longestStay) return [];
    return [{ start: from.start, end, said, counted }];
  });
}

interface Said {
  readonly from: WrittenDate | undefined;
  readonly days: string | undefined;
  /** Behind what belongs to it. */
  readonly end: number;
}

function saidOf(date: WrittenDate, before: WrittenDate | undefined, text: string): Said {
  const { end } = date;
  if (date.link.kind !== 'range') {
    const found =
      before && between.exec(text.slice(before.end, Math.min(date.start, before.end + 30)));
    return { from: before, days: found?.groups?.days, end };
  }
  const { from } = date.link;
  const after = text.slice(end, end + 40);
  const found = behind.exec(after);
  const ahead = leftOut.test(after) ? null : inFront.exec(text.slice(0, from.start).slice(-14));
  const days = found?.groups?.days ?? ahead?.groups?.days;
  return { from, days, end: end + (found?.[0].length ?? 0) };
}

/** Of 「1泊2日」 within a season a machine knows nothing. */
const longestStay = 7;

/** The days of the one 3泊4日 of a text; none where one is to choose. */
function stayIn(text: string): string {
  const [stay, ...others] = [...text.matchAll(/\d{1,2}泊(?<days>\d{1,2})日/g)];
  return others.length > 0 || /うち|いずれか|選べ|選んで|プラン|コース/.test(text)
    ? ''
    : (stay?.groups?.days ?? '');
}

/** Not where days within are left out: 土日の4日間, のうち5日間, 月曜を除く. */
const behind = new RegExp(
  `^\\s?(?:まで)?\\s?(?:の|、|\\()?\\s?(?:計|合計|全)?(?<days>${numeral})日間(?![^。\\n]{0,20}(?:除|休|土日|平日|うち))`,
);
const inFront = new RegExp(
  `(?<![\\d〇一二三四五六七八九十])(?<days>${numeral})日間\\s?[(:]\\s?(?:期間|会期)?\\s?:?\\s?$`,
);
const leftOut = /^[^。\n]{0,24}(?:除|休|土日|平日|うち)/;
const between = new RegExp(`^\\s?(?:から|より)の?(?<days>${numeral})日間\\s?[(、]?\\s?$`);

function countOf(from: WrittenDate, until: WrittenDate, reading: Reading, about: About): number {
  const [first] = existing(daysOf(from, reading, about));
  const [last] = existing(daysOf(until, reading, about));
  return first && last ? dayNumber(last) - dayNumber(first) + 1 : 0;
}
