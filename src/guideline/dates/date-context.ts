import type { Reading } from './reading.ts';
import type { WrittenDate } from './written-date.ts';

/** Whether `11/31`, with no weekday behind it, is a date by what stands around it and not a fraction. */
export function isDateByContext(date: WrittenDate, { text }: Reading): boolean {
  const { month, day, start, end } = date;
  if (month.kind !== 'given' || month.month > 12 || day > 31) return false;
  return (
    after.test(text.slice(end, end + 12)) || before.test(text.slice(Math.max(0, start - 10), start))
  );
}

const after =
  /^\s?(?:\d{1,2}[:時]|午[前後]|まで|から|締|〆|必着|開催|開始|開場|より|に(?:開|行|実施)|[~〜]\s?\d{1,2}\/\d)/;
const before =
  /(?:日時|日程|日付|期日|期間|期限|締切|締切日|締め切り|〆切|開催日|とき|\d{1,2}\/\d{1,2}(?:\([日月火水木金土]\))?\s?[~〜])\s?[:】\]]?\s?$/;
