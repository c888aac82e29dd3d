import type { Policy } from '../../policy/policy.ts';
import type { Withdrawing } from './check-withdrawals.ts';
import { maskExamination, mustMask } from './mask-examination.ts';

/**
 * What a comment may show of requests and the posts they are about: somebody's
 * number may be the very reason why a post has to go.
 */
export function maskWithdrawals(
  withdrawals: readonly Withdrawing[],
  policy: Policy,
): readonly Withdrawing[] {
  return withdrawals.map(({ one, post }) => {
    const { path, findings } = one;
    // Its reason is not shown at all until the number is out of it.
    const shown = mustMask(findings) ? { path, findings } : one;
    return { one: shown, ...(post && { post: maskExamination(post, policy) }) };
  });
}
