import type { Language } from '../../post/message.ts';
import type { HeldNotice } from '../brakes/tell-held.ts';

/** One line about the issue of a held delivery. */
export function heldNoticeText(notice: HeldNotice, language: Language): string {
  const say = words[language];
  return notice.did === 'failed'
    ? `${say.failed}${notice.why}`
    : `${notice.post} ${say[notice.did]} #${notice.issue}`;
}

const words = {
  ja: {
    opened: '公開保留をIssueで知らせました',
    updated: '公開保留のIssueを改めました',
    closed: '公開保留のIssueを閉じました',
    failed: '公開保留をIssueで知らせられませんでした（次の実行で知らせます）：',
  },
  en: {
    opened: 'told of as held in issue',
    updated: 'brought up to date in issue',
    closed: 'not held any more: closed issue',
    failed: 'held deliveries could not be told of in issues (the next run will): ',
  },
} as const;
