import type { Message } from '../../post/message.ts';
import { type Day, kanjiOf, nearestWithKanji } from '../calendar.ts';
import { holidayOf } from './holidays.ts';
import { dayInEnglish, englishWeekdays, ordinalInEnglish, weekdayInEnglish } from './in-english.ts';
import type { Reading } from './reading.ts';
import type { NamedWeekday, WrittenDate } from './written-date.ts';

export function impossibleDate(date: WrittenDate, reading: Reading): Message {
  const shown = shownOf(date, reading);
  return {
    ja: `「${shown}」という日付はありません。正しい日付に直してください。`,
    en: `There is no such date as "${shown}". Correct it.`,
  };
}

/** Both mends are offered and neither is made: only a person knows which of the two is right. */
export function wrongWeekday(
  date: WrittenDate & { readonly weekday: NamedWeekday },
  meant: Day,
  reading: Reading,
): Message {
  const { weekday } = date;
  const { year, month, day } = meant;
  const shown = shownOf(date, reading);
  const mended = mendedOf(date, kanjiOf(year, month, day), reading);
  const other = nearestWithKanji(weekday.kanji, meant);
  return {
    ja: `日付と曜日が合いません。「${shown}」→「${mended}」。日付が誤りなら日付を直してください（${year}年で近い${weekday.kanji}曜日は${other.month}月${other.day}日）。`,
    en: `Date and weekday disagree. "${shown}" → "${mended}". If it is the date that is wrong, correct the date (the nearest ${weekdayInEnglish(other)} of ${year} is ${dayInEnglish(other)}).`,
  };
}

export function noHoliday(date: WrittenDate, day: Day, reading: Reading): Message {
  const shown = shownOf(date, reading);
  const holiday = holidayOf(day);
  const when = `${day.year}年${day.month}月${day.day}日`;
  const inEnglish = `${dayInEnglish(day)} ${day.year}`;
  return holiday
    ? {
        ja: `「${shown}」の祝日の名前が合いません。${when}は${holiday}です。名前か日付を直してください。`,
        en: `"${shown}" names the wrong public holiday: ${inEnglish} is ${holiday}. Correct the name or the date.`,
      }
    : {
        ja: `「${shown}」とありますが、${when}は祝日ではありません。祝日の表示を消すか、日付を直してください。`,
        en: `"${shown}" says that it is a public holiday; ${inEnglish} is none. Take that out or correct the date.`,
      };
}

/** 毎週火曜, and a first date that is none. */
export function notOnItsDay(
  date: WrittenDate,
  meant: Day,
  weekdays: string,
  reading: Reading,
): Message {
  const shown = shownOf(date, reading);
  const { year, month, day } = meant;
  const right = kanjiOf(year, month, day);
  return {
    ja: `「${shown}」は${year}年では${right}曜日で、前にある「${weekdays}」の日ではありません。日付か曜日を確かめて直してください。`,
    en: `"${shown}" is a ${weekdayInEnglish(meant)} in ${year}, not one of the weekdays named before it (${weekdays}). Check date and weekday.`,
  };
}

/** 第3土曜, and a date beside it that is none. */
export function notTheOrdinal(
  date: WrittenDate,
  meant: Day,
  said: string,
  reading: Reading,
): Message {
  const shown = shownOf(date, reading);
  const { year, month, day } = meant;
  const inEnglish = `${ordinalInEnglish(meant)} ${weekdayInEnglish(meant)}`;
  const right = `第${Math.ceil(day / 7)}${kanjiOf(year, month, day)}曜日`;
  return {
    ja: `「${shown}」は${year}年では${right}で、前にある「${said}」ではありません。日付か曜日を確かめて直してください。`,
    en: `"${shown}" is the ${inEnglish} of its month in ${year}, not the one named before it (${said}). Check date and weekday.`,
  };
}

/** As the author typed it, on one line. */
export function shownOf(
  { start, end }: Pick<WrittenDate, 'start' | 'end'>,
  { source, spanOf }: Reading,
): string {
  const { index, length } = spanOf(start, end);
  return oneLine(source.slice(index, index + length));
}

function mendedOf(
  { start, end, weekday }: WrittenDate & { readonly weekday: NamedWeekday },
  right: string,
  { source, spanOf }: Reading,
): string {
  const whole = spanOf(start, end);
  // ㈫ is one character of the source, brackets and all.
  const named = spanOf(weekday.start, weekday.end);
  const [from, to] = [named.index, named.index + named.length];
  const mended = likeTyped(source.slice(from, to), right);
  return oneLine(
    source.slice(whole.index, from) + mended + source.slice(to, whole.index + whole.length),
  );
}

/** `Tue`, `Tuesday` and ㊋ are mended in kind. */
function likeTyped(typed: string, right: string): string {
  if (/^[日月火水木金土]$/.test(typed)) return right;
  const english = englishWeekdays['日月火水木金土'.indexOf(right)];
  if (english && /^[A-Za-z]{3,}$/.test(typed))
    return typed.length > 5 ? english : english.slice(0, 3);
  return /^[\u3220-\u32b0]$/.test(typed) ? `（${right}）` : right;
}

function oneLine(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s*\n\s*/g, '')
    .trim();
}
