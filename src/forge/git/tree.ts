import { GitError } from './git-error.ts';

/** `mode` as it was written: 100644, 100755 and other 100… files, 120000 symlink, 160000 gitlink (submodule), 40000 tree. */
export type EntryKind = 'file' | 'symlink' | 'gitlink' | 'tree';

export interface TreeEntry {
  readonly kind: EntryKind;
  readonly mode: string;
  readonly id: string;
  /** Bytes that are not UTF-8 appear as U+FFFD and are then not found by that name. */
  readonly name: string;
}

/** @throws GitError `corrupt-object` for anything that is not a well-formed tree, duplicate names included. */
export function parseTree(id: string, bytes: Uint8Array): ReadonlyMap<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  while (at < buffer.length) {
    const space = buffer.indexOf(0x20, at);
    const end = buffer.indexOf(0, space);
    if (space === -1 || end === -1 || end + 21 > buffer.length) {
      throw new GitError('corrupt-object', id);
    }
    const key = buffer.toString('latin1', space + 1, end);
    // Two entries of one name: git's tools and we could each look at another one.
    if (entries.has(key) || key === '') throw new GitError('corrupt-object', id);
    const mode = buffer.toString('latin1', at, space);
    entries.set(key, {
      mode,
      kind: kindOf(mode, id),
      name: buffer.toString('utf8', space + 1, end),
      id: buffer.toString('hex', end + 1, end + 21),
    });
    at = end + 21;
  }
  return entries;
}

/** The exact bytes of the name are the key, so that no two names can fall together. */
export function entryOf(tree: ReadonlyMap<string, TreeEntry>, name: string): TreeEntry | undefined {
  return tree.get(Buffer.from(name, 'utf8').toString('latin1'));
}

function kindOf(mode: string, tree: string): EntryKind {
  // Old tools wrote other permissions (100664, 100600); to git they are ordinary files.
  if (/^100[0-7]{3}$/.test(mode)) return 'file';
  switch (mode) {
    case '120000':
      return 'symlink';
    case '160000':
      return 'gitlink';
    case '40000':
    case '040000':
      return 'tree';
    default:
      throw new GitError('corrupt-object', tree);
  }
}
