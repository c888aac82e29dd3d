import { roleOf } from './authenticate.ts';
import type { RefCommand } from './git/receive-commands.ts';
import { zeroId } from './git/receive-commands.ts';
import type { Actor, BranchRule, Repository } from './model.ts';

/** What the rules say about changing refs, before any object is looked at. */
export interface RefVerdict {
  /** One sentence each, as GitHub words them, with the ref that they are about. */
  readonly violations: readonly { readonly ref: string; readonly reason: string }[];
  /** Rules that an administrator passed by; GitHub tells so on push. */
  readonly bypassed: readonly { readonly ref: string; readonly reason: string }[];
  /** Refs that may only be fast-forwarded: known only once the objects are there. */
  readonly fastForwardOnly: readonly string[];
}

/** Applies the repository's rules to a push, or to a change of a ref through the REST API. */
export function judgeRefChanges(
  repository: Repository,
  actor: Actor,
  commands: readonly RefCommand[],
): RefVerdict {
  const violations: { ref: string; reason: string }[] = [];
  const bypassed: { ref: string; reason: string }[] = [];
  const fastForwardOnly: string[] = [];
  for (const command of commands) {
    for (const rule of rulesFor(repository, branchOf(command.ref))) {
      const list = mayBypass(repository, actor, rule) ? bypassed : violations;
      for (const reason of reasonsAgainst(rule, actor, command)) {
        list.push({ ref: command.ref, reason });
      }
      if (rule.denyForce && list === violations) fastForwardOnly.push(command.ref);
    }
  }
  return { violations, bypassed, fastForwardOnly };
}

function reasonsAgainst(rule: BranchRule, actor: Actor, command: RefCommand): string[] {
  const deletes = command.after === zeroId;
  const reasons: string[] = [];
  if (rule.requirePullRequest && !deletes && command.before !== zeroId) {
    reasons.push('Changes must be made through a pull request.');
  }
  if (rule.denyDelete && deletes) reasons.push('Cannot delete this branch');
  if (rule.pushers !== undefined && !rule.pushers.includes(pusherName(actor))) {
    reasons.push('Cannot update this protected ref.');
  }
  return reasons;
}

export function rulesFor(repository: Repository, branch: string | undefined): BranchRule[] {
  if (branch === undefined) return [];
  return repository.rules.filter((rule) => matchesBranch(rule.pattern, branch));
}

export function mayBypass(repository: Repository, actor: Actor, rule: BranchRule): boolean {
  if (rule.bypass?.includes(pusherName(actor))) return true;
  return rule.bypassAdmins && actor.kind === 'user' && roleOf(actor, repository) === 'admin';
}

function branchOf(ref: string): string | undefined {
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : undefined;
}

export function pusherName(actor: Actor): string {
  switch (actor.kind) {
    case 'anonymous':
      return 'anonymous';
    case 'deploy-key':
      return `deploy-key:${actor.key.id}`;
    case 'user':
    case 'run':
      return actor.account.login;
  }
}

/** fnmatch with FNM_PATHNAME as rulesets use it: `*` within one path part, `**` across them. */
function matchesBranch(pattern: string, branch: string): boolean {
  const source = pattern.replace(/\*\*\/?|\*|\?|[.+^${}()|[\]\\]/g, (token) => {
    if (token === '**/') return '(?:.*/)?';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    return token === '?' ? '[^/]' : `\\${token}`;
  });
  return new RegExp(`^${source}$`, 'u').test(branch);
}
