import { dateHint, datePattern } from './date-pattern.ts';
import { englishDates } from './english-dates.ts';
import { eraOf } from './eras.ts';
import { numberOf } from './numerals.ts';
import type { WrittenMonth, WrittenYear } from './written-date.ts';

/** A date's figures as they stand, before weekdays and neighbours are looked at. */
export interface SpelledDate {
  readonly start: number;
  readonly end: number;
  readonly year: WrittenYear;
  /** Absent: only a day stands there. */
  readonly month?: WrittenMonth;
  readonly day: number;
  readonly shape: 'full' | 'slash' | 'sign' | 'day' | 'number';
}

/** In order. */
export function spelledDates(text: string): readonly SpelledDate[] {
  const english = englishDates(text);
  if (!dateHint.test(text)) return english;
  const found: SpelledDate[] = [];
  for (const match of text.matchAll(datePattern)) found.push(spelled(match));
  return english.length === 0
    ? found
    : [...found, ...english].toSorted((a, b) => a.start - b.start);
}

function spelled(match: RegExpExecArray): SpelledDate {
  const { groups = {}, index: start } = match;
  const at = { start, end: start + match[0].length };
  const { month, day, shortMonth, shortDay, sign, monthWord, wordDay, lone, loneSign } = groups;
  if (month !== undefined && day !== undefined)
    return { ...at, year: yearOf(groups), month: given(month), day: numberOf(day), shape: 'full' };
  if (shortMonth !== undefined && shortDay !== undefined) {
    const year = yearOf(groups);
    const shape = sign === '/' || year.kind === 'given' ? 'slash' : 'sign';
    return { ...at, year, month: given(shortMonth), day: Number(shortDay), shape };
  }
  if (monthWord !== undefined && wordDay !== undefined)
    return { ...at, year: absent, ...wordMonth(monthWord), day: numberOf(wordDay), shape: 'full' };
  if (lone !== undefined)
    return { ...at, year: absent, day: numberOf(lone), shape: loneSign ? 'day' : 'number' };
  return { ...at, ...numeric(groups), shape: 'slash' };
}

type Groups = Readonly<Record<string, string | undefined>>;

/** `2026/12/8`, `R8.12.8` */
function numeric(groups: Groups): Pick<SpelledDate, 'year' | 'month' | 'day'> {
  const { isoYear, isoMonth, isoDay, briefEra, briefYear = '', briefMonth, briefDay } = groups;
  const base = briefEra === undefined ? 0 : (eraOf(briefEra)?.base ?? 0);
  return {
    year: { kind: 'given', year: base + numberOf(isoYear ?? briefYear) },
    month: given(isoMonth ?? briefMonth ?? ''),
    day: Number(isoDay ?? briefDay),
  };
}

const absent: WrittenYear = { kind: 'absent' };

function given(written: string): WrittenMonth {
  return { kind: 'given', month: numberOf(written) };
}

/** 同月 is that of the date before; of 翌月 it is not known before what. */
function wordMonth(word: string): { readonly month?: WrittenMonth } {
  const months = { 今: 0, 本: 0, 来: 1, 再来: 2, 先: -1 }[word];
  return months === undefined ? {} : { month: { kind: 'offset', months } };
}

const offsets: Readonly<Record<string, number>> = {
  昨年: -1,
  去年: -1,
  今年: 0,
  本年: 0,
  来年: 1,
  明年: 1,
};

function yearOf({ western, era, eraYear = '', relative }: Groups): WrittenYear {
  if (western !== undefined) return { kind: 'given', year: numberOf(western) };
  const base = era === undefined ? undefined : eraOf(era)?.base;
  if (base !== undefined) return { kind: 'given', year: base + numberOf(eraYear) };
  if (relative === undefined) return absent;
  const years = offsets[relative];
  return years === undefined ? { kind: 'unknown' } : { kind: 'offset', years };
}
