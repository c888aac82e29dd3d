import { localDay } from '../policy/in-office.ts';
import type { Policy } from '../policy/policy.ts';
import type { DepartmentId } from '../post/post.ts';
import type { Approval, ApproverRole, Refusal } from './approval.ts';
import { differingPaths } from './differing-paths.ts';
import type { Landing, Person, ReviewFacts, Subject } from './facts.ts';
import { roleAt } from './office.ts';
import type { Opinion } from './opinions.ts';
import type { Ownership } from './ownership.ts';
import { refusal } from './refusal.ts';

interface ReviewCase {
  readonly opinion: Extract<Opinion, { readonly stands: 'approval' }>;
  readonly subject: Subject;
  readonly number: number;
  readonly landing: Landing;
  readonly policy: Policy;
  readonly department: DepartmentId | undefined;
  /** Absent: CODEOWNERS is invalid, which is a reason of its own. */
  readonly owners: Ownership | undefined;
}

type JudgedReview =
  | { readonly valid: true; readonly approval: Approval }
  | { readonly valid: false; readonly reasons: readonly Refusal[] };

/** Whether one person's standing approval counts, or every reason why it does not. */
export function judgeReview(reviewCase: ReviewCase): JudgedReview {
  const { opinion, landing, policy, owners } = reviewCase;
  const { person, review } = opinion;
  const who = `@${person.login}`;
  if (review === undefined) {
    const late = refusal('review-after-merge', { who });
    return { valid: false, reasons: [late, ...personal(reviewCase)] };
  }
  const day = localDay(review.submittedAt, policy.organisation.timeZone);
  const role = roleAt({
    ...reviewCase,
    instant: review.submittedAt,
    person: person.id,
    kind: reviewCase.subject.kind,
  });
  const reasons = [...personal(reviewCase), ...bytes(reviewCase, review)];
  const { author } = landing;
  if (role === undefined) {
    const { department: office } = reviewCase;
    reasons.push(refusal('reviewer-not-in-office', { who, day, ...(office && { office }) }));
  }
  if (reasons.length > 0 || role === undefined) return { valid: false, reasons };
  // Without owners or author the change is refused anyway; no approval is bound to it.
  if (owners === undefined || author === undefined || review.commit === undefined) {
    return { valid: false, reasons };
  }
  return {
    valid: true,
    approval: approvalOf(reviewCase, { review, role, author, reviewedCommit: review.commit }),
  };
}

/** What speaks against the person, whatever she looked at. */
function personal({ opinion, landing, owners }: ReviewCase): Refusal[] {
  const { person } = opinion;
  const who = `@${person.login}`;
  const reasons: Refusal[] = [];
  if (person.bot) reasons.push(refusal('reviewer-is-bot', { who }));
  if (person.id === landing.author?.id) reasons.push(refusal('reviewer-is-author', { who }));
  const commits = commitsOf(person, landing);
  if (commits.length > 0) reasons.push(refusal('reviewer-is-committer', { who, commits }));
  const paths = owners?.notOwnedBy(person) ?? [];
  if (paths.length > 0) reasons.push(refusal('reviewer-not-code-owner', { who, paths }));
  return reasons;
}

/**
 * A suggestion of hers that staff applied is staff's commit (she stands in a
 * trailer, which is free text and not read). A forged line with her e-mail does
 * disqualify her: refusing is the safe side, and the message says the way out.
 */
function commitsOf(person: Person, landing: Landing): readonly string[] {
  return landing.commits
    .filter(
      ({ touchesSubject, author, committer }) =>
        touchesSubject &&
        [author, committer].some((by) => by.kind === 'person' && by.person.id === person.id),
    )
    .map(({ sha }) => sha);
}

/** Bytes, not commit ids: "Update branch" lawfully leaves an approval on an older commit. */
function bytes({ subject, opinion }: ReviewCase, review: ReviewFacts): readonly Refusal[] {
  const who = `@${opinion.person.login}`;
  const paths = differingPaths(subject, review.blobs);
  if (paths === 'unknown' || review.commit === undefined) {
    return [refusal('facts-unknown', { why: `review ${review.id}` })];
  }
  return paths.length > 0 ? [refusal('blob-differs', { who, paths })] : [];
}

function approvalOf(
  { subject, number, landing, opinion, department }: ReviewCase,
  known: {
    readonly review: ReviewFacts;
    readonly role: ApproverRole;
    readonly author: Person;
    readonly reviewedCommit: string;
  },
): Approval {
  const { id, login } = opinion.person;
  const { review, role, author, reviewedCommit } = known;
  const { mergeCommit, headCommit, baseCommit, mergedAt } = landing;
  return {
    ...{ pullRequest: number, mergeCommit, headCommit, baseCommit },
    author: { id: author.id, login: author.login },
    reviewer: { id, login, role, ...(role !== 'operator' && department && { department }) },
    reviewId: review.id,
    reviewedCommit,
    reviewedAt: review.submittedAt,
    mergedAt,
    blobs: subject.blobs,
  };
}
