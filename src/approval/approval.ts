import type { Message } from '../post/message.ts';
import type { DepartmentId, Instant } from '../post/post.ts';

/** The outcome of the decision: an approval bound to bytes, or every reason why not. */
export type ApprovalDecision =
  | { readonly approved: true; readonly approval: Approval }
  | { readonly approved: false; readonly reasons: readonly Refusal[] };

export interface Approval {
  readonly pullRequest: number;
  readonly mergeCommit: string;
  readonly headCommit: string;
  readonly baseCommit: string;
  readonly author: { readonly id: number; readonly login: string };
  readonly reviewer: {
    readonly id: number;
    readonly login: string;
    readonly role: ApproverRole;
    readonly department?: DepartmentId;
  };
  readonly reviewId: number;
  readonly reviewedCommit: string;
  readonly reviewedAt: Instant;
  readonly mergedAt: Instant;
  /** Path → blob id, the very bytes that were approved. */
  readonly blobs: ReadonlyMap<string, string | null>;
}

export type ApproverRole = 'head' | 'deputy' | 'operator';

const refusalCodes = [
  'facts-unknown',
  'no-pull-request',
  'not-merged-into-main',
  'ambiguous-pull-request',
  'base-not-in-force',
  'touches-outside-posts',
  'touches-outside-policies',
  'not-changed-there',
  'blob-differs',
  'no-review',
  'review-not-approving',
  'review-after-merge',
  'reviewer-is-author',
  'reviewer-is-committer',
  'reviewer-is-bot',
  'reviewer-not-code-owner',
  'reviewer-not-in-office',
  'changes-requested',
  'no-owner',
  'codeowners-invalid',
  'identity-unknown',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  readonly code: RefusalCode;
  readonly message: Message;
}
