import type { Message } from '../../post/message.ts';
import { type About, aboutWhen } from '../dates/about.ts';
import { isCorrected } from '../dates/corrected.ts';
import { shownOf } from '../dates/date-messages.ts';
import { turnedDateRanges } from '../dates/date-ranges.ts';
import { wrongCounts } from '../dates/day-counts.ts';
import { type LabelledDay, labelledDays } from '../dates/labelled-dates.ts';
import { type Reading, readingsOf } from '../dates/reading.ts';
import { turnedTimeRanges } from '../dates/time-ranges.ts';
import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';

export const rangeOrder: Rule = {
  id: 'range-order',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: '期間と時間の終わりが始まりより前でなく、日数や締切が合う',
    en: 'Ranges do not end before they start; counts of days and deadlines fit',
  },
  check(context) {
    const about = aboutWhen(context);
    return readingsOf(context.post)
      .flatMap((reading) => faultsOf(reading, about).map((fault) => ({ ...fault, reading })))
      .filter(({ start, end, reading }) => !isCorrected(reading.text, start, end))
      .map(({ start, end, severity, message, reading }) => ({
        ...rangeAt(reading, start, end),
        message,
        ...(severity ? { severity } : {}),
      }));
  },
};

interface Fault extends Pick<Report, 'severity' | 'message'> {
  readonly start: number;
  readonly end: number;
}

function faultsOf(reading: Reading, about: About): readonly Fault[] {
  return [
    ...[...turnedDateRanges(reading, about), ...turnedTimeRanges(reading)].map((range) => ({
      ...range,
      message: turned(shownOf(range, reading)),
      ...(range.sure ? {} : { severity: 'warn' as const }),
    })),
    ...wrongCounts(reading, about).map((count) => ({
      ...count,
      message: miscounted(shownOf(count, reading), count.said, count.counted),
      severity: 'warn' as const,
    })),
    ...deadlineFaults(reading, about),
  ];
}

const labels = {
  opening:
    /(?:受付|申込み?|申し込み|応募|募集|申請)(?:の?開始)(?:日時?)?\s?[\])】]?\s?[:は]?\s{0,2}$/,
  closing:
    /(?:締め?切り?|〆切|(?:申込み?|申し込み|応募|募集|申請|受付)(?:の?(?:期限|終了)))(?:日時?)?\s?[\])】]?\s?[:は]?\s{0,2}$/,
  /** 申込みは12月10日まで */
  asked: /(?:申込み?|申し込み|応募|参加受付|エントリー|受付)(?:は|期限は|期間は)、?\s{0,2}$/,
  until: /^\s?(?:\d{1,2}[:時][\d分]{0,3}|正午|必着)?\s?(?:まで|締め?切|〆切|必着)/,
  /** 12月3日（木）開催の移住フェア */
  held: /^\s?(?:に?開催の|に開く|に行う)/,
  event:
    /(?:日時|開催日時?|とき|期日|実施日|開催期間|会期|日程)\s?[\])】]?\s?[:は]?\s{0,2}$|(?:[\p{sc=Han}]会|大会|教室|講座|イベント|まつり|祭|フェア|フェス(?:タ|ティバル)?|セミナー|ツアー|コンサート|シンポジウム|フォーラム|ワークショップ|体験|本番|式典|当日|試験|検定|展)は、?\s{0,2}$/u,
};
const label = /開始|締め?切|〆切|期限|終了|まで|必着/;
/** Recordings are asked for afterwards; reports and photographs are handed in then. */
const afterwards = /アーカイブ|見逃し|後日|配信|アンケート|作品|写真|レポート|二次|2次|追加募集/;

/** Only where each label stands once: of several a machine does not know which belong together. */
function deadlineFaults(reading: Reading, about: About): readonly Fault[] {
  if (!label.test(reading.text)) return [];
  const [closing, ...closings] = [
    ...labelledDays(labels.closing, reading, about),
    ...labelledDays(labels.asked, reading, about, labels.until),
  ];
  if (!closing || closings.length > 0) return [];
  const [opening, ...openings] = labelledDays(labels.opening, reading, about);
  if (opening && openings.length === 0 && closing.until < opening.from)
    return [{ ...closing, message: closedBeforeOpen(closing, opening, reading) }];
  const [event, ...events] = [
    ...labelledDays(labels.event, reading, about),
    ...labelledDays(/$/, reading, about, labels.held),
  ];
  if (!event || events.length > 0 || closing.until <= event.until) return [];
  if (afterwards.test(reading.text)) return [];
  return [{ ...closing, severity: 'warn', message: closedAfterEvent(closing, event, reading) }];
}

const turned = (shown: string): Message => ({
  ja: `「${shown}」は、終わりが始まりより前になっています。どちらかを直してください。日をまたぐ場合は「翌」を付けてください。`,
  en: `"${shown}" ends before it starts. Correct one of the two; where it runs into the next day, say so (翌).`,
});

const miscounted = (shown: string, said: number, counted: number): Message => ({
  ja: `「${shown}」は、数えると${counted}日間です（${said}日間と書かれています）。日付か日数を直してください。`,
  en: `"${shown}" makes ${counted} days, not ${said}. Correct the dates or the count.`,
});

function closedBeforeOpen(closing: LabelledDay, opening: LabelledDay, reading: Reading): Message {
  const [last, first] = [shownOf(closing, reading), shownOf(opening, reading)];
  return {
    ja: `締切（${last}）が、受付の始まり（${first}）より前になっています。どちらかを直してください。`,
    en: `The deadline (${last}) lies before the opening (${first}). Correct one of the two.`,
  };
}

function closedAfterEvent(closing: LabelledDay, event: LabelledDay, reading: Reading): Message {
  const [last, held] = [shownOf(closing, reading), shownOf(event, reading)];
  return {
    ja: `締切（${last}）が、開催日（${held}）より後になっています。日付を確かめてください。これでよければ、その理由を acknowledge に書いてください。`,
    en: `The deadline (${last}) lies after the event (${held}). Check the dates; if that is meant, say why under acknowledge.`,
  };
}
