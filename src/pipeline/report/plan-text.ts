import { formatLocal } from '../../post/format-local.ts';
import type { Language } from '../../post/message.ts';
import type { PlanEntry } from '../plan/plan.ts';

/** What goes out next, a line each, in the organisation's time. */
export function planText(
  entries: readonly PlanEntry[],
  o: { readonly timeZone: string; readonly language: Language },
): string {
  const ja = o.language === 'ja';
  if (entries.length === 0)
    return ja ? '公開を待っている投稿はありません。' : 'Nothing is waiting to be published.';
  return entries
    .map(({ account, post, publishAt, latestAt, states, waiting, isEdit }) => {
      const due = formatLocal(publishAt, o.timeZone, o.language);
      const latest = formatLocal(latestAt, o.timeZone, o.language);
      const state = [...new Set(states)]
        .map((one) => stateWords[one][o.language])
        .join(ja ? '・' : ', ');
      const edit = isEdit ? editWords[o.language] : '';
      const waits = waiting?.waitsFor ? `  ${waiting.waitsFor.message[o.language]}` : '';
      return `${due}${ja ? `（${latest}まで）` : ` (until ${latest})`}  ${account}  ${post}  ${state}${edit}${waits}`;
    })
    .join('\n');
}

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
