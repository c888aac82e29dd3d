import { type Day, dayAt, dayNumber, kanjiOf } from '../calendar.ts';
import type { About } from './about.ts';
import { datesIn } from './dates-in.ts';
import { daysOf } from './days-of.ts';
import { numberOf, numeral } from './numerals.ts';
import type { Reading } from './reading.ts';
import type { WrittenDate } from './written-date.ts';

/** 本日, 明日 and the like beside a date or a weekday that is another day's. */
export interface WrongDay {
  readonly start: number;
  readonly end: number;
  readonly word: string;
  /** The day that the word names when the post is published. */
  readonly meant: Day;
}

export function wrongRelativeDays(reading: Reading, about: About): readonly WrongDay[] {
  const { text } = reading;
  if (!hint.test(text)) return [];
  const dates = new Map(datesIn(reading).map((date) => [date.start, date]));
  const beside = [...text.matchAll(pattern)].flatMap(({ 0: all, index, groups = {} }) => {
    const { word = '', weekday, day } = groups;
    const meant = dayAt(about.number + (offsets[word] ?? 0));
    const end = index + all.length;
    const found = weekday
      ? { end: end + 1, fits: kanjiOf(meant.year, meant.month, meant.day) === weekday }
      : (fitOf(dates.get(end), word, reading, about) ?? dayAlone(day, end, meant));
    return !found || found.fits ? [] : [{ start: index, end: found.end, word, meant }];
  });
  return beside.length > 0 ? beside : [...named(text, about), ...headed(reading, dates, about)];
}

/** 「きょう金曜日は」「明日は土曜日です」: the weekday in words. */
function named(text: string, about: About): WrongDay[] {
  return [...text.matchAll(inWords)].flatMap(({ 0: all, index, groups = {} }) => {
    const { word = '', weekday } = groups;
    const meant = dayAt(about.number + (offsets[word] ?? 0));
    return kanjiOf(meant.year, meant.month, meant.day) === weekday
      ? []
      : [{ start: index, end: index + all.length, word, meant }];
  });
}

const inWords =
  /(?<word>本日|今日|きょう|明後日|(?<!一)昨日|明日|あす(?![かなかぎ])|あした|あさって|きのう)(?:は、?|の|、)?\s?(?<weekday>[日月火水木金土])曜(?:日(?![ーか]|以外)|(?=[のはに、。]|です|午[前後]))/g;

/** 「【本日開催】11月25日（水）は」: what takes place today, and behind it the day. Ranges may hold today. */
function headed(
  reading: Reading,
  dates: ReadonlyMap<number, WrittenDate>,
  about: About,
): WrongDay[] {
  const { text } = reading;
  return [...text.matchAll(heading)].flatMap(({ 0: all, index, groups = {} }) => {
    const { word = '' } = groups;
    const date = dates.get(index + all.length);
    if (!date || isRange.test(text.slice(date.end, date.end + 20))) return [];
    const found = fitOf(date, word, reading, about);
    const meant = dayAt(about.number + (offsets[word] ?? 0));
    return !found || found.fits ? [] : [{ start: index, end: found.end, word, meant }];
  });
}

const heading =
  /(?<word>本日|今日|きょう|明日|あす|あした)(?:、?いよいよ|が|は)?(?:開催|実施|締め?切り?|〆切|最終日|開幕|本番|当日|スタート|開始|オープン|開店|開園|開館|公開|まで|限り|の(?:イベント|催し|行事))(?:です|日)?[!！♪☆★]{0,2}[】\])〕」]?[\s:：・|／/]{0,2}(?=[\d〇一二三四五六七八九十令平R])/g;
const isRange = /^\s?(?:の?(?:午[前後])?\d{0,2}[:時]?\d{0,2}分?)?\s?(?:[~〜～–-]|から|より)/;

const offsets: Readonly<Record<string, number>> = {
  ...{ 本日: 0, 今日: 0, きょう: 0, 明日: 1, あす: 1, あした: 1, 明後日: 2, あさって: 2 },
  ...{ 昨日: -1, きのう: -1, 一昨日: -2, おととい: -2, 今週末: 0, 週末: 0 },
};
/** Whatever names a day by its distance. */
const hint = /[本今明昨]日|きょう|あす|あした|明後日|あさって|きのう|おととい|週末/;
/** Directly before a date, or before one that fills a bracket; `本日、12月8日開催の` tells of something else. */
const pattern = new RegExp(
  `(?<word>本日|今日|きょう|一昨日|明後日|(?<!一)昨日|明日|あす(?![かなかぎ])|あした|あさって|きのう|おととい|今週末)` +
    `(?:は、?(?=[^。、\\nの]{4,16}(?:です|。|$))|の)?\\s?` +
    `(?:\\((?=[\\d〇一二三四五六七八九十令平R])|(?=[\\d一二三四五六七八九十令平R])|\\((?<weekday>[日月火水木金土])(?:曜日?)?(?=\\)))` +
    `(?:(?<day>${numeral})日(?=\\)|[(](?!\\d)|に|の|は|、|より|から))?`,
  'g',
);

interface Fit {
  readonly end: number;
  readonly fits: boolean;
}

function fitOf(
  date: WrittenDate | undefined,
  word: string,
  reading: Reading,
  about: About,
): Fit | undefined {
  if (!date) return undefined;
  const ahead = daysOf(date, reading, about).map((day) => dayNumber(day) - about.number);
  if (ahead.length === 0) return undefined;
  const offset = offsets[word] ?? 0;
  const fits = word.endsWith('週末')
    ? ahead.some((days) => days >= 0 && days <= 8)
    : ahead.includes(offset);
  return { end: date.end, fits };
}

/** `明日（25日）`: the month is not named, and no date of its own. */
function dayAlone(day: string | undefined, end: number, meant: Day): Fit | undefined {
  return day === undefined ? undefined : { end, fits: numberOf(day) === meant.day };
}
