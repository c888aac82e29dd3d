import type { AccountId, DepartmentId, Located, PostId } from '../post.ts';

/** A request that a post be withdrawn: `<slug>.withdraw.md` beside the post. Its form is right; whether it may be acted on is for approval to say. */
export interface WithdrawalRequest {
  readonly path: string;
  readonly post: PostId;
  readonly department: DepartmentId;
  /** Absent: every account that the post was approved for. */
  readonly accounts?: readonly Located<AccountId>[];
  readonly reason: Located<string>;
  /** Why a correction does not suffice. */
  readonly whyNotCorrect: Located<string>;
}
