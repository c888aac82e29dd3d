import { Notes } from '../notes.ts';
import type { Reading } from './reading.ts';
import { type SpelledDate, spelledDates } from './spelled-dates.ts';
import { type Mark, markAfter, markBefore } from './weekday-mark.ts';
import type { Link, WrittenDate, WrittenMonth } from './written-date.ts';

/**
 * Every date of a text, in order: `12月8日（水）`, `令和八年十二月八日`, `2026/12/8(水・祝)`,
 * `12/8(水)`, `Dec. 8 (Tue)`, and those whose month stands before:
 * `12月1日（火）〜10日（木）`, `12月5日・6日（土日）`, `8日（火）`.
 */
export function datesIn(reading: Reading): readonly WrittenDate[] {
  const known = cache.get(reading);
  if (known) return known;
  const dates = read(reading.text);
  cache.set(reading, dates);
  return dates;
}

const cache = new Notes<Reading, readonly WrittenDate[]>();

function read(text: string): readonly WrittenDate[] {
  const dates: WrittenDate[] = [];
  const shared: { readonly index: number; readonly mark: Mark }[] = [];
  let until = 0;
  let chained = 0;
  for (const spelled of spelledDates(text)) {
    // `火` of `8日（火）` cannot begin another date, and an English date may lie in a Japanese one.
    if (spelled.start < until) continue;
    const mark = markAfter(text, spelled.end) ?? markBefore(text, spelled.start, spelled.end);
    // The days of a link depend on all before it: nobody writes a longer list, and time stays linear.
    const link: Link = chained < 40 ? linkOf(text, spelled.start, dates.at(-1)) : { kind: 'none' };
    const date = dateOf(spelled, { mark, link, text, before: dates.at(-1) });
    if (!date) continue;
    chained = date.link.kind === 'none' ? 0 : chained + 1;
    if (mark && mark.weekdays.length > 1) shared.push({ index: dates.length, mark });
    dates.push(date);
    until = date.end;
  }
  for (const { index, mark } of shared) share(dates, index, mark);
  return dates;
}

interface Around {
  readonly mark: Mark | undefined;
  readonly link: Link;
  readonly text: string;
  readonly before: WrittenDate | undefined;
}

function dateOf(spelled: SpelledDate, around: Around): WrittenDate | undefined {
  const { year, day, shape } = spelled;
  const { mark, link, text } = around;
  const start = mark?.start ?? spelled.start;
  const end = mark?.end ?? spelled.end;
  const base = { start, end, year, day, link, ...namedBy(around) };
  const { month } = spelled;
  if (month) {
    const certain = shape === 'full' || year.kind === 'given';
    // `12.8` and `12-8` are numbers unless a weekday follows.
    return shape === 'sign' && !mark ? undefined : { ...base, month, certain };
  }
  if (shape === 'full') return sameMonth(base, around);
  const linked = link.kind !== 'none';
  if (!(mark || (linked && shape === 'day'))) return undefined;
  if (shape === 'number' && !linked) return undefined;
  return { ...base, month: linked ? { kind: 'linked' } : monthBefore(text, start), certain: true };
}

/** 同月8日: the month and year that were written out before; of 翌月 nobody knows which it follows. */
function sameMonth(
  date: Omit<WrittenDate, 'month' | 'certain'>,
  { text, before, mark }: Around,
): WrittenDate | undefined {
  if (!text.startsWith('同', date.start)) return undefined;
  if (before?.month.kind !== 'given')
    return mark && { ...date, month: monthBefore(text, date.start), certain: true };
  return { ...date, month: before.month, year: before.year, certain: true };
}

/** Of several weekdays `share` makes out which is whose. */
function namedBy({ mark, link }: Around): Pick<WrittenDate, 'weekday' | 'holiday'> {
  if (!mark || mark.weekdays.length > 1) return {};
  const [weekday] = mark.weekdays;
  const { holiday } = mark;
  // 5月3日・4日（日・祝）: the first is a Sunday, the second the holiday.
  if (weekday && holiday && link.kind !== 'none' && !link.from.weekday) return {};
  return { ...(weekday && { weekday }), ...(holiday && { holiday }) };
}

/** `12月の休館日は8日（火）`: the month that was named last. */
function monthBefore(text: string, start: number): WrittenMonth {
  const before = text.slice(Math.max(0, start - 200), start);
  const named = [...before.matchAll(/(?<!\d)(\d{1,2})\s?[月/]/g)].at(-1)?.[1];
  return named === undefined ? { kind: 'near' } : { kind: 'near', month: Number(named) };
}

function linkOf(text: string, start: number, from: WrittenDate | undefined): Link {
  if (!from || start < from.end || start - from.end > 24) return { kind: 'none' };
  const between = text.slice(from.end, start);
  if (range.test(between)) return { kind: 'range', from };
  return list.test(between) ? { kind: 'list', from } : { kind: 'none' };
}

const time = '(?:の?\\s?(?:午前|午後|正午)?\\s?(?:\\d{1,2}時(?:\\d{1,2}分|半)?|\\d{1,2}:\\d{2})?)?';
const range = new RegExp(
  `^\\s{0,2}${time}\\s{0,2}(?:[~〜〰∼‐-―−ー→⇒-]|から、?|より|to)\\s{0,2}(?:翌年?の?)?\\s{0,2}$`,
);
const list = /^(?:\s{0,2}(?:[・･,、､&/と]|及び|および|又は|または|並びに|or|and)\s{0,2}|\s{1,2})$/;

/** `12月5日・6日（土・日）`: each gets its own; `12月7日〜11日（月〜金）`: the first and the last. */
function share(dates: WrittenDate[], last: number, { weekdays }: Mark): void {
  const run = [last];
  for (let at = last; dates[at]?.link.kind !== 'none' && at > 0; at -= 1) {
    if (dates[at - 1]?.weekday) break;
    run.unshift(at - 1);
  }
  const [first] = weekdays;
  const final = weekdays.at(-1);
  if (run.length === 2 && dates[last]?.link.kind === 'range' && first && final) {
    // Of `12月1日〜27日（土・日）` the weekends are meant.
    if (!spans(dates, last, weekdayGap(first.kanji, final.kanji))) return;
    name(dates, last - 1, first);
    name(dates, last, final);
  } else if (run.length === weekdays.length) {
    for (const [index, weekday] of weekdays.entries()) name(dates, run[index] ?? last, weekday);
  }
}

function spans(dates: readonly WrittenDate[], last: number, days: number): boolean {
  return (dates[last]?.day ?? 0) - (dates[last - 1]?.day ?? 0) === days;
}

function weekdayGap(first: string, last: string): number {
  const week = '日月火水木金土';
  return (week.indexOf(last) - week.indexOf(first) + 7) % 7;
}

function name(dates: WrittenDate[], index: number, weekday: WrittenDate['weekday']): void {
  const date = dates[index];
  if (date && weekday) dates[index] = { ...date, weekday };
}
