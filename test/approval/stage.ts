import type { ChangeFacts, Subject } from '../../src/approval/facts.ts';
import type { Who } from './people.ts';

/** Path → content; null deletes. */
export type Files = Readonly<Record<string, string | null>>;

/** Whose e-mail address stands in a commit: anybody can write any. */
export type Signer = Who | 'nobody' | 'web-flow';

export interface Push {
  readonly branch: string;
  /** Whose credentials push. */
  readonly by: Who;
  readonly files: Files;
  readonly author?: Signer;
  readonly committer?: Signer;
  /** Commits that it is made on; default: the branch's tip, or main's where the branch is new. */
  readonly parents?: readonly string[];
}

export type MergeMethod = 'squash' | 'merge' | 'rebase';

/**
 * Where a scenario is played: in memory, or with real git and HTTP on the
 * sandbox. Every step takes one minute.
 */
export interface Stage {
  tip(branch: string): Promise<string>;
  /** A commit on a branch, pushed (by force where it is not a descendant). */
  push(push: Push): Promise<string>;
  /** A branch is set to a commit that exists. */
  point(o: { readonly branch: string; readonly by: Who; readonly at: string }): Promise<void>;
  open(o: { readonly branch: string; readonly by: Who; readonly base?: string }): Promise<number>;
  /** The review's number, or `refused` by the forge. */
  review(o: {
    readonly pull: number;
    readonly by: Who;
    readonly says: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';
  }): Promise<number | 'refused'>;
  dismiss(o: { readonly pull: number; readonly review: number; readonly by: Who }): Promise<void>;
  /** On the forge's page: the base is merged into the head. */
  updateBranch(o: { readonly pull: number; readonly by: Who }): Promise<void>;
  /** On the forge's page: `by` commits what `of` suggested. */
  applySuggestion(o: {
    readonly branch: string;
    readonly by: Who;
    readonly of: Who;
    readonly files: Files;
  }): Promise<void>;
  merge(o: { readonly pull: number; readonly by: Who; readonly how: MergeMethod }): Promise<void>;
  /** What the decision is asked with, for main as it is now. */
  hearing(kind: Subject['kind']): Promise<Hearing>;
}

export interface Hearing {
  readonly subject: Subject;
  readonly facts: ChangeFacts;
  /** CODEOWNERS at the base of the fitting pull request; empty where there is none. */
  readonly codeowners: string;
}

export const repository = 'hokkaido/koho';
export const post = 'posts/koho/2026/winter.md';
export const poster = 'posts/koho/2026/winter.png';
/** The post of the scenarios with its medium. */
export const postPaths: readonly string[] = [post, poster];

export function isPolicyPath(path: string): boolean {
  return path.startsWith('policies/') || path === '.github/CODEOWNERS';
}
