import { GitError } from './git-error.ts';
import { gitFailure } from './git-failure.ts';
import { isRepositoryPath, requireObjectId } from './git-names.ts';
import { type GitPlace, runGit } from './run-git.ts';

/** One path that differs between two commits. A rename is its deletion and an addition. */
export interface Change {
  readonly path: string;
  readonly status: 'added' | 'deleted' | 'modified' | 'type-changed';
  /** Absent where the path did not exist on that side. */
  readonly before?: { readonly mode: string; readonly id: string };
  readonly after?: { readonly mode: string; readonly id: string };
}

/** The last first-parent commit, from `commit` backwards, that changed any of the paths; undefined when none did. */
export async function lastTouching(
  place: GitPlace,
  commit: string,
  paths: readonly string[],
): Promise<string | undefined> {
  if (paths.length === 0) return undefined;
  const lines = await ask(place, [
    'rev-list',
    '--first-parent',
    '--max-count=1',
    requireObjectId(commit),
    '--',
    ...paths.map(requirePath),
  ]);
  return lines.toString('utf8').split('\n').find(Boolean);
}

/**
 * The first-parent commits after `from` (undefined: from the beginning) up to
 * `to`, oldest first.
 * @throws GitError `not-first-parent` when `from` is not on that line: the branch was rewritten.
 */
export async function firstParentCommits(
  place: GitPlace,
  from: string | undefined,
  to: string,
): Promise<readonly string[]> {
  if (from === to) return [];
  const exclude = from === undefined ? [] : [`^${requireObjectId(from)}`];
  const args = ['rev-list', '--first-parent', '--reverse', '--parents', requireObjectId(to)];
  const lines = (await ask(place, [...args, ...exclude, '--'])).toString('utf8').split('\n');
  const chain = lines.filter(Boolean).map((line) => line.split(' '));
  if (from !== undefined && chain[0]?.[1] !== from) throw new GitError('not-first-parent', from);
  return chain.flatMap(([commit]) => (commit === undefined ? [] : [commit]));
}

/** Where two lines of commits parted: the base of a pull request. Undefined where they share nothing. */
export async function mergeBase(
  place: GitPlace,
  one: string,
  other: string,
): Promise<string | undefined> {
  const args = ['merge-base', requireObjectId(one), requireObjectId(other)];
  const result = await runGit(place, { args });
  if (result.status === 1 && result.stdout.length === 0) return undefined;
  if (result.status !== 0) throw gitFailure(result, { command: 'merge-base' });
  return result.stdout.toString('utf8').trim();
}

/**
 * What differs from commit `before` (undefined: nothing existed) to `after`,
 * under the given paths (none given: everywhere).
 */
export async function changedBetween(
  place: GitPlace,
  o: {
    readonly before: string | undefined;
    readonly after: string;
    readonly paths: readonly string[];
  },
): Promise<readonly Change[]> {
  const ends = [
    o.before === undefined ? emptyTree : requireObjectId(o.before),
    requireObjectId(o.after),
  ];
  const flags = [
    '-r',
    '-z',
    '--raw',
    '--no-renames',
    '--no-abbrev',
    '--no-ext-diff',
    '--no-textconv',
  ];
  const raw = await ask(place, ['diff-tree', ...flags, ...ends, '--', ...o.paths.map(requirePath)]);
  return parseRawDiff(raw.toString('utf8'));
}

/** Git knows this tree in every repository, stored or not. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** `:<mode> <mode> <id> <id> <status>NUL<path>NUL`, see git-diff-tree "RAW OUTPUT FORMAT". */
function parseRawDiff(raw: string): readonly Change[] {
  const fields = raw.split('\0');
  const changes: Change[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const match = /^:(\d{6}) (\d{6}) ([0-9a-f]{40}) ([0-9a-f]{40}) ([ADMT])$/.exec(
      fields[at] ?? '',
    );
    const path = fields[at + 1];
    if (match === null || path === undefined) {
      throw new GitError('failed', 'diff-tree', { detail: fields[at] ?? '' });
    }
    const [, oldMode = '', newMode = '', oldId = '', newId = '', letter = ''] = match;
    changes.push({
      path,
      status: statuses[letter] ?? 'modified',
      ...(letter === 'A' ? {} : { before: { mode: oldMode, id: oldId } }),
      ...(letter === 'D' ? {} : { after: { mode: newMode, id: newId } }),
    });
  }
  return changes;
}

const statuses: Readonly<Record<string, Change['status']>> = {
  A: 'added',
  D: 'deleted',
  M: 'modified',
  T: 'type-changed',
};

function requirePath(path: string): string {
  if (!isRepositoryPath(path)) throw new GitError('bad-name', path);
  return path;
}

async function ask(place: GitPlace, args: readonly string[]): Promise<Buffer> {
  const result = await runGit(place, { args });
  if (result.status !== 0) throw gitFailure(result, { command: args[0] ?? '' });
  return result.stdout;
}
