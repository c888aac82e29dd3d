import { pusherName } from '../branch-rules.ts';
import { refsOf } from '../git/objects.ts';
import type { RefCommand } from '../git/receive-commands.ts';
import type { Actor, PullRequest, Repository } from '../model.ts';
import type { World } from '../world.ts';
import { closeWithoutBranch, moveHead, refreshTestMerge } from './head.ts';
import { markMergedIfReachable } from './merged-elsewhere.ts';

/** Everything GitHub does when refs have changed, whether by git or through the REST API. */
export async function afterPush(
  world: World,
  repository: Repository,
  actor: Actor,
  applied: readonly RefCommand[],
): Promise<void> {
  if (applied.length === 0) return;
  const at = world.iso();
  repository.pushedAt = at;
  for (const { ref, before, after } of applied) {
    repository.pushes.push({ ref, before, after, by: pusherName(actor), at });
  }
  await world.exclusively(repository, () => syncPulls(world, repository, actor));
}

/** Brings every open pull request in line with the branches as they are now. */
async function syncPulls(world: World, repository: Repository, by: Actor): Promise<void> {
  const open = repository.pulls.filter(({ state }) => state === 'open');
  if (open.length === 0) return;
  const refs = await refsOf(repository.dir);
  for (const pull of open) await syncPull(world, repository, pull, { refs, by });
}

async function syncPull(
  world: World,
  repository: Repository,
  pull: PullRequest,
  { refs, by }: { refs: ReadonlyMap<string, string>; by: Actor },
): Promise<void> {
  const head = refs.get(`refs/heads/${pull.headRef}`);
  const base = refs.get(`refs/heads/${pull.baseRef}`);
  if (base !== undefined && (await markMergedIfReachable(world, repository, pull, { base, by }))) {
    return;
  }
  if (head === undefined || base === undefined) {
    closeWithoutBranch(world, pull);
    return;
  }
  if (head !== pull.headSha) await moveHead(world, repository, pull, { head, base, by });
  await refreshTestMerge(world, repository, pull, base);
}
