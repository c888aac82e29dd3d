import type { TurnedRange } from './date-ranges.ts';
import type { Reading } from './reading.ts';
import { labelledTimes, type TimePair } from './time-labels.ts';
import { minutesOf, timesIn, type WrittenTime } from './times-in.ts';

/** `13時〜10時`. What runs over midnight (22時〜6時, 17:00〜翌9:00) or over night (宿泊) does not turn. */
export function turnedTimeRanges(reading: Reading): readonly TurnedRange[] {
  const { text } = reading;
  const times = timesIn(reading);
  if (times.length === 0 || (times.length === 1 && !bareHint.test(text))) return [];
  const pairs = times.flatMap((until, index) => {
    const from = times[index - 1];
    const between = from ? text.slice(from.end, until.start) : '';
    const isRange = joint.test(between) || (until.half && englishJoint.test(between));
    return from && isRange ? [{ from, until }] : [];
  });
  const turned = [...pairs, ...bareRanges(text), ...labelledTimes(times, text)].flatMap(
    ({ from, until }) => {
      const how = isTurned(from, until);
      return how
        ? [
            {
              start: Math.min(from.start, until.start),
              end: Math.max(from.end, until.end),
              sure: how === 'surely',
            },
          ]
        : [];
    },
  );
  return turned.length > 0 && overnight.test(text) ? [] : turned;
}

/** Two more than a range needs, so that nothing long is compared. */
const joint = /^\s?(?:[~〜〰‐-―−ー→-]|から、?|より)\s{0,2}$/;
/** 「3:00 to 5:00」 may be a score. */
const englishJoint = /^\s?(?:to|until|till)\s{0,2}$/;
const overnight = /泊|チェックイン|チェックアウト|キャンプ|夜勤|当直|翌|24時間/;

/** `13〜10時`: the unit stands once. */
function bareRanges(text: string): readonly TimePair[] {
  if (!bareHint.test(text)) return [];
  return [...text.matchAll(bare)].map(({ 0: all, index, groups = {} }) => {
    const half = groups.half === '午前' ? ('am' as const) : ('pm' as const);
    const at = { start: index, end: index + all.length, minute: 0, shape: 'hours' as const };
    const named = groups.half === undefined ? {} : { half };
    return {
      from: { ...at, ...named, hour: Number(groups.from) },
      until: { ...at, hour: Number(groups.until) },
    };
  });
}

const bareHint = /\d\s?[~〜-]\s?\d{1,2}時/;
const bare =
  /(?<half>午前|午後)?(?<![\d:.月/])(?<from>\d{1,2})\s?[~〜-]\s?(?<until>\d{1,2})時(?!間|点|半|\d)/g;

function isTurned(from: WrittenTime, until: WrittenTime): 'surely' | 'perhaps' | undefined {
  if (from.hour > 24 || until.hour > 24 || from.minute > 59 || until.minute > 59) return undefined;
  const start = minutesOf(from);
  const plain = minutesOf(until);
  // 午後1時〜3時: the second is of the same half; but 午後10時〜6時.
  const inherits = from.half === 'pm' && until.half === undefined && until.hour < 12;
  const ends = inherits ? [plain, plain + noon] : [plain];
  if (ends.some((end) => end >= start || end === 0)) return undefined;
  if (from.half !== 'am' && ends.some((end) => isOverMidnight(start, end))) return undefined;
  // 9時〜5時: the second is meant in the afternoon.
  return until.half === undefined && start <= noon && plain <= 7 * 60 ? 'perhaps' : 'surely';
}

const noon = 12 * 60;

/** From the evening on until noon at the latest. */
function isOverMidnight(start: number, end: number): boolean {
  return start >= 16 * 60 && end <= noon;
}
