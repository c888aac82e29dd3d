import type { CommitReader } from '../../approval/commit-reader.ts';
import { GitError } from './git-error.ts';
import type { Repository } from './repository.ts';

/** Git's answers for the decision on an approval. */
export function commitReader(repository: Repository): CommitReader {
  return {
    async ensureCommit(sha, ref) {
      if (await isReadable(repository, sha)) return true;
      await repository.fetch([ref]);
      if (await isReadable(repository, sha)) return true;
      const remote = await repository.remote();
      return (await remote.fetchCommit(sha)) && (await isReadable(repository, sha));
    },
    blobsAt: (commit, paths) => repository.blobsAt(commit, paths),
    parentsOf: async (commit) => (await repository.commit(commit)).parents,
    changedPaths: (commit) => changedPaths(repository, commit),
  };
}

async function isReadable(repository: Repository, sha: string): Promise<boolean> {
  try {
    // The top tree is read with it; in a complete clone the rest is there whenever that is.
    await repository.blobsAt(sha, ['CODEOWNERS']);
    return true;
  } catch (error) {
    if (error instanceof GitError && error.code === 'missing-object') return false;
    throw error;
  }
}

async function changedPaths(repository: Repository, commit: string): Promise<readonly string[]> {
  const { parents } = await repository.commit(commit);
  const [first, ...others] = parents.length === 0 ? [undefined] : parents;
  let paths = await pathsBetween(repository, first, commit);
  for (const parent of others) {
    const differing = new Set(await pathsBetween(repository, parent, commit));
    paths = paths.filter((path) => differing.has(path));
  }
  return paths;
}

async function pathsBetween(
  repository: Repository,
  parent: string | undefined,
  commit: string,
): Promise<readonly string[]> {
  return (await repository.changedBetween(parent, commit)).map((change) => change.path);
}
