/** A date as a text gives it. */
export interface WrittenDate {
  /** In the line. */
  readonly index: number;
  /** Its length in the line, the weekday included. */
  readonly length: number;
  readonly year: WrittenYear;
  readonly month: number;
  readonly day: number;
  /** The named weekday's kanji, and where it stands. */
  readonly weekday?: { readonly kanji: string; readonly index: number };
  /** `12/8`: as often a fraction; only a weekday makes it a date. */
  readonly perhaps: boolean;
}

/** `offset`: 昨年, 来年. `unknown`: 翌年, 前年, `8年`; of what, a machine does not know. */
export type WrittenYear =
  | { readonly kind: 'given'; readonly year: number }
  | { readonly kind: 'offset'; readonly years: number }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

/**
 * Every date in a folded line, in order: `12月8日（水）`, `令和8年12月8日`,
 * `2026/12/8(水・祝)`, `12/8(水)`, and the second half of a range, whose month
 * stands before: `12月1日（火）〜10日（木）`.
 */
export function datesIn(folded: string): readonly WrittenDate[] {
  if (!/\d\s?[月/.-]/.test(folded)) return [];
  const dates: WrittenDate[] = [];
  for (const match of folded.matchAll(written)) {
    const date = dateOf(match, dates.at(-1));
    if (date) dates.push(date);
  }
  return dates;
}

const year =
  '(?:(?<western>\\d{4})年|(?<era>明治|大正|昭和|平成|令和)(?<eraYear>\\d{1,2}|元)年|' +
  '(?<relative>一昨年|昨年|去年|前年|今年|本年|同年|再来年|来年|明年|翌年|\\d{1,3}年))(?:\\([^()]{1,8}\\))?の?\\s?';
const full = `(?:${year})?(?<!\\d)(?<month>\\d{1,2})月\\s?(?<day>\\d{1,2})日`;
const iso = '(?<!\\d)(?<isoYear>\\d{4})[-/.](?<isoMonth>\\d{1,2})[-/.](?<isoDay>\\d{1,2})(?!\\d)';
const slash = '(?<![\\d/.-])(?<slashMonth>\\d{1,2})/(?<slashDay>\\d{1,2})(?![\\d/])';
const later =
  '(?<=(?:[-~〜・,、→と]|から|及び|および|又は|または)\\s?)(?<!\\d)(?<later>\\d{1,2})日?(?=\\s?[(【〔[])';
const holiday = '(?:[・,、/\\s]?(?:祝日?|休日?|振替休日|振休|国民の休日))?';
const weekday = `(?:\\s?[(【〔[]\\s?(?<bracket>[日月火水木金土])(?:曜日?)?${holiday}\\s?[)】〕\\]]|\\s?の?(?<bare>[日月火水木金土])曜)?`;
const written = new RegExp(`(?:${full}|${iso}|${slash}|${later})${weekday}`, 'dg');

function dateOf(match: RegExpExecArray, before: WrittenDate | undefined): WrittenDate | undefined {
  const groups = match.groups ?? {};
  const at = { index: match.index, length: match[0].length };
  const kanji = groups.bracket ?? groups.bare;
  const where = match.indices?.groups?.bracket ?? match.indices?.groups?.bare;
  const named = kanji && where ? { weekday: { kanji, index: where[0] } } : {};
  if (groups.later !== undefined) {
    const day = Number(groups.later);
    // A smaller day is the next month's, or no date at all.
    if (!before || !named.weekday || day < before.day) return undefined;
    return { ...at, ...named, year: before.year, month: before.month, day, perhaps: false };
  }
  return {
    ...at,
    ...named,
    year: yearOf(groups),
    month: Number(groups.month ?? groups.isoMonth ?? groups.slashMonth),
    day: Number(groups.day ?? groups.isoDay ?? groups.slashDay),
    perhaps: groups.day === undefined,
  };
}

/** The year before the era's first. */
const eras: Readonly<Record<string, number>> = {
  明治: 1867,
  大正: 1911,
  昭和: 1925,
  平成: 1988,
  令和: 2018,
};

const offsets: Readonly<Record<string, number>> = {
  昨年: -1,
  去年: -1,
  今年: 0,
  本年: 0,
  来年: 1,
  明年: 1,
};

function yearOf(groups: Readonly<Record<string, string | undefined>>): WrittenYear {
  const { western, isoYear, era, eraYear, relative } = groups;
  const given = western ?? isoYear;
  if (given !== undefined) return { kind: 'given', year: Number(given) };
  const base = era === undefined ? undefined : eras[era];
  if (base !== undefined)
    return { kind: 'given', year: base + (eraYear === '元' ? 1 : Number(eraYear)) };
  if (relative === undefined) return { kind: 'absent' };
  const years = offsets[relative];
  return years === undefined ? { kind: 'unknown' } : { kind: 'offset', years };
}
