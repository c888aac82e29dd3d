import type { WrittenTime } from './times-in.ts';

export interface TimePair {
  readonly from: WrittenTime;
  readonly until: WrittenTime;
}

/** `13時集合、11時解散`, `開場 14:00／開演 13:30`: two times of one sentence of which the words say which comes first. */
export function labelledTimes(times: readonly WrittenTime[], text: string): readonly TimePair[] {
  if (times.length < 2 || !words.test(text)) return [];
  return times.flatMap((until, index) => {
    const from = times[index - 1];
    if (!from || /[。\n]|\d日/.test(text.slice(from.end, until.start))) return [];
    const [first, then] = [rankOf(from, text), rankOf(until, text)];
    if (first === undefined || then === undefined || first === then) return [];
    return first < then ? [{ from, until }] : [{ from: until, until: from }];
  });
}

const order = [
  '受付|集合|開場|開店|入場',
  '開演|開会|開始|スタート|出発',
  '終了|終演|解散|閉会|閉場|閉店|到着|帰着',
] as const;
const words = new RegExp(order.join('|'));
const directly = order.map((some) => new RegExp(`^(?:に|頃|ごろ)?(?:${some})`));
const before = order.map((some) => new RegExp(`(?:${some})(?:時間|時刻)?\\s?[:は]?\\s?$`));
const behind = order.map((some) => new RegExp(`^\\s(?:${some})`));

/** The word that touches the time is its own: `13:00開場 13:30開演`, `開場13:00 開演13:30`. */
function rankOf({ start, end }: WrittenTime, text: string): number | undefined {
  const [left, right] = [text.slice(Math.max(0, start - 8), start), text.slice(end, end + 8)];
  const found = [
    directly.findIndex((some) => some.test(right)),
    before.findIndex((some) => some.test(left)),
    behind.findIndex((some) => some.test(right)),
  ].find((rank) => rank >= 0);
  return found;
}
