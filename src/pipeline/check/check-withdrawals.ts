import type { History } from '../../guideline/rule.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Instant } from '../../post/post.ts';
import { isWithdrawalPath, withdrawnPost } from '../../post/withdrawal/withdrawal-path.ts';
import { type Examination, examinePost } from '../examine-post.ts';
import { noHistory } from '../history.ts';
import type { Source } from '../source/source.ts';
import { type ExaminedWithdrawal, examineWithdrawal } from '../withdraw/examine-withdrawal.ts';

/** A request with the post that it is about, as the approver has to see it. */
export interface Withdrawing {
  readonly one: ExaminedWithdrawal;
  /** Absent where the post's file is not there or has no readable form. */
  readonly post?: Examination;
}

/** Paths of files under `posts/`, posts and requests about posts apart. */
export function requestsApart(paths: readonly string[]): {
  readonly posts: readonly string[];
  readonly requests: readonly string[];
  /** The posts that the requests are about. */
  readonly concerned: readonly string[];
} {
  const requests = paths.filter(isWithdrawalPath);
  return {
    posts: paths.filter((path) => !isWithdrawalPath(path)),
    requests,
    concerned: requests.flatMap((path) => {
      const post = withdrawnPost(path);
      return post ? [`${post.id}.md`] : [];
    }),
  };
}

export async function checkWithdrawals(o: {
  readonly source: Source;
  readonly policy: Policy;
  readonly history: History;
  readonly now: Instant;
  readonly requests: readonly string[];
}): Promise<readonly Withdrawing[]> {
  const { source, policy, history, now } = o;
  const withdrawals: Withdrawing[] = [];
  for (const path of o.requests) {
    const one = await examineWithdrawal({ source, policy, history, path });
    const about = withdrawnPost(path);
    const seen =
      about &&
      (await examinePost({ source, policy, history: noHistory, now, path: `${about.id}.md` }));
    withdrawals.push({ one, ...(seen?.examined && { post: seen }) });
  }
  return withdrawals;
}
