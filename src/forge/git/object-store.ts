import { type Commit, parseCommit } from './commit.ts';
import { GitError } from './git-error.ts';
import type { ObjectReader } from './object-reader.ts';
import { entryOf, parseTree, type TreeEntry } from './tree.ts';

const maxStructureBytes = 64 * 1024 * 1024;
const cacheLimit = 2048;

export type Blob =
  | { readonly found: true; readonly bytes: Uint8Array }
  | { readonly found: false; readonly why: 'missing' | 'too-large' };

/** Commits, trees and blobs as values. Objects never change, so they may be kept. */
export class ObjectStore {
  readonly #reader: ObjectReader;
  readonly #commits = new Map<string, Commit>();
  readonly #trees = new Map<string, ReadonlyMap<string, TreeEntry>>();

  constructor(reader: ObjectReader) {
    this.#reader = reader;
  }

  /** @throws GitError `corrupt-object`, also when the name is that of a tree or commit */
  async blob(id: string, maxBytes: number): Promise<Blob> {
    const object = await this.#reader.read(id, maxBytes);
    if (!object.found) return { found: false, why: object.why };
    if (object.type !== 'blob') throw new GitError('not-a-file', id);
    return { found: true, bytes: object.bytes };
  }

  /** @throws GitError `missing-object` */
  async commit(id: string): Promise<Commit> {
    const known = this.#commits.get(id);
    if (known !== undefined) return known;
    const commit = parseCommit(id, await this.#structure(id, 'commit'));
    remember(this.#commits, id, commit);
    return commit;
  }

  async tree(id: string): Promise<ReadonlyMap<string, TreeEntry>> {
    const known = this.#trees.get(id);
    if (known !== undefined) return known;
    const tree = parseTree(id, await this.#structure(id, 'tree'));
    remember(this.#trees, id, tree);
    return tree;
  }

  /**
   * The entry at a path, or the symlink or gitlink that stands in its way:
   * nothing is ever followed out of the repository.
   */
  async entryAt(commit: string, path: string): Promise<TreeEntry | undefined> {
    let entry: TreeEntry | undefined;
    let tree = await this.tree((await this.commit(commit)).tree);
    const names = path.split('/');
    for (const [index, name] of names.entries()) {
      entry = entryOf(tree, name);
      const last = index === names.length - 1;
      if (entry === undefined || last) return entry;
      if (entry.kind === 'file') return undefined;
      if (entry.kind !== 'tree') return entry;
      tree = await this.tree(entry.id);
    }
    return entry;
  }

  async #structure(id: string, type: 'commit' | 'tree'): Promise<Uint8Array> {
    const object = await this.#reader.read(id, maxStructureBytes);
    if (!object.found)
      throw new GitError(object.why === 'missing' ? 'missing-object' : 'too-large', id);
    if (object.type !== type) throw new GitError('bad-name', id);
    return object.bytes;
  }
}

function remember<T>(cache: Map<string, T>, id: string, value: T): void {
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(id, value);
}
