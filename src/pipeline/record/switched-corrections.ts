import type { Approval } from '../../approval/approval.ts';
import type { ReasonBody } from '../../ledger/kinds/parts.ts';
import type { Account, Policy } from '../../policy/policy.ts';
import { formatLocal } from '../../post/format-local.ts';
import { type Instant, instant, type Post } from '../../post/post.ts';
import { loadPolicy } from '../load-policy.ts';
import { commitSource } from '../source/commit-source.ts';
import { reason } from './bodies.ts';
import type { Walk } from './examine-main.ts';

/**
 * Accounts whose policy changed, between the approval and the merge of a correction,
 * between a new post and another text for the public one. What was approved is then
 * not what would happen: the comment said the one, and koho would do the other.
 */
export async function switchedCorrections(
  walk: Pick<Walk, 'repository'>,
  { post, commit, policy, approval }: Question,
): Promise<readonly ReasonBody[]> {
  const reasons: ReasonBody[] = [];
  for (const { value } of post.correction ? post.accounts : []) {
    const account = policy.accounts.get(value);
    const change = account && (await switchedAfter(walk, account, { commit, approval }));
    if (change) reasons.push(switched(account, change, { policy, approval }));
  }
  return reasons;
}

interface Question {
  readonly post: Post;
  /** As of which it is judged. */
  readonly commit: string;
  readonly policy: Policy;
  readonly approval: Pick<Approval, 'reviewedAt'>;
}

interface Change {
  readonly commit: string;
  readonly at: Instant;
}

/** The change of main that switched it, if that is not older than the review: git keeps whole seconds. */
async function switchedAfter(
  { repository }: Pick<Walk, 'repository'>,
  { id, corrections }: Account,
  { commit, approval }: Pick<Question, 'commit' | 'approval'>,
): Promise<Change | undefined> {
  let from: string | undefined = commit;
  // All of them, however many: one that is passed over could be the one.
  while (from !== undefined) {
    const touched: string | undefined = await repository.lastTouching(from, [
      `policies/accounts/${id}.yml`,
    ]);
    if (touched === undefined) return undefined;
    const { committer } = await repository.commit(touched);
    const seconds = committer?.seconds ?? 0;
    if ((seconds + 1) * 1000 <= approval.reviewedAt) return undefined;
    from = await repository.parentOf(touched);
    const before =
      from === undefined ? undefined : await loadPolicy(commitSource(repository, from));
    const was = before?.ok ? before.value.policy.accounts.get(id) : undefined;
    if (was && was.corrections !== corrections)
      return { commit: touched, at: instant(seconds * 1000) };
  }
  return undefined;
}

function switched(
  { id, name, corrections }: Account,
  { commit, at }: Change,
  { policy, approval }: Pick<Question, 'policy' | 'approval'>,
): ReasonBody {
  const { timeZone } = policy.organisation;
  const [changed, approved] = [at, approval.reviewedAt].map((when) => ({
    ja: formatLocal(when, timeZone, 'ja'),
    en: formatLocal(when, timeZone, 'en'),
  }));
  const [was, is] = corrections === 'edit' ? [asNew, asEdit] : [asEdit, asNew];
  const short = commit.slice(0, 12);
  return reason('corrections-switched', {
    ja: `「${name}」（${id}）の訂正は、承認（${approved?.ja}）の時点では${was.ja}でしたが、${changed?.ja}の規程の変更（${short}、corrections: ${corrections}）で${is.ja}になりました。承認されたものと違うことをしないよう、承認として記録しません。投稿のファイルを直したプルリクエストを出し、新しいコメントを見て、改めて承認を受けてください。`,
    en: `When this was approved (${approved?.en}), a correction on "${name}" (${id}) was ${was.en}; since the change of the policy of ${changed?.en} (${short}, corrections: ${corrections}) it is ${is.en}. So that nothing happens that was not approved, the approval is not recorded. Hand in a pull request that changes the file of the post, read the new comment, and have it approved again.`,
  });
}

const asNew = { ja: '新しい投稿を出すもの', en: 'a new post' };
const asEdit = {
  ja: '公開中の投稿の文を置き換えるもの',
  en: 'another text for the public post',
};
