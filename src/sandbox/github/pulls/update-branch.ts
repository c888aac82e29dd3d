import { ApiError } from '../api-error.ts';
import { isAncestor, mergeTree, moveRef, refAt, writeCommit } from '../git/objects.ts';
import type { Account, PullRequest, Repository } from '../model.ts';
import { type World, webFlow } from '../world.ts';
import { signatureOf } from './land.ts';

/** https://docs.github.com/rest/pulls/pulls#update-a-pull-request-branch: the head gets a merge of the base. */
export async function updateBranch(
  world: World,
  repository: Repository,
  pull: PullRequest,
  o: { readonly by: Account; readonly expected?: string },
): Promise<{ readonly before: string; readonly after: string }> {
  const { dir } = repository;
  const before = pull.headSha;
  if (o.expected !== undefined && o.expected !== before) {
    throw new ApiError(422, "expected head sha didn't match current head ref.");
  }
  const base = await refAt(dir, `refs/heads/${pull.baseRef}`);
  if (pull.state === 'closed' || base === undefined || (await isAncestor(dir, base, before))) {
    throw new ApiError(422, 'There are no new commits on the base branch.');
  }
  const tree = await mergeTree(dir, before, base);
  if (tree === undefined) throw new ApiError(422, 'merge conflict between base and head');
  const after = await writeCommit(dir, {
    tree,
    parents: [before, base],
    message: `Merge branch '${pull.baseRef}' into ${pull.headRef}`,
    author: signatureOf(world, o.by),
    committer: signatureOf(world, webFlow),
  });
  if (!(await moveRef(dir, `refs/heads/${pull.headRef}`, after, before))) {
    throw new ApiError(422, "expected head sha didn't match current head ref.");
  }
  repository.signed.add(after);
  return { before, after };
}
