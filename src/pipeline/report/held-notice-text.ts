import type { Language } from '../../post/message.ts';
import type { HeldNotice } from '../brakes/tell-held.ts';

/** One line about the issue of a delivery that is held, or whose deletion failed. */
export function heldNoticeText(notice: HeldNotice, language: Language): string {
  const say = words[language];
  return notice.did === 'failed'
    ? `${say.failed}${notice.why}`
    : `${notice.post} ${say[notice.did]} #${notice.issue}`;
}

/** What `tell` did for an account. */
export function heldNoticesText(
  notices: readonly HeldNotice[],
  { account, language }: { readonly account: string; readonly language: Language },
): string {
  const lines = notices.map((notice) => heldNoticeText(notice, language));
  return [account, ...(lines.length > 0 ? lines : [words[language].nothing])].join('\n');
}

const words = {
  ja: {
    nothing: '新しく知らせることはありません。',
    opened: '人の対応が要ることを、Issueで知らせました',
    updated: '人の対応を待つIssueを改めました',
    closed: '対応が終わったため、Issueを閉じました',
    failed: '人の対応が要ることを、Issueで知らせられませんでした（次の実行で知らせます）：',
  },
  en: {
    nothing: 'Nothing new to tell.',
    opened: 'needs a person: told of in issue',
    updated: 'needs a person: brought up to date in issue',
    closed: 'waits for nobody any more: closed issue',
    failed: 'what needs a person could not be told of in issues (the next run will): ',
  },
} as const;
