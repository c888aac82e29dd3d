import { expect, test } from 'vitest';
import type { Rule } from '../../../src/guideline/rule.ts';
import { datePast } from '../../../src/guideline/rules/date-past.ts';
import { dateToday } from '../../../src/guideline/rules/date-today.ts';
import { dateWeekday } from '../../../src/guideline/rules/date-weekday.ts';
import { eraYear } from '../../../src/guideline/rules/era-year.ts';
import { contextOf, postOf, withBody } from '../check-text.ts';

/** Published on Tuesday, 1 December 2026. */
function said(rule: Rule, body: string): readonly string[] {
  return rule.check(contextOf(postOf(withBody(body)))).map(({ message }) => message.en);
}

test.each<[Rule, string, string]>([
  [
    dateWeekday,
    '12月8日（水）に開きます。',
    'Date and weekday disagree. "12月8日（水）" → "12月8日（火）". If it is the date that is wrong, correct the date (the nearest Wednesday of 2026 is 9 December).',
  ],
  [
    dateWeekday,
    '12月8日（祝）は休みます。',
    '"12月8日（祝）" says that it is a public holiday; 8 December 2026 is none. Take that out or correct the date.',
  ],
  [
    dateWeekday,
    '毎週火曜に開きます。初回は12月9日。',
    '"12月9日" is a Wednesday in 2026, not one of the weekdays named before it (火曜). Check date and weekday.',
  ],
  [
    dateWeekday,
    '12月の第3土曜、12月12日に開きます。',
    '"12月12日" is the second Saturday of its month in 2026, not the one named before it (第3土曜). Check date and weekday.',
  ],
  [
    dateToday,
    '本日（12月2日）開きます。',
    '"本日（12月2日": 本日 will be Tuesday, 1 December, when this is published. Correct the date or publish_at.',
  ],
  [
    datePast,
    '11月20日に説明会を開催します。',
    '"11月20日" lies before the day of publication (1 December 2026). Check the date and publish_at; if a past date is meant, say why under acknowledge.',
  ],
  [
    eraYear,
    '令和7年（2026年）の冬です。',
    'The years of "令和7年（2026年）" disagree: 2025 and 2026. Correct the wrong one.',
  ],
])('our own words are English, and the author’s stay as they are: %#', (rule, body, message) => {
  expect(said(rule, body)).toEqual([message]);
});
