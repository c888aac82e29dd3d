/** What the sandbox's GitHub remembers besides the git repositories themselves. Times are ISO 8601, whole seconds, UTC. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: 'User' | 'Bot' | 'Organization';
  readonly name: string;
  /** The one verified address besides the `users.noreply.github.com` ones. */
  readonly email?: string;
}

export const roles = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who is asking. A deploy key speaks git only; a run's token acts as github-actions[bot] on its own repository. */
export type Actor =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly account: Account }
  | { readonly kind: 'run'; readonly account: Account; readonly run: Run }
  | { readonly kind: 'deploy-key'; readonly key: DeployKey };

interface DeployKey {
  readonly id: number;
  readonly title: string;
  readonly repository: number;
}

export type Scope = 'contents' | 'pull-requests' | 'issues' | 'checks' | 'actions';

/** One attempt of a workflow run; a re-run keeps the id and `actor`, and names who pressed the button. */
export interface Run {
  readonly id: number;
  readonly attempt: number;
  readonly repository: number;
  readonly actor: Account;
  readonly triggeringActor: Account;
  readonly event: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly workflow: string;
  /** Of the job that runs now. */
  permissions: Readonly<Partial<Record<Scope, 'read' | 'write'>>>;
  readonly createdAt: string;
  /** What `run-name` made of the inputs. */
  readonly title?: string;
  /** Of a dispatch; GitHub's API does not show them. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Dispatched, and no runner has taken it yet. */
  waiting?: boolean;
  completed?: { readonly conclusion: string; readonly at: string };
}

/** A rule for branches whose name matches `pattern` (fnmatch with `*` and `**`, without `refs/heads/`). */
export interface BranchRule {
  readonly pattern: string;
  readonly requirePullRequest: boolean;
  readonly requiredApprovals: number;
  readonly requireCodeOwnerReview: boolean;
  readonly dismissStale: boolean;
  readonly lastPushApproval: boolean;
  readonly squashOnly: boolean;
  /** Names of check runs that must have succeeded on the head. */
  readonly requiredChecks: readonly string[];
  /** The head must contain the tip of the base. */
  readonly requireUpToDate: boolean;
  readonly bypassAdmins: boolean;
  /** Logins, or `deploy-key:<id>`, whom the rule does not bind: a ruleset's bypass actors. */
  readonly bypass?: readonly string[];
  readonly denyForce: boolean;
  readonly denyDelete: boolean;
  /** Logins, or `deploy-key:<id>`; undefined = everyone with write permission. */
  readonly pushers?: readonly string[];
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';

export interface Review {
  readonly id: number;
  readonly author: Account;
  body: string;
  state: ReviewState;
  readonly commit: string;
  submittedAt?: string;
  /** The changes as they stood when the review was given: stale means that they differ now. */
  readonly changes: string;
}

interface Merge {
  readonly at: string;
  readonly by: Account;
  readonly commit: string;
  /** Commits of the base branch that this pull request put there. */
  readonly landed: readonly string[];
}

export interface PullRequest {
  readonly id: number;
  readonly number: number;
  readonly author: Account;
  readonly createdAt: string;
  readonly headRef: string;
  title: string;
  body: string | null;
  draft: boolean;
  state: 'open' | 'closed';
  updatedAt: string;
  closedAt?: string;
  merge?: Merge;
  baseRef: string;
  headSha: string;
  /** Every commit that was ever the head, oldest first. */
  readonly heads: string[];
  /** Tip of the base when the head last moved. It is NOT moved along with the base, on GitHub neither. */
  baseSha: string;
  /** Merge base of the two: what the listed files and commits are counted from. */
  forkPoint: string;
  /** `git diff-tree -z` of the whole change: modes and blob ids, then the path, each ended by NUL. */
  changes: string;
  testMerge: { readonly of: string; readonly commit?: string };
  /** `by`: login, or `deploy-key:<id>`. */
  lastPush: { readonly by: string; readonly at: string };
  readonly reviews: Review[];
}

export interface Issue {
  readonly id: number;
  readonly number: number;
  readonly author: Account;
  readonly createdAt: string;
  updatedAt: string;
  closedAt?: string;
  state: 'open' | 'closed';
  stateReason?: string;
  title: string;
  body: string | null;
}

export interface IssueComment {
  readonly id: number;
  readonly issue: number;
  readonly author: Account;
  readonly byApp: boolean;
  readonly createdAt: string;
  updatedAt: string;
  body: string;
}

export interface CheckRun {
  readonly id: number;
  readonly headSha: string;
  name: string;
  status: string;
  conclusion?: string;
  startedAt: string;
  completedAt?: string;
  externalId?: string;
  detailsUrl?: string;
  output: { title?: string; summary?: string; text?: string; readonly annotations: unknown[] };
}

interface Push {
  readonly ref: string;
  readonly before: string;
  readonly after: string;
  /** Login, or `deploy-key:<id>`. */
  readonly by: string;
  readonly at: string;
}

export interface Repository {
  readonly id: number;
  readonly owner: Account;
  readonly name: string;
  readonly private: boolean;
  readonly defaultBranch: string;
  /** The bare repository. */
  readonly dir: string;
  readonly createdAt: string;
  pushedAt: string;
  readonly collaborators: Map<number, Role>;
  /** The switch "Allow GitHub Actions to create and approve pull requests". */
  readonly actionsMayApprove: boolean;
  rules: readonly BranchRule[];
  readonly deployKeys: DeployKey[];
  readonly pulls: PullRequest[];
  /** Pull requests are issues, too; they lie in `pulls` and share the numbers. */
  readonly issues: Issue[];
  readonly comments: IssueComment[];
  readonly checkRuns: CheckRun[];
  readonly pushes: Push[];
  /** Commits that this server made in its own name: only these count as signed by GitHub. */
  readonly signed: Set<string>;
}
