import type { Approval, Refusal } from '../../approval/approval.ts';
import type { StandingPause } from '../../forge/git/pause-ref.ts';
import type { Finding } from '../../guideline/rule.ts';
import type { ApprovalBody, BlobBody, ReasonBody, WarningBody } from '../../ledger/kinds/parts.ts';
import type { Draft, RecordBodies } from '../../ledger/record.ts';
import type { Message } from '../../post/message.ts';
import type { Fault } from '../../post/place.ts';
import type { Instant, Post } from '../../post/post.ts';
import type { ExaminedFile } from '../read-media.ts';
import { undecidedMessage } from '../undecided.ts';
import { recordable, recordableAll } from './recordable.ts';

/** UTC with milliseconds, as records write every instant. */
export function isoInstant(at: Instant): string {
  return new Date(at).toISOString();
}

export function approvalBody(approval: Approval): ApprovalBody {
  return {
    pullRequest: approval.pullRequest,
    mergeCommit: approval.mergeCommit,
    headCommit: approval.headCommit,
    baseCommit: approval.baseCommit,
    author: approval.author.id,
    reviewer: approval.reviewer.id,
    role: approval.reviewer.role,
    review: approval.reviewId,
    reviewedCommit: approval.reviewedCommit,
    reviewedAt: isoInstant(approval.reviewedAt),
    mergedAt: isoInstant(approval.mergedAt),
  };
}

export function blobBodies(files: readonly ExaminedFile[]): readonly BlobBody[] {
  return files.flatMap(({ path, blob, sha256 }) => (blob ? [{ path, blob, sha256 }] : []));
}

export function refusalReason({ code, message }: Refusal): ReasonBody {
  return reason(code, message);
}

export function faultReason({ code, path, place, message }: Fault): ReasonBody {
  const where = `${path}:${place.line}`;
  return reason(code, { ja: `${where} ${message.ja}`, en: `${where} ${message.en}` });
}

export function findingReason({ rule, line, message }: Finding): ReasonBody {
  return reason(rule, { ja: `${line}行目 ${message.ja}`, en: `line ${line} ${message.en}` });
}

/** A block that the author asked to let pass, and that this approver may not. */
export function undecidedReason(finding: Finding): ReasonBody {
  return reason('waiver-not-decided', undecidedMessage(finding));
}

export function reason(code: string, { ja, en }: Message): ReasonBody {
  return { code: recordable(code), ja: recordable(ja), en: recordable(en) };
}

const mostReasons = 50;

/** The first reasons; how many more there are is said, so that none is silently lost. */
export function reasonsBody(all: readonly ReasonBody[]): readonly ReasonBody[] {
  if (all.length <= mostReasons) return all;
  const more = all.length - mostReasons;
  const rest = { ja: `ほかに${more}件あります。`, en: `There are ${more} more.` };
  return [...all.slice(0, mostReasons), reason('more-reasons', rest)];
}

export function refusedBody(o: RecordBodies['refused']): RecordBodies['refused'] {
  return { ...o, post: recordable(o.post), reasons: reasonsBody(o.reasons) };
}

export function warningBodies(findings: readonly Finding[]): readonly WarningBody[] {
  const texts = recordableAll(findings.map(({ acknowledged }) => acknowledged ?? ''));
  return findings.map(({ rule, line }, at) => ({ rule, line, acknowledged: texts[at] ?? '' }));
}

export function answerBodies(answers: Post['answers']): RecordBodies['approved']['answers'] {
  const questions = recordableAll(answers.map(({ question }) => question.value));
  const texts = recordableAll(answers.map(({ answer }) => answer.value));
  return questions.map((question, at) => ({ question, answer: texts[at] ?? '' }));
}

/** Of a correction which post and what changed; of 正確な情報のお知らせ that it is one. */
export function kindBody({ correction, useCase }: Post) {
  return {
    ...(correction && {
      corrects: correction.post.value,
      correction: recordable(correction.what.value),
    }),
    ...(useCase && { useCase: useCase.value }),
  };
}

/** A note that anybody may have pushed by hand: one line each. */
export function pausedDraft({ account, ref, note }: StandingPause, nonce: string): Draft {
  const { by, why } = note ?? { by: 'unknown', why: 'no reason stated' };
  const said = { by: oneLine(by), why: oneLine(why), ref: oneLine(ref) };
  return { kind: 'paused', nonce, body: { ...said, ...(account && { account }) } };
}

export function oneLine(text: string): string {
  return recordable(text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' '));
}
