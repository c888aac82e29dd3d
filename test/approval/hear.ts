import type { ApprovalDecision } from '../../src/approval/approval.ts';
import { type ApprovalQuestion, decideApproval } from '../../src/approval/decide-approval.ts';
import { department, people, policyOf } from './people.ts';
import { type Hearing, repository } from './stage.ts';

/** The question to the decision, as the pipeline asks it. */
export function questionOf(
  hearing: Hearing,
  changed: Partial<ApprovalQuestion> = {},
): ApprovalQuestion {
  return {
    ...hearing,
    ...(hearing.subject.kind === 'post' && { department }),
    policy: policyOf(),
    inForceAtBase: true,
    repository,
    ...changed,
  };
}

/** Who approved, or the codes of all refusals: what a row of the table expects. */
export function outcomeOf(decision: ApprovalDecision): unknown {
  if (!decision.approved) return { refused: decision.reasons.map(({ code }) => code) };
  const { id } = decision.approval.reviewer;
  const who = Object.entries(people).find(([, person]) => person.id === id)?.[0];
  return { approvedBy: who };
}

export function decide(hearing: Hearing, changed: Partial<ApprovalQuestion> = {}) {
  return decideApproval(questionOf(hearing, changed));
}
