import type { Finding, History, RuleContext } from '../../../guideline/rule.ts';
import type { AccountSlots } from '../../../guideline/timing/account-slots.ts';
import type { Policy } from '../../../policy/policy.ts';
import type { Language } from '../../../post/message.ts';
import type { Instant } from '../../../post/post.ts';
import type { Withdrawing } from '../../check/check-withdrawals.ts';
import type { PolicyProposal } from '../../check/policy-proposal.ts';
import type { Examination } from '../../examine-post.ts';

/** Everything the sticky comment says, gathered before a word of it is written. */
export interface CommentInput {
  readonly examinations: readonly Examination[];
  /** Findings of no single post: frozen files, policy, files outside `posts/`. */
  readonly general: readonly Finding[];
  /** What is on record of the posts that are corrected. */
  readonly corrected?: History['published'];
  /** The posts are shown because they are to be gone, not because they are to go out. */
  readonly isWithdrawal?: true;
  /** Requests to withdraw posts. */
  readonly withdrawals?: readonly Withdrawing[];
  /** What the pull request does to the policy, where it does. */
  readonly policyProposal?: PolicyProposal;
  readonly policy: Policy;
  /** What the accounts have taken of their budgets, and will. */
  readonly slots: AccountSlots;
  readonly language: Language;
  readonly now: Instant;
  /** Login of the pull request's author: the answers are hers or his. */
  readonly author: string;
  /** Exact lengths. */
  readonly measure: RuleContext['measure'];
  /** Page of the forge on which a file of the pull request's head can be seen. */
  readonly fileUrl: (path: string) => string;
  /** Per post path: what became of the content since an approval was last given. */
  readonly sinceApproval: ReadonlyMap<string, 'same' | 'changed'>;
}
