import type { Instant } from '../post/post.ts';

/**
 * Everything the forge and git say about how one change reached the main
 * branch. Gathered by `forge/`; the decision over it is pure. Whatever could not
 * be learnt is `unknown` with its reason, and unknown is a refusal.
 */
export type ChangeFacts =
  | { readonly known: false; readonly why: string }
  | {
      readonly known: true;
      readonly mainBranch: string;
      /** The last first-parent commit of main that touched the subject (a post with its media, or the policy). */
      readonly commit: string;
      /** Pull requests that the forge links to that commit, unfiltered: several are possible. */
      readonly pullRequests: readonly PullRequestFacts[];
    };

export interface Person {
  readonly id: number;
  readonly login: string;
  readonly bot: boolean;
}

export interface PullRequestFacts {
  readonly number: number;
  readonly author: Person;
  readonly merged: boolean;
  readonly mergedAt?: Instant;
  readonly mergeCommit?: string;
  readonly baseBranch: string;
  /** `owner/name` of the repository the pull request was merged into. */
  readonly baseRepository: string;
  /** Commit of main that was the first parent of the merge: the base whose CODEOWNERS and register count. */
  readonly baseCommit: string;
  readonly headCommit: string;
  /** First-parent commits on main that this pull request put there (one for squash and merge, several for rebase). */
  readonly landedCommits: readonly string[];
  /** Every path the pull request touches; for a rename both names. */
  readonly changedPaths: readonly string[];
  readonly commits: readonly CommitFacts[];
  readonly reviews: readonly ReviewFacts[];
}

export interface CommitFacts {
  readonly sha: string;
  /** As the forge resolved them; undefined where the e-mail belongs to no account. */
  readonly author?: Person;
  readonly committer?: Person;
  /** Ids named in `Co-authored-by` trailers that the forge's own suggestion button wrote. */
  readonly suggestedBy: readonly number[];
  /** The committer is the forge itself (web-flow) and its signature is valid. */
  readonly byForge: boolean;
  /** This commit changes the subject's paths. */
  readonly touchesSubject: boolean;
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';

export interface ReviewFacts {
  readonly id: number;
  readonly person: Person;
  readonly state: ReviewState;
  readonly submittedAt: Instant;
  /** The commit the reviewer looked at. */
  readonly commit: string;
  /** Blob of each subject path at that commit; `unknown` when it could not be read. */
  readonly blobs: BlobsAt;
}

/** Path → blob id at one commit; `null` = the path does not exist there. `unknown` = could not be read. */
export type BlobsAt = ReadonlyMap<string, string | null> | 'unknown';

/** What is to be approved: the post with its media, or the policy files, as blobs on main now. */
export interface Subject {
  readonly kind: 'post' | 'policy';
  /** Path → blob id on main now (`null` = deleted, policy only). */
  readonly blobs: ReadonlyMap<string, string | null>;
}
