import type { Policy } from '../policy/policy.ts';
import type { DepartmentId } from '../post/post.ts';
import type { Approval, ApprovalDecision, Refusal } from './approval.ts';
import { belongsTo } from './belongs-to.ts';
import { changeRefusals } from './change-refusals.ts';
import { type CodeownersRule, parseCodeowners } from './codeowners.ts';
import type { ChangeFacts, Landing, Subject } from './facts.ts';
import { fittingPullRequest } from './fitting-pull-request.ts';
import { judgeReview } from './judge-review.ts';
import { type Opinion, opinions, requestsByUnknown } from './opinions.ts';
import { type Ownership, ownership, type Teams } from './ownership.ts';
import { refusal } from './refusal.ts';

export interface ApprovalQuestion {
  readonly subject: Subject;
  readonly facts: ChangeFacts;
  /** Text of CODEOWNERS at `landing.baseCommit` of the fitting pull request; empty where there is none. */
  readonly codeowners: string;
  /** The register as of that base commit. */
  readonly policy: Policy;
  /**
   * Whether `policies/` and CODEOWNERS at the base were what the record says was
   * in force. Otherwise an unapproved register could be merged, used for one
   * approval, and taken back again before anybody publishes.
   */
  readonly inForceAtBase: boolean;
  /** The post's department; a post without one is refused. */
  readonly department?: DepartmentId;
  /** `owner/name` of this repository. */
  readonly repository: string;
  readonly teams?: Teams;
}

/**
 * Whether the bytes on main were approved (design, section 4). Approved only
 * when everything is known and in order; otherwise every reason that applies.
 */
export function decideApproval(question: ApprovalQuestion): ApprovalDecision {
  const { facts, repository } = question;
  const change = fittingPullRequest(facts, repository);
  if (!change.fits) return { approved: false, reasons: [change.refusal] };
  const { number, landing } = change;
  const subject = wholeSubject(question.subject, landing);
  const owners = ownersAtBase(question, [...subject.blobs.keys()]);
  const spoken = opinions(landing.reviews, landing.mergedAt);
  const { approval, reasons } = judgeReviews({
    question,
    subject,
    number,
    landing,
    owners,
    spoken,
  });
  const standing = [
    ...changeRefusals({ subject, number, landing, inForceAtBase: question.inForceAtBase }),
    ...owners.reasons,
    ...standingRequests(landing, spoken, owners.known),
  ];
  if (approval !== undefined && standing.length === 0) return { approved: true, approval };
  return { approved: false, reasons: [...standing, ...reasons] };
}

/**
 * The policy is approved as a whole: a file that the pull request added and took
 * away again, or deleted, belongs to what the approver saw.
 */
function wholeSubject(subject: Subject, landing: Landing): Subject {
  if (subject.kind === 'post') return subject;
  const blobs = new Map(subject.blobs);
  for (const path of landing.changedPaths) {
    if (belongsTo('policy', path) && !blobs.has(path)) blobs.set(path, null);
  }
  return { kind: 'policy', blobs };
}

interface OwnersAtBase {
  /** Absent where CODEOWNERS is invalid: then nobody is an owner. */
  readonly known?: Ownership;
  readonly reasons: readonly Refusal[];
}

function ownersAtBase(question: ApprovalQuestion, paths: readonly string[]): OwnersAtBase {
  const parsed = parseCodeowners(question.codeowners);
  if (!parsed.ok) {
    const reasons = parsed.faults.map(({ place, message }) =>
      refusal('codeowners-invalid', { line: place.line, message }),
    );
    return { reasons: reasons.slice(0, 10) };
  }
  const rules: readonly CodeownersRule[] = parsed.value;
  const teams = question.teams ?? new Map();
  const known = ownership({ rules, paths, policy: question.policy, teams });
  const { unowned } = known;
  return { known, reasons: unowned.length > 0 ? [refusal('no-owner', { paths: unowned })] : [] };
}

function standingRequests(
  landing: Landing,
  spoken: readonly Opinion[],
  owners: Ownership | undefined,
): readonly Refusal[] {
  const byOwners = spoken.filter(
    ({ stands, person }) => stands === 'request' && owners?.mayOwn(person) === true,
  );
  return [
    ...byOwners.map(({ person }) => refusal('changes-requested', { who: `@${person.login}` })),
    ...requestsByUnknown(landing.reviews).map(({ id }) =>
      refusal('identity-unknown', { of: { kind: 'review', id } }),
    ),
  ];
}

interface Hearing {
  readonly question: ApprovalQuestion;
  readonly subject: Subject;
  readonly number: number;
  readonly landing: Landing;
  readonly owners: OwnersAtBase;
  readonly spoken: readonly Opinion[];
}

/** The approval that counts, or why none of those given does. */
function judgeReviews(hearing: Hearing): {
  readonly approval?: Approval;
  readonly reasons: readonly Refusal[];
} {
  const { question, subject, number, landing, owners, spoken } = hearing;
  if (spoken.length === 0) return { reasons: [refusal('no-review', { number })] };
  const reasons: Refusal[] = [];
  const approvals: Approval[] = [];
  for (const opinion of spoken) {
    if (opinion.stands !== 'approval') continue;
    const { policy, department } = question;
    const judged = judgeReview({
      ...{ opinion, subject, number, landing, policy, department },
      owners: owners.known,
    });
    if (judged.valid) approvals.push(judged.approval);
    else reasons.push(...judged.reasons);
  }
  const approval = approvals.find(({ reviewer }) => reviewer.role === 'head') ?? approvals[0];
  if (approval !== undefined) return { approval, reasons: [] };
  if (spoken.some(({ stands }) => stands === 'approval')) return { reasons };
  const who = spoken.map(({ person }) => `@${person.login}`);
  return { reasons: [refusal('review-not-approving', { number, who })] };
}
