import { ApiError, ruleViolation } from '../api-error.ts';
import { judgeRefChanges } from '../branch-rules.ts';
import { gitResult } from '../git/git.ts';
import { isAncestor } from '../git/objects.ts';
import { type RefCommand, zeroId } from '../git/receive-commands.ts';
import type { Actor, Repository } from '../model.ts';
import type { World } from '../world.ts';
import { afterPush } from './after-push.ts';

/** Creates, moves or deletes a ref for a REST call: the same rules as for a push, then everything that follows from it. */
export async function changeRef(
  world: World,
  repository: Repository,
  actor: Actor,
  command: RefCommand,
): Promise<void> {
  const { dir } = repository;
  const { ref, before, after } = command;
  if (ref.startsWith('refs/pull/')) throw new ApiError(422, 'Reference cannot be updated');
  const verdict = judgeRefChanges(repository, actor, [command]);
  const reasons = verdict.violations.map(({ reason }) => reason);
  if (verdict.fastForwardOnly.includes(ref) && (await isForced(dir, command))) {
    reasons.push('Cannot force-push to this branch');
  }
  if (reasons.length > 0) throw ruleViolation(422, ...reasons);
  const change = after === zeroId ? ['-d', ref, before] : [ref, after, before];
  const { code } = await gitResult(dir, ['update-ref', ...change], {});
  // Somebody was faster, or the name cannot stand beside another one (`a` and `a/b`).
  if (code !== 0) throw new ApiError(422, 'Reference update failed');
  await afterPush(world, repository, actor, [command]);
}

async function isForced(dir: string, { before, after }: RefCommand): Promise<boolean> {
  if (before === zeroId || after === zeroId) return false;
  return !(await isAncestor(dir, before, after));
}
