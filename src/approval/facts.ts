import type { Instant } from '../post/post.ts';

/**
 * Everything the forge and git say about how one change reached the main
 * branch. Gathered by `forge/`; the decision over it is pure. Whatever could not
 * be learnt is unknown with its reason, and unknown is a refusal.
 */
export type ChangeFacts =
  | {
      readonly known: false;
      readonly why: string;
      /** Asking again would give no other answer: the forge never tells all of it. */
      readonly lasting?: true;
    }
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
  readonly merged: boolean;
  readonly baseBranch: string;
  /** `owner/name` of the repository the pull request is against. */
  readonly baseRepository: string;
  /** Gathered only where the pull request was merged into the main branch of this repository. */
  readonly landing?: Landing;
}

/** How a merged pull request came to main. */
export interface Landing {
  /** Who opened it; absent where the account is gone. */
  readonly author?: Person;
  readonly mergedAt: Instant;
  readonly mergeCommit: string;
  /** First-parent commits on main that this pull request put there (one for squash and merge, several for rebase). */
  readonly landedCommits: readonly string[];
  /** Commit of main before the first of them: the base whose CODEOWNERS and register count. */
  readonly baseCommit: string;
  readonly baseBlobs: BlobsAt;
  readonly headCommit: string;
  readonly headBlobs: BlobsAt;
  /**
   * Every path that the pull request or any single one of its commits touches,
   * both names of a rename. A path changed and changed back counts: with a
   * rebase merge the state in between stood on main.
   */
  readonly changedPaths: readonly string[];
  readonly commits: readonly CommitFacts[];
  readonly reviews: readonly ReviewFacts[];
}

export interface CommitFacts {
  readonly sha: string;
  readonly author: Signatory;
  readonly committer: Signatory;
  /**
   * This commit changes a path of the subject, or a path that is gone at the
   * head (the text may have been moved from there). A merge counts only for what
   * differs from all its parents.
   */
  readonly touchesSubject: boolean;
}

/**
 * Whom the forge shows for a commit's author or committer line. The line is
 * free text: a forged e-mail can make anybody a signatory, never an approver.
 */
export type Signatory =
  | { readonly kind: 'person'; readonly person: Person }
  /** The forge itself, by its own valid signature: an edit, a suggestion or an update made on its pages. */
  | { readonly kind: 'forge' }
  /** The e-mail belongs to no account, or the forge's name stands there without its signature. */
  | { readonly kind: 'unknown' };

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';

export interface ReviewFacts {
  readonly id: number;
  /** Absent where the account is gone. */
  readonly person?: Person;
  readonly state: ReviewState;
  readonly submittedAt: Instant;
  /** The commit the reviewer looked at; absent where the forge no longer says. */
  readonly commit?: string;
  readonly blobs: BlobsAt;
}

/**
 * Path → blob id at one commit, for each path of the subject and each changed
 * path; `null` = no regular file there. `unknown` = could not be read.
 */
export type BlobsAt = ReadonlyMap<string, string | null> | 'unknown';

/** What is to be approved: the post with its media, or the policy files, as blobs on main now. */
export interface Subject {
  readonly kind: 'post' | 'policy';
  /** Path → blob id on main now (`null` = deleted, policy only). */
  readonly blobs: ReadonlyMap<string, string | null>;
}
