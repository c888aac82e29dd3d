import { toLocal } from '../../post/zone.ts';
import { existsInCalendar, kanjiOf, nearestWithKanji } from '../calendar.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';
import { type TextLine, textLines } from '../text-lines.ts';

export const dateWeekday: Rule = {
  id: 'date-weekday',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '日付と曜日が合い、日付が実在する',
    en: 'Dates exist and match their weekday',
  },
  check(context) {
    return textLines(context.post).flatMap((line) =>
      [...line.folded.matchAll(dated)].flatMap((match) => judge(match, line, context)),
    );
  },
};

/** `12月8日（水）`, `2026年12月8日(水曜日)`, `12/8(水・祝)`; an era year (令和8年) counts from 2018. */
const dated =
  /(?:(?:(\d{4})|令和(\d{1,2}|元))年\s*)?(?<!\d)(\d{1,2})(?:月(\d{1,2})日|\/(\d{1,2}))(?!\d)(?:\s*[(（【]?\s*([日月火水木金土])(?:曜日?)?(?=[)）】・,、\s祝休])|([日月火水木金土])曜)?/g;

function judge(match: RegExpMatchArray, line: TextLine, context: RuleContext): Report[] {
  const [all, western, era, monthText, day1, day2, bracketed, bare] = match;
  const month = Number(monthText);
  const day = Number(day1 ?? day2);
  const named = bracketed ?? bare;
  const place = line.placeAt(match.index ?? 0);
  // `1/2` alone is a fraction as often as a date: only a weekday makes it one.
  if (day2 !== undefined && named === undefined) return [];
  const year = western
    ? Number(western)
    : era
      ? 2018 + (era === '元' ? 1 : Number(era))
      : undefined;
  if (!existsInCalendar(year ?? 2024, month, day)) {
    return [
      {
        place,
        message: {
          ja: `「${all.trim()}」という日付はありません。正しい日付に直してください。`,
          en: `There is no such date as "${all.trim()}". Correct it.`,
        },
      },
    ];
  }
  if (named === undefined) return [];
  const meant = year ?? nearestYear(month, day, context);
  const actual = kanjiOf(meant, month, day);
  if (actual === named) return [];
  return [wrongWeekday({ all, place, meant, month, day, named, actual })];
}

/** The year whose date lies nearest to publication: in December `1月4日` is next year's. */
function nearestYear(month: number, day: number, { post, policy, now }: RuleContext): number {
  const about = post.publishAt?.value ?? now;
  const { year } = toLocal(about, policy.organisation.timeZone);
  const distance = (candidate: number) => Math.abs(Date.UTC(candidate, month - 1, day) - about);
  return [year - 1, year, year + 1].reduce((best, candidate) =>
    distance(candidate) < distance(best) ? candidate : best,
  );
}

/** Both mends are offered and neither is made: only a person knows which of the two is right. */
function wrongWeekday(o: {
  all: string;
  place: Report['place'];
  meant: number;
  month: number;
  day: number;
  named: string;
  actual: string;
}): Report {
  const { all, place, meant, month, day, named, actual } = o;
  const mended = all.replace(named, actual);
  const other = nearestWithKanji(named, meant, month, day);
  return {
    place,
    message: {
      ja: `日付と曜日が合いません。日付が正しければ「${all}」→「${mended}」。曜日が正しければ日付を直してください（近い${named}曜日は${other}）。`,
      en: `Date and weekday disagree. If the date is right: "${all}" → "${mended}". If the weekday is right, correct the date (the nearest such weekday is ${other}).`,
    },
  };
}
