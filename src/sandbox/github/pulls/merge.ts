import { ApiError, ruleViolation } from '../api-error.ts';
import { mergeTree, moveRef, refAt } from '../git/objects.ts';
import type { Account, Actor, PullRequest, Repository } from '../model.ts';
import type { World } from '../world.ts';
import { landMerge, landRebase, landSquash } from './land.ts';
import { type MergeMethod, reasonsAgainstMerge } from './merge-rules.ts';

interface MergeOrder {
  readonly actor: Actor;
  readonly by: Account;
  readonly method: MergeMethod;
  readonly sha?: string;
  readonly title?: string;
  readonly message?: string;
}

/** https://docs.github.com/rest/pulls/pulls#merge-a-pull-request: the new tip of the base branch. */
export async function mergePull(
  world: World,
  repository: Repository,
  pull: PullRequest,
  order: MergeOrder,
): Promise<string> {
  const { dir } = repository;
  if (pull.state === 'closed') throw new ApiError(405, 'Pull Request is not mergeable');
  if (pull.draft) throw new ApiError(405, 'Pull Request is still a draft');
  const ref = `refs/heads/${pull.baseRef}`;
  const base = await refAt(dir, ref);
  const head = await refAt(dir, `refs/heads/${pull.headRef}`);
  if (head !== pull.headSha || (order.sha !== undefined && order.sha !== head)) {
    throw new ApiError(409, 'Head branch was modified. Review and try the merge again.');
  }
  if (base === undefined) throw new ApiError(405, 'Pull Request is not mergeable');
  const reasons = await reasonsAgainstMerge(world, repository, pull, order);
  if (reasons.length > 0) throw ruleViolation(405, ...reasons);
  const landed = await land(world, repository, pull, { ...order, base });
  const commit = landed.at(-1);
  if (commit === undefined) throw new ApiError(405, 'Pull Request is not mergeable');
  if (!(await moveRef(dir, ref, commit, base))) {
    throw new ApiError(405, 'Base branch was modified. Review and try the merge again.');
  }
  const at = world.iso();
  Object.assign(pull, { state: 'closed', closedAt: at, updatedAt: at });
  pull.merge = { at, by: order.by, commit, landed };
  return commit;
}

async function land(
  world: World,
  repository: Repository,
  pull: PullRequest,
  o: MergeOrder & { readonly base: string },
): Promise<readonly string[]> {
  if (o.method === 'rebase') return landRebase(world, repository, pull, o);
  const tree = await mergeTree(repository.dir, o.base, pull.headSha);
  if (tree === undefined) throw new ApiError(405, 'Pull Request is not mergeable');
  const method = o.method === 'squash' ? landSquash : landMerge;
  return [await method(world, repository, pull, { ...o, tree })];
}
