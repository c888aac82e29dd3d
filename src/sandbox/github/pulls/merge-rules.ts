import { accountOf, atLeast, roleOf } from '../authenticate.ts';
import { mayBypass, rulesFor } from '../branch-rules.ts';
import { isAncestor, refAt } from '../git/objects.ts';
import type { Account, Actor, BranchRule, PullRequest, Repository, Review } from '../model.ts';
import type { World } from '../world.ts';
import { codeOwner } from './code-owner-errors.ts';
import { ownersOf, readCodeOwners } from './code-owners.ts';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

/** What the base branch's rules still ask for before this pull request may be merged, in GitHub's words. */
export async function reasonsAgainstMerge(
  world: World,
  repository: Repository,
  pull: PullRequest,
  o: { readonly actor: Actor; readonly method: MergeMethod },
): Promise<string[]> {
  const reasons: string[] = [];
  for (const rule of rulesFor(repository, pull.baseRef)) {
    if (mayBypass(repository, o.actor, rule)) continue;
    if (rule.squashOnly && o.method !== 'squash') {
      reasons.push(`Merge method ${o.method} is not allowed: only squash merges are.`);
    }
    if (rule.requirePullRequest) {
      reasons.push(...(await missingReviews(world, repository, pull, rule)));
    }
    if (rule.requireUpToDate && (await isBehind(repository, pull))) {
      reasons.push('The head branch is not up to date with the base branch.');
    }
    for (const name of rule.requiredChecks.filter((check) => !succeeded(repository, pull, check))) {
      reasons.push(`Required status check "${name}" is expected.`);
    }
    if (rule.pushers !== undefined && !rule.pushers.includes(accountOf(o.actor)?.login ?? '')) {
      reasons.push('Cannot update this protected ref.');
    }
  }
  return [...new Set(reasons)];
}

async function isBehind(repository: Repository, pull: PullRequest): Promise<boolean> {
  const base = await refAt(repository.dir, `refs/heads/${pull.baseRef}`);
  return base !== undefined && !(await isAncestor(repository.dir, base, pull.headSha));
}

/** The latest run of this name on the head decides; "neutral" and "skipped" are as good as success. */
function succeeded(repository: Repository, pull: PullRequest, name: string): boolean {
  const run = repository.checkRuns.findLast(
    (check) => check.name === name && check.headSha === pull.headSha,
  );
  return ['success', 'neutral', 'skipped'].includes(run?.conclusion ?? '');
}

/** `mergeable_state` for somebody without any bypass. */
export async function mergeableState(
  world: World,
  repository: Repository,
  pull: PullRequest,
): Promise<string> {
  if (pull.state === 'closed') return 'unknown';
  if (pull.testMerge.commit === undefined) return 'dirty';
  if (pull.draft) return 'draft';
  const actor: Actor = { kind: 'anonymous' };
  const reasons = await reasonsAgainstMerge(world, repository, pull, { actor, method: 'squash' });
  return reasons.length > 0 ? 'blocked' : 'clean';
}

async function missingReviews(
  world: World,
  repository: Repository,
  pull: PullRequest,
  rule: BranchRule,
): Promise<string[]> {
  const counting = opinions(repository, pull);
  const approvals = counting.filter((review) => review.state === 'APPROVED');
  const reasons: string[] = [];
  if (counting.some((review) => review.state === 'CHANGES_REQUESTED')) {
    reasons.push('Changes requested by a reviewer with write access.');
  }
  if (approvals.length < rule.requiredApprovals) {
    const s = rule.requiredApprovals === 1 ? '' : 's';
    reasons.push(
      `At least ${rule.requiredApprovals} approving review${s} is required by reviewers with write access.`,
    );
  }
  if (rule.requireCodeOwnerReview && !(await ownersAgree(world, repository, pull, approvals))) {
    reasons.push('Waiting on code owner review.');
  }
  if (rule.lastPushApproval && !approvals.some((review) => coversLastPush(pull, review))) {
    reasons.push('New changes require approval from someone other than the last pusher.');
  }
  return reasons;
}

/** The latest opinion of each person whose opinion counts: write permission, and not the author. */
function opinions(repository: Repository, pull: PullRequest): Review[] {
  const latest = new Map<number, Review>();
  for (const review of pull.reviews) {
    if (review.state === 'COMMENTED' || review.state === 'PENDING') continue;
    latest.set(review.author.id, review);
  }
  return [...latest.values()].filter(({ author }) => counts(repository, pull, author));
}

function counts(repository: Repository, pull: PullRequest, account: Account): boolean {
  const role = roleOf({ kind: 'user', account }, repository);
  return account.id !== pull.author.id && atLeast(role, 'write');
}

/**
 * Every changed path that has owners needs the approval of one of them, by
 * CODEOWNERS of the base branch; owners that GitHub cannot use do not count.
 */
async function ownersAgree(
  world: World,
  repository: Repository,
  pull: PullRequest,
  approvals: readonly Review[],
): Promise<boolean> {
  const base = await refAt(repository.dir, `refs/heads/${pull.baseRef}`);
  const file = base === undefined ? undefined : await readCodeOwners(repository.dir, base);
  if (file === undefined) return true;
  const approvers = new Set(approvals.map((review) => review.author.id));
  return changedPaths(pull).every((path) => {
    const owners = ownersOf(file.lines, path).flatMap((owner) => {
      const account = codeOwner(world, repository, owner);
      return account === undefined ? [] : [account.id];
    });
    return owners.length === 0 || owners.some((id) => approvers.has(id));
  });
}

function changedPaths(pull: PullRequest): string[] {
  return pull.changes.split('\0').filter((field, index) => index % 2 === 1 && field !== '');
}

function coversLastPush(pull: PullRequest, review: Review): boolean {
  return review.author.login !== pull.lastPush.by && review.changes === pull.changes;
}
