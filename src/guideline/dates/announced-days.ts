import { dayNumber } from '../calendar.ts';
import type { About } from './about.ts';
import { isDateByContext } from './date-context.ts';
import { datesIn } from './dates-in.ts';
import { daysOf, existing } from './days-of.ts';
import { runFrom } from './labelled-dates.ts';
import type { Reading } from './reading.ts';
import { type Sentence, sentenceOf } from './sentence.ts';

/** A day, or the last of several, that the text invites to although it is past. */
export interface PastDay {
  readonly start: number;
  readonly end: number;
  /** How many days it is past. */
  readonly days: number;
}

/** One at most: the first says it for all. */
export function pastAnnouncement(reading: Reading, about: About): PastDay | undefined {
  const { text } = reading;
  if (!invitation.test(text) || looksBack.test(text)) return undefined;
  const runs = runsOf(reading, about);
  const someAhead = runs.some(({ days }) => days <= 0);
  const onlyPast = !someAhead && !tells.test(text) && urgent.test(text);
  return runs.find(({ start, end, days, sure }) => {
    if (days <= 0 || !sure) return false;
    const sentence = sentenceOf(text, start, end);
    if (past.test(sentence.before) || past.test(sentence.after)) return false;
    if (yearly.test(sentence.before) || issued.test(sentence.after)) return false;
    if (isInvited(sentence)) return true;
    if (someAhead) return false;
    return (
      labelled.test(sentence.before) || (onlyPast && isOccasion(text.slice(start, end), sentence))
    );
  });
}

interface Run extends PastDay {
  /** Not as far away as last year's or next year's date of the same name. */
  readonly sure: boolean;
}

function runsOf(reading: Reading, about: About): readonly Run[] {
  const dates = datesIn(reading);
  return dates.flatMap((date, index) => {
    if (date.link.kind !== 'none') return [];
    const run = runFrom(dates, index);
    if (!run.some((one) => one.certain || one.weekday || isDateByContext(one, reading))) return [];
    const numbers = run.flatMap((one) =>
      existing(daysOf(one, reading, about))
        .slice(0, 1)
        .map(dayNumber),
    );
    if (numbers.length < run.length) return [];
    const days = about.number - Math.max(...numbers);
    const far = run.some(({ year }) => year.kind === 'given') ? oldDays : halfSureDays;
    return [{ start: date.start, end: run.at(-1)?.end ?? date.end, days, sure: days <= far }];
  });
}

/** Without a year, what is further past is as well next year's. */
const halfSureDays = 120;
/** With a year, what is further past is history and not last year's text used again. */
const oldDays = 400;

/** The words stand in the same sentence, behind the date. */
function isInvited({ before, after }: Sentence): boolean {
  if (deadlineBefore.test(before)) return true;
  if (deadlineAfter.test(after)) return true;
  return !/^\s?(?:から|より|以[降前後]|現在|時点|付け?|号)/.test(after) && event.test(after);
}

/** `11月22日（日）14時からの講演会`: a day on which something takes place, by its weekday or time. */
function isOccasion(date: string, { after }: Sentence): boolean {
  const timed = /^\s?(?:午[前後]|正午|\d{1,2}[:時])/.test(after);
  if (!timed && !/[([【〔][日月火水木金土]/.test(date)) return false;
  return !/^[^。、]{0,8}(?:から|より)(?!の)/.test(after) && !source.test(after);
}

const invitation =
  /ます|ください|下さい|募集|申し?込|締め?切|〆切|受付|必着|期限|開催|お待ち|ましょう|予定|残席|お早めに|お越し|お気軽/;
/** Reports, corrections and cancellations name past days rightly. */
const looksBack =
  /訂正|お詫び|おわび|中止|延期|結果|報告|ありがとうございました|終了(?:し|致|いた)|締め?切り?ました|振り返|当時|周年|記念日です/;
const past =
  /(?<!お待たせし|長らく)(?:ました|でした)|(?:し|され|い|あっ|なっ)た(?:、|。|$|[^いくめ])|現在|時点|終了|済み|生まれ|施行|改正|制定|創立|開校/;
/** Any telling of what was makes the day one of the past. */
const tells = /ました|でした|[しっれいだ]た(?:[。、]|\n|$)/;
const urgent =
  /お早めに|受け?付け(?:て|ます|中)|受付中|募集(?:中|し)|お?申し?込み(?:ください|は|受付)|ご参加|お待ちして|残席|お越し|お気軽に|開催(?:します|いたし|中)|開きます|お楽しみ|ご来場|先着/;
const source =
  /^\s?[\d:時分半]{0,6}(?:公表|策定|発表|改定|時点|現在|発生|掲載|更新|撮影|完成|生まれ|発行|決定|議決|放送|付|号)/;
const yearly = /毎[年月]|例年/;
const issued = /^\s?(?:付|号)/;
const deadlineBefore =
  /(?:締め?切り?|〆切|(?:申込み?|申し込み|応募|募集|申請|受付|提出|参加)の?(?:期限|期間|締め?切り?))(?:日時?)?\s?[\])】]?\s?[:は]?\s{0,2}$/;
const deadlineAfter =
  /^\s?[(（]?(?:の?(?:午[前後]|正午)?[\d:時分]{0,6})?\s?[)）]?(?:\s?(?:締め?切り?|〆切|必着|消印有効)|で締め?切(?:り|らせて)|まで(?:に?、?[^。]{0,20}(?:お?申し?込|応募|募集|受け?付け|提出|ご?連絡|エントリー|開催)|$|です))/;
const event =
  /^[^。、]{0,30}(?:に|は|で|、)?[^。]{0,40}(?:開催し|開き|行い|実施し|始まり|はじまり|スタートし|オープンし|配布し|放送し|公開し|予定)(?:ます|です)|^[^。]{0,20}(?:開催|実施)(?:です|予定|!|！|$)|^[^。]{0,40}(?:お越し|ご参加|ご来場|お集まり)ください/;
const labelled =
  /(?:日時|開催日時?|とき|期日|実施日|日程|開催期間|会期)\s?[\])】]?\s?[:は]?\s{0,2}$/;
