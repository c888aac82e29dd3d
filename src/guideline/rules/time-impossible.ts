import type { Message } from '../../post/message.ts';
import { isCorrected } from '../dates/corrected.ts';
import { shownOf } from '../dates/date-messages.ts';
import { type Reading, readingsOf } from '../dates/reading.ts';
import { isClock, timesIn, type WrittenTime } from '../dates/times-in.ts';
import { Notes } from '../notes.ts';
import { rangeAt } from '../range-at.ts';
import type { Report, Rule } from '../rule.ts';

export const timeImpossible: Rule = {
  id: 'time-impossible',
  clause: 'HSM-4-4',
  severity: 'block',
  about: {
    ja: 'あり得ない時刻（10時75分、午後15時）。ただし25時などの書き方は注意',
    en: 'Times that do not exist (10:75, 午後15時); a warning for 25時 and the like',
  },
  check({ post }) {
    return readingsOf(post).flatMap((reading) =>
      timesIn(reading).flatMap((time) => judge(time, reading)),
    );
  },
};

function judge(time: WrittenTime, reading: Reading): Report[] {
  const { start, end } = time;
  const found = faultOf(time, reading, shownOf(time, reading));
  if (!found || isCorrected(reading.text, start, end)) return [];
  return [{ ...rangeAt(reading, start, end), ...found }];
}

type Fault = Pick<Report, 'message' | 'severity'>;

function faultOf(time: WrittenTime, reading: Reading, shown: string): Fault | undefined {
  const { half, hour, minute, shape } = time;
  if (half && hour > 12) return { message: halfTwice(shown, hour) };
  if (half === 'am' && hour === 12 && minute > 0 && minute < 60)
    return { severity: 'warn', message: noonOrNight(shown, minute) };
  if (minute >= 60)
    return shape === 'hours' || (hour < 30 && isClock(time, reading))
      ? { message: impossible(shown) }
      : undefined;
  if (hour < 24 || (hour === 24 && minute === 0)) return undefined;
  if (hour >= 30)
    return isClock(time, reading) && hour < 100 ? { message: impossible(shown) } : undefined;
  if (shape === 'colon' && !isClock(time, reading)) return undefined;
  return isBroadcast(reading)
    ? undefined
    : { severity: 'warn', message: afterMidnight(shown, hour - 24, minute) };
}

/** Programmes, night clubs, trains and star-gazers that are up all night reckon up to 29時, and their readers know it. */
const broadcast =
  /放送|番組|ラジオ|テレビ|オンエア|深夜|FM|終夜|大[晦み]|年越し|流星|天体|天文台|観望|観測|星空|星を見|[月日]食|終電|終列車|最終(?:便|電車|列車|バス)/;

/** A text full of times asks for each of them. */
const cache = new Notes<Reading, boolean>();

function isBroadcast(reading: Reading): boolean {
  const known = cache.get(reading);
  if (known !== undefined) return known;
  const answer = broadcast.test(reading.text);
  cache.set(reading, answer);
  return answer;
}

const impossible = (shown: string): Message => ({
  ja: `「${shown}」という時刻はありません。正しい時刻に直してください。`,
  en: `There is no such time as "${shown}". Correct it.`,
});

const halfTwice = (shown: string, hour: number): Message => ({
  ja: `「${shown}」は、午前・午後の付け方が合いません。${hour < 24 ? `「午後${hour - 12}時」か「${hour}時」` : '正しい時刻'}に直してください。`,
  en: `"${shown}" mixes the 12-hour and the 24-hour clock. ${hour < 24 ? `Write 午後${hour - 12}時 or ${hour}時.` : 'Correct it.'}`,
});

/** 午前12時 on the dot is noon (明治5年太政官布告第337号); what follows it, people read either way. */
const noonOrNight = (shown: string, minute: number): Message => ({
  ja: `「${shown}」は、昼とも夜中とも読めます。「午後0時${minute}分」か「午前0時${minute}分」にしてください。`,
  en: `"${shown}" can be read as noon or as midnight. Write 午後0時${minute}分 or 午前0時${minute}分.`,
});

const afterMidnight = (shown: string, hour: number, minute: number): Message => ({
  ja: `「${shown}」は、どの日の時刻か読み間違えられることがあります。「翌日の午前${hour}時${minute > 0 ? `${minute}分` : ''}」のように書いてください。誤りなら、正しい時刻に直してください。`,
  en: `"${shown}" is easily taken for another day. Write 翌日の午前${hour}時${minute > 0 ? `${minute}分` : ''}, or correct it.`,
});
