import type { Finding } from '../../guideline/rule.ts';
import type { Policy } from '../../policy/policy.ts';
import { payloadDigest } from '../../post/digests.ts';
import type { Payload } from '../../post/payload.ts';
import type { DepartmentId, Instant } from '../../post/post.ts';
import type { Delivery } from '../../publish/delivery.ts';
import type { GateAnswer } from '../../publish/ports/gate.ts';
import { isOpen } from '../check/verdict.ts';
import { examinePost } from '../examine-post.ts';
import { noHistory } from '../history.ts';
import type { ExaminedFile } from '../read-media.ts';
import type { Source } from '../source/source.ts';
import { sha256 } from '../workplace/sha256.ts';
import { gateReason } from './gate-reasons.ts';

/** The post as main holds it now, when it is what was approved. */
export interface FittingContent {
  readonly fits: true;
  readonly payload: Payload;
  readonly files: readonly ExaminedFile[];
  /** Path → blob id on main. */
  readonly blobs: ReadonlyMap<string, string | null>;
  readonly department: DepartmentId;
  /** Warnings, and blocks that only some may let pass: whether they did is judged with the approval. */
  readonly findings: readonly Finding[];
}

type ContentJudgement =
  | FittingContent
  | { readonly fits: false; readonly answer: Extract<GateAnswer, { open: false }> };

/**
 * Bytes, rendering and guideline, with this code and the policy in force. What a
 * new approval may mend keeps the delivery waiting; only a removed file withdraws it.
 */
export async function judgeContent(o: {
  readonly source: Source;
  readonly policy: Policy;
  readonly delivery: Delivery;
  readonly now: Instant;
}): Promise<ContentJudgement> {
  const { source, policy, delivery, now } = o;
  const path = `${delivery.post}.md`;
  if (policy.accounts.get(delivery.account)?.status !== 'approved') {
    return shut('hold', 'account-closed');
  }
  const file = await source.read(path, 0);
  if (!file.found && file.why === 'missing') return shut('withdraw', 'removed');
  // What is frozen is judged by digests below: the history of checks does not matter here.
  const { examined, findings } = await examinePost({
    source,
    policy,
    history: noHistory,
    now,
    path,
  });
  if (examined?.contentDigest !== delivery.contentDigest) return shut('stays', 'content-differs');
  const blocking = findings.find(isOpen);
  if (blocking) {
    const reason = gateReason('guideline-blocks', blocking.message);
    return { fits: false, answer: { open: false, effect: 'stays', reason } };
  }
  const payload = examined.payloads.find(({ account }) => account === delivery.account);
  if (!payload || payloadDigest(payload, examined.files, sha256) !== delivery.payloadDigest) {
    return shut('hold', 'payload-differs');
  }
  const { files, post } = examined;
  // The plan was made by the zone of then: by today's the embargo may end later.
  if (post.embargoUntil && delivery.publishAt < post.embargoUntil.value) {
    return shut('hold', 'under-embargo');
  }
  const blobs = new Map(files.map((one) => [one.path, one.blob ?? null]));
  return { fits: true, payload, files, blobs, department: post.department, findings };
}

function shut(
  effect: 'stays' | 'hold' | 'withdraw',
  code: Parameters<typeof gateReason>[0],
): ContentJudgement {
  return { fits: false, answer: { open: false, effect, reason: gateReason(code) } };
}
