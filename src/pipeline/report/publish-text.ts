import type { RecordKind } from '../../ledger/record.ts';
import type { Language } from '../../post/message.ts';
import type { Happening, Report } from '../../publish/report.ts';
import type { PublishReport } from '../publish/publish.ts';
import { heldNoticeText } from './held-notice-text.ts';

/** How many parts this run brought to a state. */
export function countOf({ deliveries }: Report, kind: RecordKind): number {
  return deliveries.flatMap(({ happened }) => happened).filter((one) => one.kind === kind).length;
}

/** What an account's job did, for the log and the summary. */
export function publishText(report: PublishReport, language: Language): string {
  const say = words[language];
  const lines = report.deliveries.flatMap(({ post, happened, isEdit }) => {
    const kinds = isEdit ? { ...say.kinds, ...say.edits } : say.kinds;
    return happened.map((one) => `${post} ${kinds[one.kind] ?? one.kind}${detail(one, language)}`);
  });
  const { failure, nextDue, linkNotices, heldNotices } = report;
  return [
    `${say.account}${report.account}`,
    ...(lines.length > 0 ? lines : [say.nothing]),
    ...linkNotices.map(({ path, line, message }) => `${path}:${line} ${message[language]}`),
    ...heldNotices.map((notice) => heldNoticeText(notice, language)),
    ...(nextDue ? [`${say.next}${new Date(nextDue).toISOString()}`] : []),
    ...(failure ? [`${say.stopped}${failure.message} [${failure.code}]`] : []),
  ].join('\n');
}

function detail({ part, url, reason }: Happening, language: Language): string {
  const nth = part === undefined || part === 0 ? '' : ` (${part + 1})`;
  const why = reason ? `：${reason.message[language]} [${reason.code}]` : '';
  return `${nth}${url ? ` ${url}` : ''}${why}`;
}

type Kinds = Readonly<Partial<Record<RecordKind, string>>>;

const words: Readonly<
  Record<
    Language,
    { kinds: Kinds; edits: Kinds } & Record<'account' | 'nothing' | 'next' | 'stopped', string>
  >
> = {
  ja: {
    account: 'アカウント：',
    nothing: '送信するものはありませんでした。',
    next: '次の予定（UTC）：',
    stopped: '途中で止めました：',
    edits: {
      prepared: '文を置き換える投稿が公開されていることを確かめました',
      confirmed: '公開中の投稿の文を置き換えました',
      'no-effect': '文は置き換わっていません',
      ambiguous: '文が置き換わったか不明です',
      withdrawn: '訂正をやめました',
    },
    kinds: {
      planned: '予定に入れました',
      intent: '送信開始を記録しました',
      prepared: '公開前の準備ができました',
      scheduling: 'Facebookへの予約を始めました',
      scheduled: 'Facebookに予約済み',
      recalling: 'Facebookの予約を取り消します',
      'called-back': 'Facebookの予約を取り消しました',
      confirmed: '公開されました',
      'no-effect': '公開されていません',
      ambiguous: '公開されたか不明です',
      duplicated: '【警報】二重に公開されています',
      held: '公開保留',
      blocked: '今は送信しません',
      withdrawn: '公開中止',
      resolved: '人の回答を記録しました',
      withdrawal: '公開中止・削除の指示を記録しました',
      deleting: '削除を始めました',
      deleted: '削除し、公開されていないことを確かめました',
      'delete-failed': '削除できていません',
    },
  },
  en: {
    account: 'account: ',
    nothing: 'Nothing to send.',
    next: 'next due (UTC): ',
    stopped: 'stopped early: ',
    edits: {
      prepared: 'the post whose text is to be replaced was seen to be public',
      confirmed: 'the text of the public post was replaced',
      'no-effect': 'the text was not replaced',
      ambiguous: 'unknown whether the text was replaced',
      withdrawn: 'correction ended without a text of its own',
    },
    kinds: {
      planned: 'planned',
      intent: 'intent recorded',
      prepared: 'prepared, not yet public',
      scheduling: 'being scheduled at Facebook',
      scheduled: 'scheduled at Facebook',
      recalling: 'being called back from Facebook',
      'called-back': 'called back from Facebook, not public',
      confirmed: 'published',
      'no-effect': 'not published',
      ambiguous: 'unknown whether published',
      duplicated: 'ALARM: published twice',
      held: 'held for a person',
      blocked: 'not sent now',
      withdrawn: 'withdrawn',
      resolved: 'answered by a person',
      withdrawal: 'withdrawal ordered',
      deleting: 'deletion begun',
      deleted: 'deleted, and read back as gone',
      'delete-failed': 'not deleted',
    },
  },
};
