import type { Policy } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import { nearestOf } from '../../post/nearest.ts';
import type { Place } from '../../post/place.ts';
import type { Located } from '../../post/post.ts';
import type { WithdrawalRequest } from '../../post/withdrawal/withdrawal.ts';
import { cite } from '../cite.ts';
import { isNoReason } from '../no-reason.ts';
import type { Finding } from '../rule.ts';

/** What a request is held against. */
export interface WithdrawalContext {
  readonly request: WithdrawalRequest;
  readonly policy: Policy;
  /** There is such a post: on main, or on record as published. */
  readonly isKnown: boolean;
}

/** What was public once cannot be taken back whole, so it is done with reasons: HSM-4-4. */
const clause = 'HSM-4-4';

/** The checks of a request to withdraw a post. All of them block: what it does cannot be undone. */
export function checkWithdrawal(context: WithdrawalContext): readonly Finding[] {
  const { request, policy, isKnown } = context;
  const start = { line: 1, column: 1 };
  return [
    ...(isKnown ? [] : [finding(context, 'post', start, noSuchPost(`${request.post}.md`))]),
    ...(request.accounts ?? []).flatMap(({ value, place }) =>
      policy.accounts.has(value)
        ? []
        : [finding(context, 'account', place, noSuchAccount(value, policy))],
    ),
    ...emptyReason(context, 'reason', request.reason),
    ...emptyReason(context, 'why_not_correct', request.whyNotCorrect),
  ];
}

function emptyReason(
  context: WithdrawalContext,
  key: 'reason' | 'why_not_correct',
  { value, place }: Located<string>,
): readonly Finding[] {
  return isNoReason(value) ? [finding(context, 'reason', place, noReason[key])] : [];
}

function finding(
  { request, policy }: WithdrawalContext,
  rule: 'post' | 'account' | 'reason',
  { line, column }: Place,
  message: Message,
): Finding {
  const { path } = request;
  const id = `withdraw/${rule}`;
  return {
    ...{ rule: id, clause, severity: 'block', path, line, column },
    message: cite(message, clause, policy),
  };
}

function noSuchPost(path: string): Message {
  return {
    ja: `公開中止・削除の対象になる投稿 ${path} がありません。申請のファイルは、対象の投稿と同じ場所に「投稿の名前.withdraw.md」という名前で置いてください。`,
    en: `There is no post ${path} to withdraw. Put the request beside the post, and call it <slug>.withdraw.md.`,
  };
}

function noSuchAccount(id: string, { accounts }: Policy): Message {
  const nearest = nearestOf(id, [...accounts.keys()]);
  return {
    ja: `公式アカウント「${id}」は登録されていません。${nearest ? `「${nearest}」ではありませんか。` : 'policies/accounts/ のIDを書くか、すべてのアカウントから削除するなら accounts を消してください。'}`,
    en: `There is no registered account "${id}". ${nearest ? `Did you mean "${nearest}"?` : 'Write an id of policies/accounts/, or delete accounts to withdraw the post everywhere.'}`,
  };
}

const noReason: Readonly<Record<'reason' | 'why_not_correct', Message>> = {
  reason: {
    ja: '公開中止・削除の理由（reason）になっていません。何が誤りで、だれに何が起きるおそれがあるかを書いてください。承認者に示し、記録に残ります。',
    en: 'reason gives none. Say what is wrong and what it may do to whom; the approver sees it, and it stays on record.',
  },
  why_not_correct: {
    ja: '訂正の投稿では足りない理由（why_not_correct）になっていません。削除しても完全には消えないため、訂正を先に考え、それでも削除する理由を書いてください。',
    en: 'why_not_correct gives no reason. Deletion never takes back everything: think of a correction first, and say why it does not suffice.',
  },
};
