import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from './git.ts';

interface TreeEdit {
  readonly path: string;
  readonly mode: string;
  /** undefined = the path goes away. */
  readonly sha: string | undefined;
}

/** The tree that these edits make of `base` (undefined = of nothing), by an index of its own; git checks the paths. */
export async function editTree(
  dir: string,
  base: string | undefined,
  edits: readonly TreeEdit[],
): Promise<string> {
  const index = join(dir, `index-${randomUUID()}`);
  const env = { GIT_INDEX_FILE: index };
  try {
    await git(dir, base === undefined ? ['read-tree', '--empty'] : ['read-tree', base], { env });
    const input = edits.filter((edit) => edit.mode !== '040000').map(indexLine);
    await git(dir, ['update-index', '-z', '--add', '--replace', '--index-info'], {
      env,
      input: input.join(''),
    });
    for (const { path, sha, mode } of edits) {
      if (mode === '040000' && sha !== undefined) {
        await git(dir, ['read-tree', `--prefix=${path}/`, sha], { env });
      }
    }
    return await git(dir, ['write-tree'], { env });
  } finally {
    await rm(index, { force: true });
  }
}

function indexLine(edit: TreeEdit): string {
  return edit.sha === undefined
    ? `0 ${'0'.repeat(40)}\t${edit.path}\0`
    : `${edit.mode} ${edit.sha} 0\t${edit.path}\0`;
}

export interface TreeEntry {
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
  readonly size?: number;
  readonly path: string;
}

/** Entries of a tree (a tree, a commit, or `commit:path`) in git's order. */
export async function listTree(
  dir: string,
  treeish: string,
  o: { readonly recursive: boolean },
): Promise<TreeEntry[]> {
  const flags = o.recursive ? ['-r', '-t'] : [];
  return parseTree(await git(dir, ['ls-tree', '-z', '-l', ...flags, treeish]));
}

/** The entry at a path of a commit; the root has none. */
export async function entryAt(
  dir: string,
  commit: string,
  path: string,
): Promise<TreeEntry | undefined> {
  return parseTree(await git(dir, ['ls-tree', '-z', '-l', commit, '--', path]))[0];
}

function parseTree(output: string): TreeEntry[] {
  return output
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', type = '', sha = '', size = '-'] = line.slice(0, tab).split(/ +/);
      const sized = size === '-' ? {} : { size: Number(size) };
      return { mode, type, sha, ...sized, path: line.slice(tab + 1) };
    });
}
