import { eraName } from './date-pattern.ts';
import { eraOf } from './eras.ts';
import { numberOf, numeral } from './numerals.ts';

/** One year as one of two spellings of the same: `2026年度`, `令和8年3月`. */
export interface PairedYear {
  readonly year: number;
  readonly fiscal: boolean;
  readonly month?: number;
  readonly day?: number;
}

/**
 * `2026年（令和8年）`, `令和8(2026)年度`, `令和8年3月1日（2026年3月1日）`, `昨年（2025年）`,
 * `西暦2026年、令和8年`.
 */
export interface YearPair {
  readonly start: number;
  readonly end: number;
  /** A number: years away from now, 昨年 is -1. */
  readonly first: PairedYear | { readonly away: number; readonly fiscal: boolean };
  readonly second: PairedYear;
  /** Nothing says that both are one year: 「2026年、令和7年」 may count up two. */
  readonly perhaps?: true;
}

export function yearPairsIn(text: string): readonly YearPair[] {
  if (!text.includes('年')) return [];
  return [
    ...(hint.test(text) ? inSigns(text) : []),
    ...(besideHint.test(text) ? besideOneAnother(text) : []),
  ];
}

function inSigns(text: string): readonly YearPair[] {
  return [
    ...[...text.matchAll(outside)].map(({ 0: all, index, groups = {} }) => ({
      ...{ start: index, end: index + all.length },
      first: paired(groups, 'a'),
      second: paired(groups, 'b'),
    })),
    ...[...text.matchAll(inside)].map(({ 0: all, index, groups = {} }) => {
      const fiscal = groups.fiscal !== undefined;
      const [first, second] = [paired(groups, 'a'), paired(groups, 'b')];
      return {
        ...{ start: index, end: index + all.length },
        first: { ...first, fiscal },
        second: { ...second, fiscal },
      };
    }),
    ...[...text.matchAll(relative)].map(({ 0: all, index, groups = {} }) => ({
      ...{ start: index, end: index + all.length },
      first: {
        away: years[groups.word ?? ''] ?? 0,
        fiscal: groups.fiscal !== undefined,
      },
      second: paired(groups, 'b'),
    })),
  ];
}

/** One of each calendar, and a year apart where 西暦 is not said: then somebody miscounted. */
function besideOneAnother(text: string): readonly YearPair[] {
  return [...text.matchAll(beside)].flatMap(({ 0: all, index, groups = {} }): YearPair[] => {
    if ((groups.aWest === undefined) === (groups.bWest === undefined)) return [];
    const [first, second] = [paired(groups, 'a'), paired(groups, 'b')];
    const range = { start: index, end: index + all.length, first, second };
    // 2026年は令和7年からの事業の…: no equation.
    if (groups.is !== undefined && !equated.test(text.slice(range.end, range.end + 6))) return [];
    if (groups.is !== undefined || /西暦|和暦/.test(all)) return [range];
    return Math.abs(first.year - second.year) === 1 ? [{ ...range, perhaps: true }] : [];
  });
}

const hint =
  /[年\d元〇一二三四五六七八九十]\s?[度月日]?\s?[(/=＝]\s?(?:西暦|\d{4}|[一二明大昭平令MTSHR])/;
const years: Readonly<Record<string, number>> = {
  ...{ 今: 0, 本: 0, 昨: -1, 去: -1, 来: 1, 明: 1, 一昨: -2, 再来: 2 },
};

const yearOf = (name: string) =>
  `(?:(?:西暦\\s?)?(?<![\\d.-])(?<${name}West>\\d{4}|[一二][〇零一二三四五六七八九]{3})|(?<${name}Era>${eraName}|(?<![A-Za-z\\d])[MTSHR](?=\\d))\\s?(?<${name}Number>元|${numeral}))`;
const rest = (name: string) =>
  `\\s?年(?<${name}Fiscal>度)?(?:\\s?(?<${name}Month>${numeral})\\s?月(?:\\s?(?<${name}Day>${numeral})\\s?日)?)?`;
const second = `${yearOf('b')}(?:${rest('b')})?`;

const outside = new RegExp(
  `${yearOf('a')}${rest('a')}(?:\\s?\\(\\s?${second}\\s?\\)|\\s?[/=＝]\\s?${second.replaceAll('<b', '<c')}(?=[\\s、。)のはに]|$))`,
  'g',
);
const inside = new RegExp(
  `${yearOf('a')}\\s?\\(\\s?${yearOf('b')}\\s?年?\\s?\\)\\s?年(?<fiscal>度)?`,
  'g',
);
const relative = new RegExp(
  `(?<word>一昨|再来|今|本|昨|去|来|明)年(?<fiscal>度)?\\s?\\(\\s?${second}\\s?\\)`,
  'g',
);
/** Further years behind make it a list. */
const beside = new RegExp(
  `${yearOf('a')}${rest('a')}(?:\\s?[、,・]?\\s?(?:すなわち|つまり|即ち|和暦(?:で|では)?)?\\s?|(?<is>は)\\s?(?:和暦(?:で|では)?)?)${yearOf('b')}${rest('b')}(?!\\s?(?:[、,・]\\s?(?:\\d{4}|${eraName})|[とや]|及び|および|か年|連続))`,
  'g',
);
const equated = /^\s?(?:です|でし|であ|に当た|にあた|[。)]|$)/;
const besideHint = new RegExp(
  `[年月日度][は、,・\\s]{0,2}(?:すなわち|つまり|即ち)?(?:和暦(?:で|では)?|西暦)?\\s?(?:\\d{4}|[一二][〇零一二三四五六七八九]{3}|${eraName}|[MTSHR]\\d)`,
);

type Groups = Readonly<Record<string, string | undefined>>;

function paired(groups: Groups, side: 'a' | 'b'): PairedYear {
  const read = (part: string) =>
    groups[`${side}${part}`] ?? (side === 'b' ? groups[`c${part}`] : undefined);
  const [west, month, day] = [read('West'), read('Month'), read('Day')];
  const base = eraOf(read('Era') ?? '')?.base ?? 0;
  return {
    year: west === undefined ? base + numberOf(read('Number') ?? '') : numberOf(west),
    fiscal: read('Fiscal') !== undefined,
    ...(month !== undefined && { month: numberOf(month) }),
    ...(day !== undefined && { day: numberOf(day) }),
  };
}

/** Whether both can be spellings of the same year; a 年度 lies in two. */
export function agree(a: PairedYear, b: PairedYear): boolean {
  if (a.month !== undefined && b.month !== undefined && (a.month !== b.month || a.day !== b.day))
    return true;
  if (a.fiscal === b.fiscal) return a.year === b.year;
  const [fiscal, plain] = a.fiscal ? [a, b] : [b, a];
  if (plain.month === undefined)
    return plain.year - fiscal.year === 0 || plain.year - fiscal.year === 1;
  return fiscal.year === (plain.month <= 3 ? plain.year - 1 : plain.year);
}
