import { localDay, operatorsAt } from '../policy/in-office.ts';
import type { Policy } from '../policy/policy.ts';
import type { DepartmentId, Instant } from '../post/post.ts';
import type { ApproverRole } from './approval.ts';
import type { DispatchDecision, DispatchFacts } from './dispatch.ts';
import { type DispatchRefusal, dispatchRefusal } from './dispatch-refusal.ts';
import type { Person } from './facts.ts';
import { roleAt } from './office.ts';

export interface DispatchQuestion {
  readonly facts: DispatchFacts;
  /** The policy in force. */
  readonly policy: Pick<Policy, 'departments' | 'organisation'>;
  /** Absent: what concerns every department, ordered by an operator or by any head. */
  readonly department?: DepartmentId;
  /** Whether a deputy may order it for the department. */
  readonly deputies: boolean;
  /** Whether an operator may, who answers for the machinery and not for what is said; absent: yes. */
  readonly operators?: boolean;
  /** The only workflow whose runs carry a person's authority for this. */
  readonly workflow: string;
  /** A record of this kind by this very run stands already. */
  readonly used: boolean;
  readonly now: Instant;
}

export const brakesWorkflow = '.github/workflows/brakes.yml';
export const withdrawWorkflow = '.github/workflows/withdraw.yml';

/** A run that waited longer is not about the situation that its starter saw. */
const longestMs = 60 * 60_000;

/**
 * Whether a run carries the authority of whoever started it by hand: its first
 * attempt, on main, by a person whom the register of the policy in force lets
 * order this on that day, and once. Anything unknown is a refusal.
 */
export function decideDispatch(question: DispatchQuestion): DispatchDecision {
  const { facts } = question;
  if (!facts.known) return refused([dispatchRefusal('dispatch-unknown', { why: facts.why })]);
  const reasons = [...runRefusals(facts, question), ...starterRefusals(facts)];
  const { actor } = facts;
  if (actor === undefined || actor.bot) return refused(reasons);
  const role = roleOf(actor, facts.createdAt, question);
  const who = `@${actor.login}`;
  if (role === undefined) {
    const day = localDay(facts.createdAt, question.policy.organisation.timeZone);
    return refused([...reasons, dispatchRefusal('dispatcher-not-in-office', { who, day })]);
  }
  if (role === 'operator' && question.operators === false) {
    return refused([...reasons, dispatchRefusal('operator-may-not', { who })]);
  }
  if (role === 'deputy' && !question.deputies) {
    return refused([...reasons, dispatchRefusal('dispatcher-may-not', { who })]);
  }
  if (reasons.length > 0) return refused(reasons);
  return { granted: true, authority: { id: actor.id, login: actor.login, role } };
}

type Known = Extract<DispatchFacts, { readonly known: true }>;

function runRefusals(
  facts: Known,
  { used, now, workflow: wanted }: DispatchQuestion,
): DispatchRefusal[] {
  const reasons: DispatchRefusal[] = [];
  const { event, attempt, branch, defaultBranch: main, workflow, createdAt } = facts;
  if (event !== 'workflow_dispatch')
    reasons.push(dispatchRefusal('dispatch-not-by-hand', { event }));
  if (attempt !== 1) reasons.push(dispatchRefusal('dispatch-repeated', { attempt }));
  if (branch !== main) {
    reasons.push(dispatchRefusal('dispatch-not-on-main', { branch: branch ?? '?', main }));
  }
  if (workflow !== wanted) {
    reasons.push(dispatchRefusal('dispatch-of-other-workflow', { workflow, wanted }));
  }
  const age = now - createdAt;
  if (age > longestMs) {
    reasons.push(dispatchRefusal('dispatch-stale', { minutes: Math.floor(age / 60_000) }));
  }
  if (used) reasons.push(dispatchRefusal('dispatch-used', {}));
  return reasons;
}

/** A re-run names in `actor` who started the first attempt, whoever pressed the button. */
function starterRefusals({ actor, triggeringActor }: Known): DispatchRefusal[] {
  if (actor === undefined || triggeringActor === undefined || actor.bot) {
    return [dispatchRefusal('dispatch-by-nobody', {})];
  }
  if (actor.id === triggeringActor.id) return [];
  return [dispatchRefusal('dispatch-by-another', { who: `@${triggeringActor.login}` })];
}

function roleOf(
  { id: person }: Person,
  instant: Instant,
  { policy, department, operators }: DispatchQuestion,
): ApproverRole | undefined {
  const isOperator = operatorsAt(policy.organisation, instant).some(({ id }) => id === person);
  if (isOperator && operators !== false) return 'operator';
  const concerned = department === undefined ? [...policy.departments.keys()] : [department];
  const roles = concerned.map((one) =>
    roleAt({ instant, person, kind: 'post', policy, department: one }),
  );
  const office = roles.find((role) => role === 'head') ?? roles.find((role) => role !== undefined);
  return office ?? (isOperator ? 'operator' : undefined);
}

function refused(reasons: readonly DispatchRefusal[]): DispatchDecision {
  return { granted: false, reasons };
}
