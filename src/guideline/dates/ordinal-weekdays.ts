import { type Day, dayAt, dayNumber, kanjiOf } from '../calendar.ts';
import type { About } from './about.ts';
import { datesIn } from './dates-in.ts';
import { daysOf, existing } from './days-of.ts';
import { numberOf } from './numerals.ts';
import type { Reading } from './reading.ts';
import { type Sentence, sentenceOf } from './sentence.ts';
import type { WrittenDate } from './written-date.ts';

/** 「2月の第3土曜、2月13日」: a date that the words before it say to be another day. */
export interface OffOrdinal {
  readonly date: WrittenDate;
  readonly day: Day;
  /** As the text has it: `第3土曜`. */
  readonly said: string;
}

export function offOrdinals(reading: Reading, about: About): readonly OffOrdinal[] {
  const { text } = reading;
  if (!text.includes('曜') || !hint.test(text)) return [];
  const dates = new Map(datesIn(reading).map((date) => [date.start, date]));
  return [...text.matchAll(pattern)].flatMap(({ 0: all, index, groups = {} }) => {
    const { said = '', nth = '', weekday = '', month, joint = '' } = groups;
    const date = dates.get(index + all.length);
    if (!date || isClosed(sentenceOf(text, index, date.end))) return [];
    // 「第3土曜、2月13日」 may be a list of two days; with the month named, or in brackets, it is one.
    if (joint.includes('、') && nth !== '' && month === undefined) return [];
    const days = existing(daysOf(date, reading, about));
    const fits = ({ year, month: m, day }: Day) =>
      kanjiOf(year, m, day) === weekday && (nth === '' || isNth(day, nth, year, m));
    const [day] = days;
    return !day || days.some(fits) ? [] : [{ date, day, said }];
  });
}

function isNth(day: number, nth: string, year: number, month: number): boolean {
  if (nth !== '最終') return Math.ceil(day / 7) === numberOf(nth);
  return dayAt(dayNumber({ year, month, day }) + 7).month !== month;
}

const hint =
  /第\s?[1-5一二三四五]\s?[日月火水木金土]曜|最終[日月火水木金土]曜|(?:今週|来週|次|今度|きたる|来る)の?[日月火水木金土]曜/;
const pattern =
  /(?:(?<month>\d{1,2}|[一二三四五六七八九十]{1,2})月の?\s?)?(?<said>(?:第\s?(?<nth>[1-5一二三四五])|(?<nth>最終))\s?(?<weekday>[日月火水木金土])曜日?|(?<![・、])(?:今週|(?:再|さ)?来週|次|今度|きたる|来る)の?(?<weekday>[日月火水木金土])曜日?)(?<joint>は?、|の|に当たる|にあたる|[はが]|=|\s?[(:：]\s?|\s)\s?/g;
/** Days on which something is closed stand in lists. */
function isClosed({ before, after }: Sentence): boolean {
  return closed.test(before.slice(-20)) || closed.test(after.slice(0, 20));
}

const closed = /休|除く|毎週|毎月|隔週/;
