import type { Change } from '../../forge/git/history.ts';
import type { Repository } from '../../forge/git/repository.ts';
import type { Finding } from '../../guideline/rule.ts';
import { isPolicyPath } from '../../policy/policy-digest.ts';
import type { Message } from '../../post/message.ts';
import type { Instant } from '../../post/post.ts';
import { type LoadedPolicy, loadPolicy } from '../load-policy.ts';
import { effectsOnPosts } from '../policy-changes/effects-on-posts.ts';
import type { PolicyChange } from '../policy-changes/policy-change.ts';
import { policyChanges } from '../policy-changes/policy-changes.ts';
import { commitSource } from '../source/commit-source.ts';
import { driftFindings } from './drift-findings.ts';
import { policyFindings } from './policy-findings.ts';

/** What a pull request does to the policy, for those who are to approve it. */
export interface PolicyProposal {
  /** Mistakes in it: told before anybody approves them. */
  readonly findings: readonly Finding[];
  /** Absent where the proposed policy cannot be read: its findings say why. */
  readonly described?: {
    readonly changes: readonly PolicyChange[];
    readonly effects: readonly Message[];
  };
}

interface ProposalOptions {
  readonly repository: Repository;
  /** Main's policy now. */
  readonly main: LoadedPolicy;
  /** Where the pull request left main's line: what main did since is not of its making. */
  readonly parted: string | undefined;
  readonly head: string;
  readonly changes: readonly Change[];
  readonly now: Instant;
}

/** Undefined where neither `policies/` nor CODEOWNERS is touched. */
export async function policyProposal(o: ProposalOptions): Promise<PolicyProposal | undefined> {
  const { repository, main, parted, head, now } = o;
  if (!o.changes.some(({ path }) => isPolicyPath(path))) return undefined;
  const source = commitSource(repository, head);
  const proposed = await loadPolicy(source);
  const findings = policyFindings(proposed);
  if (!proposed.ok) return { findings };
  const before = (parted && (await readable(repository, parted))) || main;
  const after = proposed.value;
  const changes = policyChanges(before, after);
  const policies = { before: before.policy, after: after.policy };
  return {
    findings: [...findings, ...driftFindings(after)],
    described: { changes, effects: await effectsOnPosts({ source, ...policies, now }) },
  };
}

/**
 * A version of koho that reads policies more strictly finds faults in main's own.
 * The pull request that mends them must not fail for what it mends.
 */
export async function mendsPolicy(
  repository: Repository,
  head: string,
  changes: readonly Change[],
): Promise<boolean> {
  if (changes.length === 0 || !changes.every(({ path }) => isPolicyPath(path))) return false;
  return policyFindings(await loadPolicy(commitSource(repository, head))).length === 0;
}

/** Where the policy it began from has faults, what is on main now says more. */
async function readable(repository: Repository, commit: string): Promise<LoadedPolicy | undefined> {
  const loaded = await loadPolicy(commitSource(repository, commit));
  return loaded.ok ? loaded.value : undefined;
}
