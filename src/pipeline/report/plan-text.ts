import { formatLocal } from '../../post/format-local.ts';
import type { Language } from '../../post/message.ts';
import type { Reason } from '../../publish/delivery.ts';
import type { PlanEntry } from '../plan/plan.ts';
import { fitted, wrap } from './wrap.ts';

/** What goes out next, in the organisation's time: when and where, below it the post, and what it waits for; within 80 columns. */
export function planText(
  entries: readonly PlanEntry[],
  o: { readonly timeZone: string; readonly language: Language },
): string {
  const ja = o.language === 'ja';
  if (entries.length === 0)
    return ja ? '公開を待っている投稿はありません。' : 'Nothing is waiting to be published.';
  return entries.flatMap((entry) => entryLines(entry, o)).join('\n');
}

function entryLines(
  { account, post, publishAt, latestAt, states, waiting, blockedBy, isEdit }: PlanEntry,
  { timeZone, language }: { readonly timeZone: string; readonly language: Language },
): readonly string[] {
  const ja = language === 'ja';
  const due = formatLocal(publishAt, timeZone, language);
  const latest = formatLocal(latestAt, timeZone, language);
  const until = ja ? `（${latest}まで）` : ` (until ${latest})`;
  const state = [...new Set(states)].map((one) => stateWords[one][language]).join(ja ? '・' : ', ');
  return [
    fitted(`${due}${until}  ${account}`, 80),
    fitted(`  ${post}  ${state}${isEdit ? editWords[language] : ''}`, 80),
    ...(waiting ? whyLines(waiting.waitsFor, blockedBy, language) : []),
  ];
}

/** What it waits for by the policy's times, and what the record last said that stops it. */
function whyLines(
  waitsFor: Reason | undefined,
  blockedBy: readonly Reason[],
  language: Language,
): readonly string[] {
  const last = blockedBy.at(-1);
  const isNew = last !== undefined && last.code !== waitsFor?.code;
  return [
    ...(waitsFor ? wrap(waitsFor.message[language], 80, '    ') : []),
    ...(isNew ? wrap(`${recordSays[language]}${last.message[language]}`, 80, '    ') : []),
  ];
}

const recordSays: Readonly<Record<Language, string>> = {
  ja: '記録では：',
  en: 'The record says: ',
};

const editWords: Readonly<Record<Language, string>> = {
  ja: '（公開中の投稿の文を置き換え）',
  en: ' (replaces the text of the public post)',
};

export const stateWords: Readonly<
  Record<PlanEntry['states'][number], Readonly<Record<Language, string>>>
> = {
  approved: { ja: '承認済み', en: 'approved' },
  planned: { ja: '予定', en: 'planned' },
  intended: { ja: '送信開始（結果待ち）', en: 'intent, no outcome yet' },
  prepared: { ja: '準備済み', en: 'prepared' },
  scheduled: { ja: 'Facebookに予約済み', en: 'scheduled at Facebook' },
  retryable: { ja: '再送待ち', en: 'to be retried' },
  confirmed: { ja: '公開済み', en: 'published' },
  failed: { ja: '失敗', en: 'failed' },
  duplicated: { ja: '二重公開', en: 'published twice' },
  held: { ja: '公開保留', en: 'held' },
  withdrawn: { ja: '公開中止', en: 'withdrawn' },
  deleting: { ja: '削除中', en: 'deleting' },
  deleted: { ja: '削除', en: 'deleted' },
  delete_failed: { ja: '削除できていません', en: 'deletion failed' },
};
