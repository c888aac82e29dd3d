import { pusherName, rulesFor } from '../branch-rules.ts';
import { git } from '../git/git.ts';
import { mergeBase, mergeTree, moveRef, writeCommit } from '../git/objects.ts';
import type { Actor, PullRequest, Repository } from '../model.ts';
import { noReplyAddress, type World, webFlow } from '../world.ts';

/** The head branch got new commits: the pull request follows, and stale approvals fall where the rule says so. */
export async function moveHead(
  world: World,
  repository: Repository,
  pull: PullRequest,
  to: { readonly head: string; readonly base: string; readonly by: Actor },
): Promise<void> {
  const at = world.iso();
  pull.headSha = to.head;
  pull.heads.push(to.head);
  pull.baseSha = to.base;
  pull.updatedAt = at;
  pull.lastPush = { by: pusherName(to.by), at };
  await compareWithBase(repository, pull);
  await moveRef(repository.dir, `refs/pull/${pull.number}/head`, to.head);
}

/** Fork point and changes against the base, after either of them was replaced. */
export async function compareWithBase(repository: Repository, pull: PullRequest): Promise<void> {
  const forkPoint = await mergeBase(repository.dir, pull.baseSha, pull.headSha);
  pull.forkPoint = forkPoint ?? pull.baseSha;
  pull.changes = await changesBetween(repository.dir, pull.forkPoint, pull.headSha);
  dismissStale(repository, pull);
}

export function changesBetween(dir: string, from: string, to: string): Promise<string> {
  return git(dir, ['diff-tree', '-r', '-z', '--no-renames', '--full-index', from, to]);
}

/**
 * "Dismiss stale pull request approvals": an approval falls when the changes
 * differ from those it was given for; bringing the base in does not change them.
 * https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches
 */
function dismissStale(repository: Repository, pull: PullRequest): void {
  if (!rulesFor(repository, pull.baseRef).some((rule) => rule.dismissStale)) return;
  for (const review of pull.reviews) {
    if (review.state === 'APPROVED' && review.changes !== pull.changes) review.state = 'DISMISSED';
  }
}

/** `refs/pull/<n>/merge`: what merging now would give; it goes away when the two conflict. */
export async function refreshTestMerge(
  world: World,
  repository: Repository,
  pull: PullRequest,
  base: string,
): Promise<void> {
  const of = `${base} ${pull.headSha}`;
  if (pull.testMerge.of === of) return;
  const ref = `refs/pull/${pull.number}/merge`;
  const tree = await mergeTree(repository.dir, base, pull.headSha);
  if (tree === undefined) {
    pull.testMerge = { of };
    await git(repository.dir, ['update-ref', '-d', ref]);
    return;
  }
  const date = world.iso();
  const commit = await writeCommit(repository.dir, {
    tree,
    parents: [base, pull.headSha],
    message: `Merge ${pull.headSha} into ${base}`,
    author: { name: pull.author.name, email: noReplyAddress(pull.author), date },
    committer: { name: webFlow.name, email: noReplyAddress(webFlow), date },
  });
  repository.signed.add(commit);
  await moveRef(repository.dir, ref, commit);
  pull.testMerge = { of, commit };
}

/** A deleted branch closes its pull requests; their head stays readable as `refs/pull/<n>/head`. */
export function closeWithoutBranch(world: World, pull: PullRequest): void {
  pull.state = 'closed';
  pull.closedAt = world.iso();
  pull.updatedAt = pull.closedAt;
}
