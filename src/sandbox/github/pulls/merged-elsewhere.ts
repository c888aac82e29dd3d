import { accountOf } from '../authenticate.ts';
import { isAncestor, listCommits } from '../git/objects.ts';
import type { Actor, PullRequest, Repository } from '../model.ts';
import { type World, webFlow } from '../world.ts';

/**
 * A pull request whose head has become part of its base by other means (a direct
 * push, the merge of another pull request) counts as merged, indirectly:
 * https://docs.github.com/pull-requests/collaborating-with-pull-requests/incorporating-changes-from-a-pull-request/about-pull-request-merges#indirect-merges
 */
export async function markMergedIfReachable(
  world: World,
  repository: Repository,
  pull: PullRequest,
  { base, by }: { readonly base: string; readonly by: Actor },
): Promise<boolean> {
  const { dir } = repository;
  if (!(await isAncestor(dir, pull.headSha, base))) return false;
  // The head may never have left the base: then there is nothing that was merged.
  if (pull.forkPoint === pull.headSha) return false;
  const at = world.iso();
  const commit = await firstCommitWith(dir, pull, base);
  pull.state = 'closed';
  pull.closedAt = at;
  pull.updatedAt = at;
  pull.merge = { at, by: accountOf(by) ?? webFlow, commit, landed: [commit] };
  return true;
}

/** The oldest first-parent commit of the base that contains the head. */
async function firstCommitWith(dir: string, pull: PullRequest, base: string): Promise<string> {
  const line = await listCommits(dir, ['--first-parent', '--reverse', base, `^${pull.forkPoint}`]);
  for (const commit of line) {
    if (await isAncestor(dir, pull.headSha, commit)) return commit;
  }
  return base;
}
