import type { CommitReader } from '../../approval/commit-reader.ts';
import { linkedPull } from './answers.ts';
import type { GitHub } from './github.ts';
import { GitHubError } from './github-error.ts';

/**
 * Which first-parent commits of main a pull request put there, and the commit
 * before them. Squash and merge make one. GitHub does not say that a merge was a
 * rebase: then the commits before the last are linked to the pull request too.
 */
export async function landedCommits(o: {
  readonly github: GitHub;
  readonly git: CommitReader;
  readonly mergeCommit: string;
  readonly number: number;
  /** Number of the pull request's commits: no merge makes more of them. */
  readonly most: number;
}): Promise<{ readonly landedCommits: readonly string[]; readonly baseCommit: string }> {
  const { git, mergeCommit, most } = o;
  const landed = [mergeCommit];
  let parents = await git.parentsOf(mergeCommit);
  while (parents.length === 1 && landed.length < most) {
    const [before] = parents;
    if (before === undefined || !(await isLinked(o, before))) break;
    landed.unshift(before);
    parents = await git.parentsOf(before);
  }
  const [baseCommit] = parents;
  if (baseCommit === undefined) {
    throw new GitHubError('incomplete', `nothing came before commit ${landed[0]}`);
  }
  return { landedCommits: landed, baseCommit };
}

async function isLinked(
  { github, number }: { readonly github: GitHub; readonly number: number },
  commit: string,
): Promise<boolean> {
  const linked = await github.list(`commits/${commit}/pulls`, linkedPull, 100);
  return linked.some((pull) => pull.number === number);
}
