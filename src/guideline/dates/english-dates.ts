import type { SpelledDate } from './spelled-dates.ts';

/** `December 8`, `Dec. 8, 2026`, `8 December 2026`; a weekday before it is read by `englishWeekdayBefore`. */
export function englishDates(text: string): readonly SpelledDate[] {
  if (!hint.test(text)) return [];
  return [...text.matchAll(pattern)].map(({ groups = {}, index, 0: all }) => {
    const { name = '', day, dayFirst, nameSecond = '', year, yearSecond } = groups;
    const given = year ?? yearSecond;
    return {
      start: index,
      end: index + all.length,
      year: given === undefined ? { kind: 'absent' } : { kind: 'given', year: Number(given) },
      month: { kind: 'given', month: monthOf(name || nameSecond) },
      day: Number(day ?? dayFirst),
      shape: 'full',
    };
  });
}

const months =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
const hint = /(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b/;
const pattern = new RegExp(
  `(?<![A-Za-z])(?<name>${months})\\.?\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d|:\\d)(?:,?\\s(?<year>\\d{4})(?!\\d))?` +
    `|(?<![\\d/:.-])(?<dayFirst>\\d{1,2})(?:st|nd|rd|th)?\\s(?:of\\s)?(?<nameSecond>${months})(?![A-Za-z])(?:,?\\s(?<yearSecond>\\d{4})(?!\\d))?`,
  'g',
);

function monthOf(name: string): number {
  return 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1;
}
