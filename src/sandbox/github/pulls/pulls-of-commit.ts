import { isAncestor, listCommits, refAt } from '../git/objects.ts';
import type { PullRequest, Repository } from '../model.ts';

/**
 * "Lists the merged pull request that introduced the commit to the repository.
 * If the commit is not present in the default branch, will return merged and
 * open pull requests associated with the commit."
 * https://docs.github.com/rest/commits/commits#list-pull-requests-associated-with-a-commit
 * Several are possible: two branches may share a commit.
 */
export async function pullsOfCommit(repository: Repository, sha: string): Promise<PullRequest[]> {
  const { dir } = repository;
  const main = await refAt(dir, `refs/heads/${repository.defaultBranch}`);
  const onMain = main !== undefined && (await isAncestor(dir, sha, main));
  const found: PullRequest[] = [];
  for (const pull of repository.pulls) {
    if (onMain ? pull.merge === undefined : pull.merge === undefined && pull.state === 'closed') {
      continue;
    }
    if (await brought(dir, pull, sha)) found.push(pull);
  }
  return found;
}

async function brought(dir: string, pull: PullRequest, sha: string): Promise<boolean> {
  if (pull.merge?.commit === sha || pull.merge?.landed.includes(sha)) return true;
  const own = await listCommits(dir, [pull.headSha, `^${pull.forkPoint}`]);
  return own.includes(sha);
}
