import { GitError } from './git-error.ts';
import { isRepositoryPath } from './git-names.ts';
import type { ObjectStore } from './object-store.ts';
import type { EntryKind } from './tree.ts';

/** An entry that is not a folder, with its path from the repository's top. */
export interface ListedFile {
  readonly path: string;
  readonly kind: Exclude<EntryKind, 'tree'>;
  readonly mode: string;
  /** Blob id; for a gitlink the id of a commit elsewhere. */
  readonly id: string;
}

const maxFiles = 200_000;
/** Git itself walks no deeper (`core.maxTreeDepth`): a remote could not have taken it. */
const maxDepth = 2048;

/**
 * Every file under a folder (`''` = everything) at a commit, in git's order;
 * empty when the folder is absent. Symlinks and gitlinks are listed, never followed.
 */
export async function filesUnder(
  store: ObjectStore,
  commit: string,
  folder: string,
): Promise<readonly ListedFile[]> {
  const top = await treeOf(store, commit, folder);
  const files: ListedFile[] = [];
  if (top !== undefined) await collect(store, { tree: top, prefix: folder, depth: 0 }, files);
  return files;
}

async function treeOf(
  store: ObjectStore,
  commit: string,
  folder: string,
): Promise<string | undefined> {
  if (folder === '') return (await store.commit(commit)).tree;
  if (!isRepositoryPath(folder)) throw new GitError('bad-name', folder);
  const entry = await store.entryAt(commit, folder);
  return entry?.kind === 'tree' ? entry.id : undefined;
}

async function collect(
  store: ObjectStore,
  at: { readonly tree: string; readonly prefix: string; readonly depth: number },
  files: ListedFile[],
): Promise<void> {
  if (at.depth > maxDepth) throw new GitError('too-large', at.prefix);
  for (const entry of (await store.tree(at.tree)).values()) {
    const path = at.prefix === '' ? entry.name : `${at.prefix}/${entry.name}`;
    if (entry.kind === 'tree') {
      await collect(store, { tree: entry.id, prefix: path, depth: at.depth + 1 }, files);
      continue;
    }
    if (files.length >= maxFiles) throw new GitError('too-large', at.prefix);
    files.push({ path, kind: entry.kind, mode: entry.mode, id: entry.id });
  }
}
