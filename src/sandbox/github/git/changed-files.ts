import { git } from './git.ts';
import { lines } from './objects.ts';

export interface ChangedFile {
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  readonly path: string;
  readonly previousPath?: string;
  /** Blob after the change; for a removal the blob that was removed. */
  readonly blob: string;
  readonly additions: number;
  readonly deletions: number;
  /** The hunks; undefined for binary files and pure renames. */
  readonly patch?: string;
}

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Changes between two commits with renames found at 50 % likeness, in git's order; no `from` = everything is new. */
export async function listFiles(
  dir: string,
  from: string | undefined,
  to: string,
): Promise<ChangedFile[]> {
  const range = ['diff-tree', '-r', '-M', '-z', from ?? emptyTree, to];
  const raw = fields(
    await git(dir, [...range.slice(0, 4), '--raw', '--full-index', ...range.slice(4)]),
  );
  const counts = fields(await git(dir, [...range.slice(0, 4), '--numstat', ...range.slice(4)]));
  const patches = await git(dir, ['diff-tree', '-r', '-M', '-p', from ?? emptyTree, to]);
  return assemble(raw, countsByPath(counts), patchList(patches));
}

function fields(output: string): string[] {
  return output.split('\0').filter((_, index, all) => index < all.length - 1);
}

function assemble(
  raw: readonly string[],
  counts: ReadonlyMap<string, readonly [number, number]>,
  patches: readonly (string | undefined)[],
): ChangedFile[] {
  const files: ChangedFile[] = [];
  for (let at = 0; at < raw.length; ) {
    const [, , before = '', after = '', letter = ''] = (raw[at] ?? '').split(' ');
    const renamed = letter.startsWith('R');
    const first = raw[at + 1] ?? '';
    const path = renamed ? (raw[at + 2] ?? '') : first;
    const [additions, deletions] = counts.get(path) ?? [0, 0];
    const patch = patches[files.length];
    files.push({
      status: statusOf(letter),
      path,
      ...(renamed ? { previousPath: first } : {}),
      blob: letter === 'D' ? before : after,
      additions,
      deletions,
      ...(patch === undefined ? {} : { patch }),
    });
    at += renamed ? 3 : 2;
  }
  return files;
}

function statusOf(letter: string): ChangedFile['status'] {
  switch (letter[0]) {
    case 'A':
      return 'added';
    case 'D':
      return 'removed';
    case 'R':
      return 'renamed';
    case 'T':
      return 'changed';
    default:
      return 'modified';
  }
}

/** `--numstat -z`: `added TAB deleted TAB path`, or for renames an empty path and then both names. */
function countsByPath(entries: readonly string[]): Map<string, readonly [number, number]> {
  const counts = new Map<string, readonly [number, number]>();
  for (let at = 0; at < entries.length; ) {
    const [added = '', deleted = '', path = ''] = (entries[at] ?? '').split('\t');
    const renamed = path === '';
    counts.set(renamed ? (entries[at + 2] ?? '') : path, [
      Number(added) || 0,
      Number(deleted) || 0,
    ]);
    at += renamed ? 3 : 1;
  }
  return counts;
}

/** One entry per `diff --git`, in the order of the raw list. */
function patchList(output: string): (string | undefined)[] {
  const list: string[][] = [];
  for (const line of lines(output)) {
    if (line.startsWith('diff --git ')) list.push([]);
    else list.at(-1)?.push(line);
  }
  return list.map((body) => {
    const start = body.findIndex((line) => line.startsWith('@@ '));
    return start < 0 ? undefined : body.slice(start).join('\n');
  });
}
