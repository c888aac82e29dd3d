import { holidayNames } from './holidays.ts';
import type { NamedWeekday } from './written-date.ts';

/** What stands behind a date: `（火）`, `（火曜日）`, `（火・祝）`, `（祝・火）`, `（土日）`, `(Tue)`, `【火】`, ` 火曜日`. */
export interface Mark {
  readonly weekdays: readonly NamedWeekday[];
  readonly holiday?: string;
  /** Of the date with what names its weekday. */
  readonly start?: number;
  readonly end: number;
}

export function markAfter(text: string, from: number): Mark | undefined {
  return inBrackets(text, from) ?? inWords(text, from);
}

/** `火曜日（12月8日）`, `Tuesday, December 8`: the weekday before the date. */
export function markBefore(text: string, start: number, end: number): Mark | undefined {
  const from = Math.max(0, start - 12);
  const before = text.slice(from, start);
  const bracketed = text.charAt(start - 1) === '(' && text.charAt(end) === ')';
  const found = bracketed ? beforeBracket.exec(before) : beforeEnglish.exec(before);
  const written = found?.[1];
  if (!found || !written) return undefined;
  const at = from + found.index;
  return {
    weekdays: [{ kanji: kanjiOf(written), start: at, end: at + written.length }],
    start: at,
    end: bracketed ? end + 1 : end,
  };
}

const beforeBracket = /(?<!毎週)([日月火水木金土])曜日?の?\s?\($/;
const beforeEnglish =
  /(?<![A-Za-z])((?:Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?)(?:day)?)\.?,?\s$/;

function inBrackets(text: string, from: number): Mark | undefined {
  const found = matchAt(bracket, text, from);
  if (!found) return undefined;
  const [all, opening = '', content = ''] = found;
  const mark = tokensOf(content, from + opening.length);
  if (!mark) return undefined;
  const end = from + all.length;
  // （日）（祝）
  const second = matchAt(secondBracket, text, end);
  const holiday = mark.holiday ?? second?.[1];
  return { ...mark, ...(holiday ? { holiday } : {}), end: end + (second?.[0].length ?? 0) };
}

const bracket = /(\s{0,2}[([【〔<]\s?)([^()[\]【】〔〕<>\n]{1,20})\s?[)\]】〕>]/y;
const secondBracket = /\s?\(\s?(祝|祝日|振替休日|振休)\s?\)/y;

function inWords(text: string, from: number): Mark | undefined {
  for (const pattern of words) {
    const found = matchAt(pattern, text, from);
    if (!found) continue;
    const [all, before = '', kanji = ''] = found;
    const start = from + before.length;
    return { weekdays: [{ kanji, start, end: start + 1 }], end: from + all.length };
  }
  return undefined;
}

const words = [
  /(\s{0,2}の?\s?)([日月火水木金土])曜日?(?!ダイヤ|の?授業|時間割|[はが]?(?:定休|休館|休み|休診)|を除)/y,
  /([はが]\s?)([日月火水木金土])曜日(?=です|でした|で、|なので|のため|に当た)/y,
  // In tables: `12月8日 火 10:00`; `(12/8・火)`
  /([ \t]{1,2})([日月火水木金土])(?=\s|$|\))/y,
  /([・,、])([日月火水木金土])(?=\))/y,
];

/** The content of the bracket, or undefined where it says something else: （水分補給）, （月額）. */
function tokensOf(content: string, offset: number): Omit<Mark, 'end'> | undefined {
  const weekdays: NamedWeekday[] = [];
  let holiday: string | undefined;
  let at = matchAt(prefix, content, 0)?.[0].length ?? 0;
  for (let found = matchAt(token, content, at); found; found = matchAt(token, content, at)) {
    const { weekday, english, named } = found.groups ?? {};
    const written = weekday ?? english;
    if (written) {
      const start = offset + at;
      weekdays.push({ kanji: kanjiOf(written), start, end: start + written.length });
    }
    holiday ??= named;
    at += found[0].length;
    at += matchAt(separator, content, at)?.[0].length ?? 0;
  }
  if ((weekdays.length === 0 && !holiday) || !tail.test(content.slice(at))) return undefined;
  return { weekdays, ...(holiday ? { holiday } : {}) };
}

const prefix = /\s?(?:第[1-5一二三四五]\s?|(?:今|来|翌)週の?|次の)?/y;
const token = new RegExp(
  '(?<weekday>[日月火水木金土])(?:曜日?)?' +
    '|(?<english>(?:Sun|Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?)(?:day)?)\\.?' +
    `|(?<named>${holidayNames.join('|')}|国民の祝日|祝日|祝|振替休日|振替|振休|国民の休日)|休日?`,
  'iy',
);
const separator = /[\s・･,、､/&と·~〜-]{1,3}/y;
/** What may follow inside the brackets: a time or a remark. */
const tail =
  /^(?:$|(?:\d{1,2}[:時]|午[前後]|朝|昼|夜|夕|正午|雨天|予定|予備|必着|消印|締|当日|開).{0,12}$)/;

function kanjiOf(written: string): string {
  const english = englishDays.indexOf(written.slice(0, 3).toLowerCase());
  return english < 0 ? written : '日月火水木金土'.charAt(english);
}

const englishDays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function matchAt(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}
