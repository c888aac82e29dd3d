import type { Policy } from '../policy/policy.ts';
import type { Fault } from '../post/place.ts';
import { cite } from './cite.ts';
import { idleWaivers } from './idle-waivers.ts';
import { limitReports } from './limit-reports.ts';
import { beginPost } from './notes.ts';
import { passable } from './passable.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';
import { rules } from './rules.ts';
import { maskShapes } from './sensitive/mask-shapes.ts';
import { redact } from './sensitive/redact.ts';
import { settingOf, toFinding } from './to-finding.ts';

/** Runs every rule that the policy has not switched off; findings in the order of the file. */
export function checkPost(context: RuleContext): readonly Finding[] {
  beginPost();
  const findings = rules.flatMap((rule) => findingsOf(rule, context));
  const all = [...findings, ...idleWaivers(context, findings)];
  return redact(all, context).toSorted(byPlace);
}

/** A file that is no post: what the parser said, as findings that always block. */
export function faultFindings(faults: readonly Fault[], policy?: Policy): readonly Finding[] {
  return faults.map((fault) => ({
    rule: `form/${fault.code}`,
    clause: formClause,
    severity: 'block',
    path: fault.path,
    ...fault.place,
    message: cite(
      { ja: maskShapes(fault.message.ja), en: maskShapes(fault.message.en) },
      formClause,
      policy,
    ),
  }));
}

/** What is not readable as written can be misread: HSM-4-4, accuracy. */
const formClause = 'HSM-4-4';

function findingsOf(rule: Rule, context: RuleContext): Finding[] {
  const { post, policy } = context;
  const setting = settingOf(rule, policy);
  if (setting === 'off') return [];
  return limitReports(rule.check(context)).map((report) => {
    const finding = toFinding(rule, report, { path: post.path, policy, setting });
    return passable(finding, post, policy);
  });
}

function byPlace(a: Finding, b: Finding): number {
  return a.line - b.line || a.column - b.column || byName(a.rule, b.rule);
}

/** By code units: the same on every machine, whatever its locale. */
function byName(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
