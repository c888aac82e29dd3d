import { toLocal } from '../../post/zone.ts';
import { existsInCalendar, kanjiOf, nearestWithKanji } from '../calendar.ts';
import { datesIn, type WrittenDate } from '../dates.ts';
import type { Report, Rule, RuleContext } from '../rule.ts';
import { publishedLines, type TextLine } from '../text-lines.ts';

export const dateWeekday: Rule = {
  id: 'date-weekday',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '日付と曜日が合い、日付が実在する',
    en: 'Dates exist and match their weekday',
  },
  check(context) {
    return publishedLines(context.post).flatMap((line) =>
      datesIn(line.prose).flatMap((date) => judge(date, line, context)),
    );
  },
};

function judge(date: WrittenDate, line: TextLine, context: RuleContext): Report[] {
  const { year, month, day, weekday, perhaps } = date;
  if (perhaps && !weekday) return [];
  const years = weekday || year.kind === 'given' ? yearsOf(date, context) : [];
  const [nearest = leapYear] = years;
  if (!existsInCalendar(nearest, month, day)) return [impossible(date, line)];
  if (!weekday || years.length === 0) return [];
  const fits = years.some(
    (one) => existsInCalendar(one, month, day) && kanjiOf(one, month, day) === weekday.kanji,
  );
  return fits ? [] : [wrongWeekday({ ...date, weekday }, nearest, line)];
}

/** Has every date that exists in some year. */
const leapYear = 2024;

/** Years that may be meant, the likeliest first; none where a machine cannot know. */
function yearsOf({ year, month, day }: WrittenDate, context: RuleContext): number[] {
  if (year.kind === 'given') return [year.year];
  if (year.kind === 'unknown') return [];
  const about = aboutWhen(context);
  if (year.kind === 'offset')
    return [toLocal(about, context.policy.organisation.timeZone).year + year.years];
  // Whatever the zone: its year is one of the three.
  const here = new Date(about).getUTCFullYear();
  const away = (one: number) => Math.abs(Date.UTC(one, month - 1, day) - about);
  return [here - 1, here, here + 1]
    .sort((a, b) => away(a) - away(b))
    .filter((one, index) => index === 0 || away(one) <= plausibleMs);
}

/** A date half a year away may be last year's report or next year's plan: then either year's weekday is right. */
const plausibleMs = 270 * 86_400_000;

/** When readers read it: in December `1月4日` is next year's. A post that lies here for years keeps its own year. */
function aboutWhen({ post, history, now }: RuleContext): number {
  const known = post.publishAt?.value ?? history.published.get(post.id)?.at;
  if (known !== undefined) return known;
  const [first, last] = [Date.UTC(post.year, 0, 1), Date.UTC(post.year, 11, 31)];
  return Math.min(Math.max(now, first), last);
}

function impossible({ index, length }: WrittenDate, line: TextLine): Report {
  const shown = line.text.slice(index, index + length).trim();
  return {
    place: line.placeAt(index),
    message: {
      ja: `「${shown}」という日付はありません。正しい日付に直してください。`,
      en: `There is no such date as "${shown}". Correct it.`,
    },
  };
}

/** Both mends are offered and neither is made: only a person knows which of the two is right. */
function wrongWeekday(
  date: WrittenDate & Required<Pick<WrittenDate, 'weekday'>>,
  year: number,
  line: TextLine,
): Report {
  const { index, length, month, day, weekday } = date;
  const right = kanjiOf(year, month, day);
  const shown = line.text.slice(index, index + length);
  const at = weekday.index - index;
  const mended = `${shown.slice(0, at)}${right}${shown.slice(at + 1)}`;
  const other = nearestWithKanji(weekday.kanji, year, month, day);
  return {
    place: line.placeAt(index),
    message: {
      ja: `日付と曜日が合いません。日付が正しければ「${shown}」→「${mended}」。曜日が正しければ、日付を直してください（${year}年で近い${weekday.kanji}曜日は${other}）。`,
      en: `Date and weekday disagree. If the date is right: "${shown}" → "${mended}". If the weekday is right, correct the date (the nearest such weekday of ${year} is ${other}).`,
    },
  };
}
