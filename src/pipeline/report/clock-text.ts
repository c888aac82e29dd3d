import { formatLocal } from '../../post/format-local.ts';
import type { Language } from '../../post/message.ts';
import { toLocal } from '../../post/zone.ts';
import type { ClockEvent } from '../clock/clock-event.ts';
import { organisationLogName } from '../workplace/logs.ts';
import { brokenText } from './broken-text.ts';
import { explain } from './explain.ts';
import { planText } from './plan-text.ts';

interface Saying {
  readonly timeZone: string;
  readonly language: Language;
}

/** One line (or a few) of the clock, with the time it was said in the organisation's zone. */
export function clockText(event: ClockEvent, o: Saying): string {
  const { hour, minute, second } = toLocal(event.at, o.timeZone);
  const time = [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
  return `${time}  ${said(event, o).replaceAll('\n', `\n${' '.repeat(10)}`)}`;
}

function said(event: ClockEvent, o: Saying): string {
  const say = words[o.language];
  const when = (at: Parameters<typeof formatLocal>[0]) => formatLocal(at, o.timeZone, o.language);
  switch (event.event) {
    case 'began':
      return say.began(event.lookAheadHours, when(event.handOverAt));
    case 'due':
      return event.entries.length === 0 ? say.nothing : planText(event.entries, o);
    case 'overdue':
      return say.overdue(event.posts.join(', '));
    case 'not-told':
      return say.notTold(whyOf(event.error, o.language));
    case 'main-moved':
      return say.moved;
    case 'paused':
      return say.paused(event.account);
    case 'resumed':
      return say.resumed(event.account);
    case 'unreadable':
      return say.unreadable(event.account, whyOf(event.error, o.language));
    case 'broken':
      return brokenText(event, o.language);
    case 'dispatched':
      return say.dispatched(jobOf(event.job, o.language));
    case 'would-dispatch':
      return say.would(jobOf(event.job, o.language));
    case 'not-dispatched':
      return say.failed(jobOf(event.job, o.language), whyOf(event.error, o.language));
    case 'trouble':
      return say.trouble(whyOf(event.error, o.language));
    case 'handed-over':
      return say.handedOver;
    case 'ended':
      return event.next === undefined ? say.ended : say.endedUntil(when(event.next));
  }
}

function jobOf(job: string, language: Language): string {
  return job === organisationLogName ? words[language].organisation : job;
}

function whyOf(error: Error, language: Language): string {
  const { text, code } = explain(error);
  return `${text[language]} [${code}]`;
}

const words = {
  ja: {
    began: (hours: number, at: string) =>
      `時計を始めました。${hours}時間先までの予定を見ます。${at}に次の時計へ引き継ぎます。`,
    nothing: 'この先の予定はありません。',
    moved: 'mainか一時停止に、まだ記録していない変化があります。',
    overdue: (posts: string) =>
      `予定を過ぎても公開・削除されていません：${posts || '記録を待つmainの変更'}`,
    notTold: (why: string) => `見張り（watch）を始めさせられません：${why}`,
    paused: (account?: string) =>
      `${account ?? 'すべて'}は一時停止中です。再開まで、発信の仕事を始めません。`,
    resumed: (account?: string) => `${account ?? 'すべて'}の一時停止が解除されました。`,
    unreadable: (account: string, why: string) => `${account} の発信記録が読めません：${why}`,
    organisation: '団体の記録',
    dispatched: (job: string) => `仕事を始めさせました：${job}`,
    would: (job: string) => `始めさせる仕事：${job}（--dry-run のため、始めません）`,
    failed: (job: string, why: string) => `仕事を始めさせられません：${job}　${why}`,
    trouble: (why: string) => `少し後にもう一度試します：${why}`,
    handedOver: '次の時計に引き継ぎました。',
    ended: '予定がないので終わります。',
    endedUntil: (at: string) => `先読みの時間内に予定がないので終わります。次の予定は${at}です。`,
  },
  en: {
    began: (hours: number, at: string) =>
      `The clock runs. It looks ${hours} h ahead and hands over at ${at}.`,
    nothing: 'Nothing is due ahead.',
    moved: 'main or the pause has moved since the record was last written.',
    overdue: (posts: string) =>
      `Due and not out, or ordered gone and not gone: ${posts || 'a change of main that waits for its record'}.`,
    notTold: (why: string) => `The watchdog (watch) could not be started: ${why}`,
    paused: (account?: string) =>
      `Paused (${account ?? 'everything'}): no job that sends is started until that is lifted.`,
    resumed: (account?: string) => `The pause was lifted (${account ?? 'everything'}).`,
    unreadable: (account: string, why: string) => `The log of ${account} cannot be read: ${why}`,
    organisation: "the organisation's record",
    dispatched: (job: string) => `Job dispatched: ${job}`,
    would: (job: string) => `Job to be dispatched: ${job} (not done: --dry-run)`,
    failed: (job: string, why: string) => `Job not dispatched: ${job}: ${why}`,
    trouble: (why: string) => `Tried again shortly: ${why}`,
    handedOver: 'Handed over to the next clock.',
    ended: 'Nothing is waiting; the clock ends.',
    endedUntil: (at: string) =>
      `Nothing is due within the look-ahead; the clock ends. Next: ${at}.`,
  },
} as const;
