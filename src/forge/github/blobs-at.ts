import type { CommitReader } from '../../approval/commit-reader.ts';
import type { BlobsAt } from '../../approval/facts.ts';
import { tree } from './answers.ts';
import type { GitHub } from './github.ts';
import { GitHubError } from './github-error.ts';

/**
 * The blobs that a reviewer had before her. After a forced push ("Update with
 * rebase" is one) her commit is on no ref and git cannot fetch it; the forge
 * still knows its tree. `unknown` where neither has it any more.
 */
export async function blobsAt(o: {
  readonly github: GitHub;
  readonly git: CommitReader;
  readonly commit: string;
  readonly ref: string;
  readonly paths: readonly string[];
}): Promise<BlobsAt> {
  const { github, git, commit, ref, paths } = o;
  if (await git.ensureCommit(commit, ref)) return git.blobsAt(commit, paths);
  try {
    const found = await github.get(`git/trees/${commit}?recursive=1`, tree);
    if (found.truncated) return 'unknown';
    const files = found.tree.filter((entry) => /^100(644|755)$/.test(entry.mode));
    const blobs = new Map(files.map((entry) => [entry.path, entry.sha]));
    return new Map(paths.map((path) => [path, blobs.get(path) ?? null]));
  } catch (error) {
    const gone = error instanceof GitHubError && ['not-found', 'rejected'].includes(error.code);
    if (gone) return 'unknown';
    throw error;
  }
}
