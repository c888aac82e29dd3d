import { Notes } from '../notes.ts';
import { numberOf, numeral } from './numerals.ts';
import type { Reading } from './reading.ts';

/** A time of day as a text gives it: `10:30`, `10時30分`, `午後3時半`, `十時`, `PM 3:00`. */
export interface WrittenTime {
  readonly start: number;
  readonly end: number;
  readonly half?: 'am' | 'pm';
  readonly hour: number;
  readonly minute: number;
  /** `colon`: as often a ratio or a score. */
  readonly shape: 'hours' | 'colon';
}

/** In order. */
export function timesIn(reading: Reading): readonly WrittenTime[] {
  const known = cache.get(reading);
  if (known) return known;
  const { text } = reading;
  const times = hint.test(text) ? [...text.matchAll(pattern)].map(timeOf) : [];
  cache.set(reading, times);
  return times;
}

const cache = new Notes<Reading, readonly WrittenTime[]>();

const hint = /[\d〇零一二三四五六七八九十]\s?時|\d:\d|正午/;
const half = '[AaPp]\\.?[Mm]\\.?';
const pattern = new RegExp(
  `(?:(?<before>午前|午後|(?<![A-Za-z])${half})\\s?)?` +
    `(?:(?<!\\d:)(?<![\\d.,〇零一二三四五六七八九十百千第])(?<hour>${numeral}|\\d{3})` +
    `(?:\\s?時(?!間|点|期|代|価|速|効|給|限|折|計|短|節|々|的|津|事|局|刻|停|保)(?:\\s?(?<minute>${numeral})\\s?分(?!間)|(?<thirty>半))?` +
    `|:(?<colon>\\d{2})(?![\\d:])(?:\\s?(?<after>${half})(?![A-Za-z]))?)` +
    '|(?<noon>正午))',
  'g',
);

function timeOf({ 0: all, index, groups = {} }: RegExpExecArray): WrittenTime {
  const { before, after, hour, minute, thirty, colon, noon } = groups;
  const at = { start: index, end: index + all.length };
  if (noon) return { ...at, hour: 12, minute: 0, shape: 'hours' };
  const named = halfOf(before ?? after);
  return {
    ...at,
    ...(named && { half: named }),
    hour: numberOf(hour ?? ''),
    minute: thirty ? 30 : numberOf(minute ?? colon ?? '0'),
    shape: colon === undefined ? 'hours' : 'colon',
  };
}

function halfOf(written: string | undefined): 'am' | 'pm' | undefined {
  if (written === undefined) return undefined;
  return /^(?:午前|[Aa])/.test(written) ? 'am' : 'pm';
}

/** Whether `10:75` is a time by what stands around it, and not a ratio or a score. */
export function isClock({ start, end, shape }: WrittenTime, { text }: Reading): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 8);
  if (shape === 'colon' && ratio.test(before + after)) return false;
  return clockBefore.test(before) || clockAfter.test(after);
}

const ratio = /縮尺|倍率|比|割合|法則|対|スコア|得点|オッズ|ratio/;
const clockBefore =
  /(?:日|曜|\)|\]|午[前後]|時間|時刻|開始|開場|開演|開会|受付|集合|出発|到着|締切|から|まで|[~〜-])は?\s{0,2}:?\s{0,2}$/;
const clockAfter =
  /^\s?(?:[~〜-]\s?\d|から|まで|より|開|集|受付|発|着|頃|ごろ|スタート|終|締|に|\d{1,2}分|$|\n|。)/;

/** Minutes since midnight of the time that stands right at an index, if one does. */
export function timeAfter(reading: Reading, index: number): number | undefined {
  const times = timesIn(reading);
  const [low, high] = [index, index + 2];
  let [from, to] = [0, times.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((times[middle]?.start ?? 0) < low) from = middle + 1;
    else to = middle;
  }
  const time = times[from];
  return time && time.start <= high && time.hour <= 24 ? minutesOf(time) : undefined;
}

/** 午後0時 is noon. */
export function minutesOf({ half, hour, minute }: WrittenTime): number {
  const added = half === 'pm' && hour < 12 ? 12 : 0;
  return (hour + added) * 60 + minute;
}
