import type { Policy, WaiverRole } from '../policy/policy.ts';

/**
 * Whose approval lets a block of the rule pass: what the policy says, but for
 * rules that nobody may pass. Those hold whoever changes the policy: a credential
 * or somebody's number cannot be taken back once it is public, and a post without
 * form, account or room cannot be sent at all.
 */
export function waivableBy(rule: string, policy: Policy): readonly WaiverRole[] {
  return isNeverWaivable(rule) ? [] : (policy.guideline.rules.get(rule)?.waivableBy ?? []);
}

export function isNeverWaivable(rule: string): boolean {
  return never.test(rule);
}

const never = /^(?:form|frozen|length|media-file|question|waiver|secret|account-.+|personal-.+)$/;
