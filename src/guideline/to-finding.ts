import type { Policy, Severity } from '../policy/policy.ts';
import { cite } from './cite.ts';
import { endOf } from './range-at.ts';
import type { Finding, Report, Rule } from './rule.ts';

/** How much a rule weighs under this policy; `off`: nobody asked for it. */
export function settingOf(rule: Rule, policy: Policy): Severity | 'off' {
  return policy.guideline.rules.get(rule.id)?.severity ?? rule.severity;
}

/** A rule's report as everybody gets it: with rule, clause, severity and path. */
export function toFinding(
  rule: Rule,
  report: Report,
  {
    path,
    policy,
    setting,
  }: { readonly path: string; readonly policy: Policy; readonly setting: Severity },
): Finding {
  const clause = report.clause ?? rule.clause;
  const end = endOf(report);
  return {
    rule: rule.id,
    clause,
    severity: report.severity ?? setting,
    path,
    ...report.place,
    ...(end ? { end } : {}),
    message: cite(report.message, clause, policy),
    ...(report.fix ? { fix: report.fix } : {}),
  };
}
