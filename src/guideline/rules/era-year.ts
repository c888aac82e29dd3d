import type { Message } from '../../post/message.ts';
import { type About, aboutWhen } from '../dates/about.ts';
import { isCorrected } from '../dates/corrected.ts';
import { shownOf } from '../dates/date-messages.ts';
import { type EraYear, eraFault, eraYearOn, eraYearsIn } from '../dates/era-years.ts';
import { monthInEnglish } from '../dates/in-english.ts';
import { type Reading, readingsOf } from '../dates/reading.ts';
import { agree, type PairedYear, type YearPair, yearPairsIn } from '../dates/year-pairs.ts';
import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';

export const eraYear: Rule = {
  id: 'era-year',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '西暦と元号が合い、元号の年がある',
    en: 'Years by the Western calendar and by era agree, and the era has that year',
  },
  check(context) {
    const about = aboutWhen(context);
    return readingsOf(context.post).flatMap((reading) => [
      ...eraYearsIn(reading.text).flatMap((written) => eraReport(written, reading)),
      ...yearPairsIn(reading.text).flatMap((pair) => pairReport(pair, reading, about)),
    ]);
  },
};

function eraReport(written: EraYear, reading: Reading): Report[] {
  const fault = eraFault(written);
  const { start, end, era, number, month, day } = written;
  if (!fault || isCorrected(reading.text, start, end)) return [];
  const year = era.base + number;
  const right = eraYearOn({ year, month: month ?? 12, day: day ?? 28 });
  const message: Message = {
    ja: `「${shownOf(written, reading)}」という年月日はありません。${right && number > 0 ? `${right}（${year}年）ではありませんか。` : ''}元号と年を確かめて直してください。`,
    en: `There is no such date as "${shownOf(written, reading)}".${right && number > 0 ? ` Is it ${right} (${year})?` : ''} Check era and year.`,
  };
  return [
    {
      ...rangeAt(reading, start, end),
      message,
      ...(fault === 'planned' ? { severity: 'warn' as const } : {}),
    },
  ];
}

function pairReport(pair: YearPair, reading: Reading, about: About): Report[] {
  const { start, end, first, second, perhaps } = pair;
  const relative = 'away' in first;
  const meant = relative ? yearAway(first, about) : first;
  if (relative && meant.fiscal !== second.fiscal && second.month === undefined) return [];
  if (agree(meant, second) || isCorrected(reading.text, start, end)) return [];
  const mixed = meant.fiscal !== second.fiscal;
  return [
    {
      ...rangeAt(reading, start, end),
      // What 今年 is depends on when it is read; what 年度 a month belongs to, on what is counted.
      ...(relative || mixed || perhaps ? { severity: 'warn' as const } : {}),
      message: disagree(shownOf(pair, reading), meant, second),
    },
  ];
}

function yearAway(first: { away: number; fiscal: boolean }, { day }: About): PairedYear {
  const year = first.fiscal && day.month <= 3 ? day.year - 1 : day.year;
  return { year: year + first.away, fiscal: first.fiscal };
}

function disagree(shown: string, a: PairedYear, b: PairedYear): Message {
  const spelled = ({ year, fiscal, month }: PairedYear) =>
    `${year}年${fiscal ? '度' : ''}${month === undefined ? '' : `${month}月`}`;
  const [first, second] = [spelled(a), spelled(b)];
  return {
    ja: `「${shown}」の年が合いません。前は${first}、後は${second}です。誤っている方を直してください。`,
    en: `The years of "${shown}" disagree: ${inEnglish(a)} and ${inEnglish(b)}. Correct the wrong one.`,
  };
}

/** `December 2026`, `December of fiscal 2026` */
function inEnglish({ year, fiscal, month }: PairedYear): string {
  if (month === undefined) return fiscal ? `fiscal ${year}` : String(year);
  return `${monthInEnglish(month)} ${fiscal ? 'of fiscal ' : ''}${year}`;
}
