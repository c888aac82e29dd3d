import type { Message } from '../../post/message.ts';
import type { Reason } from '../../publish/delivery.ts';

const messages = {
  paused: {
    ja: '公開が一時停止されています（koho-pause）。解除されるまで送信しません。',
    en: 'Publication is paused (koho-pause). Nothing is sent until it is lifted.',
  },
  'account-paused': {
    ja: 'このアカウントの公開が一時停止されています。解除されるまで送信しません。一時停止中：',
    en: 'Publication on this account is paused. Nothing is sent until it is lifted. Paused:',
  },
  'resume-not-on-record': {
    ja: '一時停止のブランチが消えていますが、解除の記録がありません。所属長か運用担当者が koho resume で解除するまで送信しません。',
    en: 'The branch of a pause is gone, but no lifting is on record. Nothing is sent until a head or an operator lifts it with koho resume.',
  },
  'policy-not-in-force': {
    ja: 'main の policies/ が、承認されて有効になったものと違います。有効なものに戻すか、変更の承認を受けてください。それまで送信しません。',
    en: 'policies/ on main is not what was approved and is in force. Restore it or have the change approved; nothing is sent until then.',
  },
  removed: {
    ja: '投稿のファイルが main から削除されたため、公開を中止しました。',
    en: 'The post was removed from main, so it is withdrawn.',
  },
  'content-differs': {
    ja: 'main にある投稿か画像が、承認されたものと違います。改めて承認を受けるまで送信しません。',
    en: 'The post or an image on main is not what was approved. Nothing is sent until it is approved again.',
  },
  'payload-differs': {
    ja: '公開する文面が、承認を記録したときと違います。公開を保留しました。',
    en: 'The text to be sent is not the one recorded with the approval. The post is held.',
  },
  'under-embargo': {
    ja: '予定の日時が解禁日時（embargo_until）より前になりました。公開を保留しました。',
    en: 'The planned time lies before embargo_until by now. The post is held.',
  },
  'guideline-blocks': {
    ja: 'ガイドラインの確認で要修正または未回答の質問があります。',
    en: 'The guideline check finds something that blocks, or a question without answer.',
  },
  'waiver-not-decided': {
    ja: 'ガイドラインの要修正があり、理由を示して公開すると決められる人の承認ではありません。',
    en: 'The guideline check blocks something, and the approval is not by somebody who may let it pass.',
  },
  'account-closed': {
    ja: 'この公式アカウントは登録されていないか、閉鎖されています。',
    en: 'This official account is not registered, or is closed.',
  },
  'approval-not-on-record': {
    ja: '承認の記録が発信記録に見つかりません。',
    en: 'The record of the approval is not in the log.',
  },
  'approval-void': {
    ja: '承認を確かめ直したところ、有効ではありませんでした。',
    en: 'The approval was checked again and does not hold.',
  },
  'facts-unknown': {
    ja: '承認の事実をGitHubから読み取れませんでした。読み取れるまで送信しません。',
    en: 'The facts of the approval could not be read from GitHub. Nothing is sent until they can be.',
  },
} as const satisfies Record<string, Message>;

type GateReasonCode = keyof typeof messages;

/** `detail`: what exactly, where there is more to say. */
export function gateReason(code: GateReasonCode, detail?: Message | string): Reason {
  const message = messages[code];
  if (detail === undefined) return { code, message };
  const more = typeof detail === 'string' ? { ja: detail, en: detail } : detail;
  return { code, message: { ja: `${message.ja}${more.ja}`, en: `${message.en} ${more.en}` } };
}
