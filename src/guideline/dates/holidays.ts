import { weekdayOf } from '../../post/format-local.ts';
import { type Day, dayAt, dayNumber } from '../calendar.ts';

/**
 * The name of a public holiday, or undefined: 国民の祝日に関する法律 (昭和23年法律第178号)
 * as it stands since 2007, with the special laws for 2019 to 2021. Equinoxes by the usual
 * astronomical formula, good for 1980–2099; the Cabinet gives each date in the February before.
 */
export function holidayOf(date: Day): string | undefined {
  const own = ownHoliday(date);
  if (own) return own;
  const number = dayNumber(date);
  // 第3条第2項: the first day that is no holiday, after one that falls on a Sunday.
  for (let before = number - 1; ownHoliday(dayAt(before)); before -= 1) {
    if (isSunday(dayAt(before))) return '振替休日';
  }
  // 第3条第3項: a day between two holidays.
  return ownHoliday(dayAt(number - 1)) && ownHoliday(dayAt(number + 1)) ? '国民の休日' : undefined;
}

/** Whether the law of that year is written down here. */
export function knowsHolidays(year: number): boolean {
  return year >= 2007 && year <= 2099;
}

/** Every name that a bracket behind a date may give; the former ones too. */
export const holidayNames: readonly string[] = [
  ...['元日', '成人の日', '建国記念の日', '天皇誕生日', '春分の日', '昭和の日', '憲法記念日'],
  ...['みどりの日', 'こどもの日', '海の日', '山の日', '敬老の日', '秋分の日', 'スポーツの日'],
  ...['体育の日', '文化の日', '勤労感謝の日'],
];

function ownHoliday({ year, month, day }: Day): string | undefined {
  return (
    special.get(`${year}-${month}-${day}`) ??
    fixed(year, `${month}-${day}`) ??
    monday(year, month, day) ??
    equinox(year, month, day)
  );
}

function fixed(year: number, date: string): string | undefined {
  if (date === '12-23') return year <= 2018 ? '天皇誕生日' : undefined;
  if (date === '2-23') return year >= 2020 ? '天皇誕生日' : undefined;
  if (date === '8-11') return year >= 2016 && year !== 2020 && year !== 2021 ? '山の日' : undefined;
  return yearly.get(date);
}

/** ハッピーマンデー: the second Monday is one of the days 8 to 14. */
function monday(year: number, month: number, day: number): string | undefined {
  if (weekdayOf(year, month, day) !== 1) return undefined;
  const moved = year === 2020 || year === 2021;
  switch (`${month}/${Math.ceil(day / 7)}`) {
    case '1/2':
      return '成人の日';
    case '7/3':
      return moved ? undefined : '海の日';
    case '9/3':
      return '敬老の日';
    case '10/2':
      if (moved) return undefined;
      return year < 2020 ? '体育の日' : 'スポーツの日';
    default:
      return undefined;
  }
}

function equinox(year: number, month: number, day: number): string | undefined {
  const since = year - 1980;
  const on = (base: number) => Math.floor(base + 0.242194 * since - Math.floor(since / 4));
  if (month === 3 && day === on(20.8431)) return '春分の日';
  return month === 9 && day === on(23.2488) ? '秋分の日' : undefined;
}

function isSunday({ year, month, day }: Day): boolean {
  return weekdayOf(year, month, day) === 0;
}

const yearly: ReadonlyMap<string, string> = new Map([
  ...([
    ['1-1', '元日'],
    ['2-11', '建国記念の日'],
    ['4-29', '昭和の日'],
    ['5-3', '憲法記念日'],
  ] as const),
  ...([
    ['5-4', 'みどりの日'],
    ['5-5', 'こどもの日'],
    ['11-3', '文化の日'],
    ['11-23', '勤労感謝の日'],
  ] as const),
]);

const special: ReadonlyMap<string, string> = new Map([
  ...([
    ['2019-5-1', '即位の日'],
    ['2019-10-22', '即位礼正殿の儀の行われる日'],
  ] as const),
  ...([
    ['2020-7-23', '海の日'],
    ['2020-7-24', 'スポーツの日'],
    ['2020-8-10', '山の日'],
  ] as const),
  ...([
    ['2021-7-22', '海の日'],
    ['2021-7-23', 'スポーツの日'],
    ['2021-8-8', '山の日'],
  ] as const),
]);
