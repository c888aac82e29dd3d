import type { Approval, Refusal } from '../../approval/approval.ts';
import type { Finding } from '../../guideline/rule.ts';
import type { ApprovalBody, BlobBody, ReasonBody } from '../../ledger/record.ts';
import type { Fault } from '../../post/place.ts';
import type { Instant } from '../../post/post.ts';
import type { ExaminedFile } from '../read-media.ts';

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
  return { code, ...message };
}

export function faultReason({ code, path, place, message }: Fault): ReasonBody {
  const where = `${path}:${place.line}`;
  return { code, ja: `${where} ${message.ja}`, en: `${where} ${message.en}` };
}

export function findingReason({ rule, line, message }: Finding): ReasonBody {
  return { code: rule, ja: `${line}行目 ${message.ja}`, en: `line ${line} ${message.en}` };
}
