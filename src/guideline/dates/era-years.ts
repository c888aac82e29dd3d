import { type Day, existsInCalendar } from '../calendar.ts';
import { eraName } from './date-pattern.ts';
import { type Era, eraOf, eras, isInEra } from './eras.ts';
import { numberOf, numeral } from './numerals.ts';

/** `令和8年`, `令和八年度`, `R8.12.8`, `平成31年5月`: a year by era, and the month and day behind it. */
export interface EraYear {
  readonly start: number;
  readonly end: number;
  readonly era: Era;
  readonly number: number;
  readonly fiscal: boolean;
  readonly month?: number;
  readonly day?: number;
}

export function eraYearsIn(text: string): readonly EraYear[] {
  return hint.test(text) ? [...text.matchAll(pattern)].flatMap(eraYearOf) : [];
}

const hint = new RegExp(`${eraName}|[MTSHR]\\d`);
const pattern = new RegExp(
  `(?<era>${eraName}|(?<![A-Za-z\\d])[MTSHR](?=\\d))\\s{0,2}(?<year>元|${numeral})` +
    `(?:\\s{0,2}(?:\\([^()\\n]{1,8}\\)\\s?)?年(?<fiscal>度)?(?:\\s?\\([^()\\n]{1,12}\\))?` +
    `(?:の?\\s{0,2}(?<month>${numeral})\\s{0,2}月(?!\\s?号|分)(?:\\s{0,2}(?<day>${numeral})\\s{0,2}日)?)?` +
    '|(?<sign>[./-])(?<briefMonth>\\d{1,2})\\k<sign>(?<briefDay>\\d{1,2})(?![\\d./-]))',
  'g',
);

function eraYearOf({ 0: all, index, groups = {} }: RegExpExecArray): EraYear[] {
  const era = eraOf(groups.era ?? '');
  if (!era) return [];
  const month = groups.month ?? groups.briefMonth;
  const day = groups.day ?? groups.briefDay;
  return [
    {
      ...{ start: index, end: index + all.length, era, fiscal: groups.fiscal !== undefined },
      number: numberOf(groups.year ?? ''),
      ...(month !== undefined && { month: numberOf(month) }),
      ...(day !== undefined && { day: numberOf(day) }),
    },
  ];
}

/** `out`: no day of it lies in its era. `planned`: a year of 平成 that a plan of its time could name. */
export function eraFault(written: EraYear): 'out' | 'planned' | undefined {
  const { era, number, fiscal, month, day } = written;
  if (number < 1) return 'out';
  const year = era.base + number;
  if (era.last && year > era.last.year) {
    // 平成32年度までの計画 keeps its name.
    return era.name === '平成' && day === undefined ? 'planned' : 'out';
  }
  if (month === undefined || fiscal || month < 1 || month > 12) return undefined;
  const days = day === undefined ? [1, 15, 28] : [day];
  return days.some(
    (one) => !existsInCalendar(year, month, one) || isInEra(era, { year, month, day: one }),
  )
    ? undefined
    : 'out';
}

/** How a day's year is called: `令和元年`. */
export function eraYearOn(day: Day): string | undefined {
  const era = eras.findLast((one) => isInEra(one, day));
  if (!era) return undefined;
  const number = day.year - era.base;
  return `${era.name}${number === 1 ? '元' : number}年`;
}
