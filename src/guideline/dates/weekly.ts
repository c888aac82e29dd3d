import { type Day, kanjiOf } from '../calendar.ts';
import type { About } from './about.ts';
import { datesIn } from './dates-in.ts';
import { daysOf, existing } from './days-of.ts';
import type { Reading } from './reading.ts';
import type { WrittenDate } from './written-date.ts';

/** 毎週火曜 with a first date that is no Tuesday. */
export interface OffWeekly {
  readonly date: WrittenDate;
  readonly day: Day;
  /** As the text has it: `火・金`. */
  readonly weekdays: string;
}

export function offWeekly(reading: Reading, about: About): readonly OffWeekly[] {
  const { text } = reading;
  const [weekly, ...others] = [...text.matchAll(everyWeek)];
  const weekdays = weekly?.groups?.weekdays;
  // Of several classes a machine does not know whose first date it is.
  if (!weekly || !weekdays || others.length > 0) return [];
  return datesIn(reading).flatMap((date) => {
    if (date.weekday || !first.test(text.slice(Math.max(0, date.start - 12), date.start)))
      return [];
    if (exception.test(text.slice(date.end, date.end + 20))) return [];
    const days = existing(daysOf(date, reading, about));
    const [day] = days;
    return !day || days.some((one) => weekdays.includes(kanjiOf(one.year, one.month, one.day)))
      ? []
      : [{ date, day, weekdays }];
  });
}

const everyWeek =
  /(?:毎週|隔週|毎月第[1-5一二三四五](?:[・、と][1-5一二三四五])?)の?(?<weekdays>[日月火水木金土](?:曜日?)?(?:[・、と]?[日月火水木金土](?:曜日?)?){0,5})/g;
const first = /(?:初回|第[1一]回|次回|今回|初日|開始日|スタート)\s?[はが:]?\s?$/;
const exception = /のみ|だけ|特別|振替|変更|に限り/;
