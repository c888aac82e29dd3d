import { dayNumber } from '../calendar.ts';
import type { About } from './about.ts';
import { datesIn } from './dates-in.ts';
import { daysOf, existing } from './days-of.ts';
import type { Reading } from './reading.ts';
import type { WrittenDate } from './written-date.ts';

/** A day that the text itself says the meaning of. */
export interface LabelledDay {
  readonly start: number;
  readonly end: number;
  /** First and last day, as numbers. */
  readonly from: number;
  readonly until: number;
}

/** `申込開始：12月10日`, `締切　12月8日`, `日時：12月12日〜13日`: those of one label, and with `behind` also of what follows (`申込みは12月8日まで`). */
export function labelledDays(
  label: RegExp,
  reading: Reading,
  about: About,
  behind?: RegExp,
): readonly LabelledDay[] {
  const { text } = reading;
  const dates = datesIn(reading);
  return dates.flatMap((date, index) => {
    if (date.link.kind !== 'none') return [];
    if (!label.test(text.slice(Math.max(0, date.start - 20), date.start))) return [];
    const run = runFrom(dates, index);
    const last = run.at(-1)?.end ?? date.end;
    if (behind && !behind.test(text.slice(last, last + 16))) return [];
    const numbers = run.flatMap((one) =>
      existing(daysOf(one, reading, about))
        .slice(0, 1)
        .map(dayNumber),
    );
    return numbers.length < run.length
      ? []
      : [
          {
            ...{ start: date.start, end: last },
            ...{ from: Math.min(...numbers), until: Math.max(...numbers) },
          },
        ];
  });
}

/** The date and those that are linked to it. */
export function runFrom(dates: readonly WrittenDate[], index: number): readonly WrittenDate[] {
  let end = index + 1;
  while (dates[end] && dates[end]?.link.kind !== 'none') end += 1;
  return dates.slice(index, end);
}
