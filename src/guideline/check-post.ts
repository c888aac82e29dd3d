import type { Policy, Severity } from '../policy/policy.ts';
import type { Message } from '../post/message.ts';
import type { Fault } from '../post/place.ts';
import type { Finding, Report, Rule, RuleContext } from './rule.ts';
import { rules } from './rules.ts';

/** Runs every rule that the policy has not switched off; findings in the order of the file. */
export function checkPost(context: RuleContext): readonly Finding[] {
  const findings = rules.flatMap((rule) => findingsOf(rule, context));
  return [...findings, ...idleWaivers(context, findings)].sort(
    (a, b) => a.line - b.line || a.column - b.column || (a.rule < b.rule ? -1 : 1),
  );
}

/** A file that is no post: what the parser said, as findings that always block. */
export function faultFindings(faults: readonly Fault[], policy?: Policy): readonly Finding[] {
  return faults.map((fault) => ({
    rule: `form/${fault.code}`,
    clause: formClause,
    severity: 'block',
    path: fault.path,
    ...fault.place,
    message: cite(fault.message, formClause, policy),
  }));
}

/** What is not readable as written can be misread: HSM-4-4, accuracy. */
const formClause = 'HSM-4-4';

function findingsOf(rule: Rule, context: RuleContext): Finding[] {
  const setting = context.policy.guideline.rules.get(rule.id)?.severity;
  if (setting === 'off') return [];
  return rule
    .check(context)
    .map((report) =>
      finding(rule, report, { ...context, severity: report.severity ?? setting ?? rule.severity }),
    );
}

function finding(
  rule: Rule,
  report: Report,
  context: RuleContext & { readonly severity: Severity },
): Finding {
  const { post, policy, severity } = context;
  const clause = report.clause ?? rule.clause;
  const waiver = post.waivers.find((one) => one.rule.value === rule.id);
  return {
    rule: rule.id,
    clause,
    severity,
    path: post.path,
    ...report.place,
    message: cite(report.message, clause, policy),
    ...(report.fix ? { fix: report.fix } : {}),
    ...(waiver && severity === 'warn' ? { acknowledged: waiver.reason.value } : {}),
  };
}

/** A waiver that passes nothing misleads the head: it is either misspelt, out of date, or meant for a block. */
function idleWaivers(context: RuleContext, findings: readonly Finding[]): Finding[] {
  return context.post.waivers
    .filter(
      (waiver) => !findings.some((f) => f.rule === waiver.rule.value && f.severity === 'warn'),
    )
    .map((waiver) => ({
      rule: 'waiver',
      clause: 'HSM-4-1',
      severity: 'warn',
      path: context.post.path,
      ...waiver.rule.place,
      message: {
        ja: `acknowledge の「${waiver.rule.value}」に当たる注意はありません。要修正は理由があっても進めません。この行を消すか、規則の名前を確かめてください。`,
        en: `acknowledge names "${waiver.rule.value}", but this post has no such warning (a block cannot be acknowledged). Remove the entry or check the rule's name.`,
      },
    }));
}

/** Adds why: the clause as people cite it, with its meaning in one line. */
function cite(message: Message, clause: string, policy: Policy | undefined): Message {
  const known = policy?.guideline.clauses.get(clause);
  if (!known) return message;
  return {
    ja: `${message.ja}（${known.cite.ja} ${known.meaning.ja}）`,
    en: `${message.en} (${known.cite.en}: ${known.meaning.en})`,
  };
}
