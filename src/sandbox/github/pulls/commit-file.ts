import { editTree, entryAt } from '../git/edit-tree.ts';
import { git } from '../git/git.ts';
import { type Signature, writeCommit } from '../git/objects.ts';
import type { Repository } from '../model.ts';

interface FileCommit {
  readonly parent: string;
  readonly path: string;
  readonly content: Buffer;
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

/** A commit that writes one file on top of another commit; no ref is moved. */
export async function commitFile(repository: Repository, o: FileCommit): Promise<string> {
  const { dir } = repository;
  const sha = await git(dir, ['hash-object', '-w', '--stdin'], { input: o.content });
  const mode = (await entryAt(dir, o.parent, o.path))?.mode ?? '100644';
  const tree = await editTree(dir, o.parent, [{ path: o.path, mode, sha }]);
  const { message, author, committer } = o;
  return writeCommit(dir, { tree, parents: [o.parent], message, author, committer });
}
