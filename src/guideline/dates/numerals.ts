/** One or two digits, or up to three kanji: `12`, `十二`, `一二`, `二十一`. */
export const numeral = '(?:\\d{1,2}|[〇零一二三四五六七八九十]{1,3})';

/** The number, or NaN. */
export function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written);
  if (written === '元') return 1;
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(written);
  if (tens) return 10 * (tens[1] ? digitOf(tens[1]) : 1) + (tens[2] ? digitOf(tens[2]) : 0);
  return [...written].reduce((sum, digit) => 10 * sum + digitOf(digit), 0);
}

function digitOf(kanji: string): number {
  if (kanji === '零') return 0;
  const digit = '〇一二三四五六七八九'.indexOf(kanji);
  return digit >= 0 ? digit : Number.NaN;
}
