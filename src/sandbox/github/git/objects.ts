import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git, gitMaybe, gitResult } from './git.ts';

export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

/** Full ref name → object id. */
export async function refsOf(dir: string): Promise<Map<string, string>> {
  const out = await git(dir, ['for-each-ref', '--format=%(objectname) %(refname)']);
  return new Map(lines(out).map((line) => [line.slice(41), line.slice(0, 40)]));
}

export async function refAt(dir: string, ref: string): Promise<string | undefined> {
  return (
    (await looseRef(dir, ref)) ??
    (await gitMaybe(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', ref]))
  );
}

/** A branch as it usually lies on the disk, without a process for it; git replaces the file whole. */
async function looseRef(dir: string, ref: string): Promise<string | undefined> {
  if (!/^refs\/heads\/[\w-]+(?:[./][\w-]+)*$/.test(ref)) return undefined;
  const text = await readFile(join(dir, ref), 'utf8').catch(() => '');
  return /^([0-9a-f]{40})\n$/.exec(text)?.[1];
}

/** A branch, a tag, `heads/x`, `refs/heads/x` or an id, to a commit; undefined when there is none. */
export async function resolveCommit(dir: string, name: string): Promise<string | undefined> {
  if (name === '' || /[\s:^~?*[\\]|\.\.|^-/.test(name)) return undefined;
  // Git lets only commits be branches.
  const branch = await looseRef(dir, `refs/heads/${name}`);
  if (branch !== undefined) return branch;
  // GitHub takes no branch and no tag that is named like an id (GH002).
  const names = /^[0-9a-f]{40}$/.test(name) ? [] : [`refs/heads/${name}`, `refs/tags/${name}`];
  for (const candidate of [...names, name]) {
    const sha = await refAt(dir, `${candidate}^{commit}`);
    if (sha !== undefined) return sha;
  }
  return undefined;
}

/** `git cat-file -t`, or undefined for an object that is not there. */
export async function objectType(dir: string, sha: string): Promise<string | undefined> {
  return /^[0-9a-f]{40}$/.test(sha) ? gitMaybe(dir, ['cat-file', '-t', sha]) : undefined;
}

export async function readCommit(dir: string, sha: string): Promise<Commit> {
  const [commit] = await readCommits(dir, ['--no-walk', sha]);
  if (commit === undefined) throw new Error(`no commit ${sha}`);
  return commit;
}

/** Commits in the order of `git rev-list` for these arguments. */
export async function readCommits(dir: string, args: readonly string[]): Promise<Commit[]> {
  const format = '--format=%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B%x00%x01';
  const out = await git(dir, ['log', '--no-color', format, ...args, '--']);
  return out
    .split('\x01')
    .map((entry) => entry.replace(/^\n/, '').split('\0'))
    .filter((fields) => fields.length > 9)
    .map(toCommit);
}

function toCommit(fields: readonly string[]): Commit {
  const [sha = '', tree = '', parents = '', an = '', ae = '', ai = '', cn = '', ce = '', ci = ''] =
    fields;
  return {
    sha,
    tree,
    parents: parents === '' ? [] : parents.split(' '),
    author: { name: an, email: ae, date: utc(ai) },
    committer: { name: cn, email: ce, date: utc(ci) },
    message: (fields[9] ?? '').replace(/\n+$/, ''),
  };
}

function utc(date: string): string {
  return `${new Date(date).toISOString().slice(0, 19)}Z`;
}

export async function listCommits(
  dir: string,
  args: readonly string[],
  path?: string,
): Promise<string[]> {
  return lines(await git(dir, ['rev-list', ...args, '--', ...(path === undefined ? [] : [path])]));
}

export function mergeBase(dir: string, a: string, b: string): Promise<string | undefined> {
  return gitMaybe(dir, ['merge-base', a, b]);
}

export async function isAncestor(dir: string, ancestor: string, of: string): Promise<boolean> {
  const { code } = await gitResult(dir, ['merge-base', '--is-ancestor', ancestor, of], {});
  return code === 0;
}

/** The tree of merging the two, or undefined where they conflict. */
export async function mergeTree(dir: string, a: string, b: string): Promise<string | undefined> {
  const { code, stdout } = await gitResult(
    dir,
    ['merge-tree', '--write-tree', '--allow-unrelated-histories', '--no-messages', a, b],
    {},
  );
  return code === 0 ? stdout.toString('utf8').slice(0, 40) : undefined;
}

interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

export function writeCommit(dir: string, commit: NewCommit): Promise<string> {
  const parents = commit.parents.flatMap((parent) => ['-p', parent]);
  return git(dir, ['commit-tree', commit.tree, ...parents], {
    input: commit.message,
    env: {
      GIT_AUTHOR_NAME: commit.author.name,
      GIT_AUTHOR_EMAIL: commit.author.email,
      GIT_AUTHOR_DATE: commit.author.date,
      GIT_COMMITTER_NAME: commit.committer.name,
      GIT_COMMITTER_EMAIL: commit.committer.email,
      GIT_COMMITTER_DATE: commit.committer.date,
    },
  });
}

/** Compare-and-swap of a ref; `before` undefined = whatever it was. False when somebody was faster. */
export async function moveRef(
  dir: string,
  ref: string,
  after: string,
  before?: string,
): Promise<boolean> {
  const args = ['update-ref', ref, after, ...(before === undefined ? [] : [before])];
  return (await gitResult(dir, args, {})).code === 0;
}

export function lines(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}
