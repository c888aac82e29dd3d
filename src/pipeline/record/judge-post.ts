import type { Approval } from '../../approval/approval.ts';
import type { Draft, PlannedBody, ReasonBody } from '../../ledger/record.ts';
import type { Policy } from '../../policy/policy.ts';
import { payloadDigest, textDigest } from '../../post/digests.ts';
import { parsePostId } from '../../post/post-id.ts';
import { dueAt, latestOf } from '../../post/schedule.ts';
import { deliveryId } from '../../publish/delivery-id.ts';
import { type Examination, examinePost } from '../examine-post.ts';
import { edition, historyOf, noHistory } from '../history.ts';
import { judgeApproval } from '../judge-approval.ts';
import { commitSource } from '../source/commit-source.ts';
import { sha256 } from '../workplace/sha256.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { approvalBody, blobBodies, findingReason, isoInstant, refusalReason } from './bodies.ts';
import type { InForce } from './examine-main.ts';
import { undecidable } from './undecidable.ts';

type Examined = NonNullable<Examination['examined']>;

/** A post as a commit left it on main: the record that it may be published, or why not. */
export async function judgePost(
  workplace: Workplace,
  { policy }: InForce,
  at: { readonly commit: string; readonly path: string },
): Promise<Draft> {
  const { repository, chance, clock } = workplace;
  const { commit, path } = at;
  const id = parsePostId(path);
  const openLog = (account: string) => workplace.accountLog(account, 'read');
  const history = id.ok
    ? await historyOf({ posts: [id.value.id], policy: policy.policy, openLog })
    : noHistory;
  const { examined, findings } = await examinePost({
    source: commitSource(repository, commit),
    policy: policy.policy,
    history,
    now: clock.now(),
    path,
  });
  const nonce = chance.nonce();
  const blobs = blobBodies(examined?.files ?? []);
  const refuse = (reasons: readonly ReasonBody[]): Draft => {
    return {
      kind: 'refused',
      nonce,
      body: { post: path.replace(/\.md$/, ''), commit, blobs, reasons },
    };
  };
  const open = findings.filter(({ severity }) => severity !== 'warn').map(findingReason);
  if (!examined) return refuse(open);
  const judged = await judgeApproval(workplace, {
    subject: { kind: 'post', blobs: new Map(blobs.map((blob) => [blob.path, blob.blob])) },
    main: commit,
    inForce: policy.digest,
    department: examined.post.department,
  });
  if ('undecidable' in judged) throw undecidable(judged.undecidable);
  if (!judged.approved) return refuse([...judged.reasons.map(refusalReason), ...open]);
  if (open.length > 0) return refuse(open);
  const { approval } = judged;
  return {
    kind: 'approved',
    nonce,
    body: {
      post: path.replace(/\.md$/, ''),
      commit,
      content: examined.contentDigest,
      blobs,
      policy: policy.digest,
      deliveries: deliveries(examined, approval, policy.policy),
      approval: approvalBody(approval),
      warnings: findings.map(({ rule, line, acknowledged }) => {
        return { rule, line, acknowledged: acknowledged ?? '' };
      }),
      answers: examined.post.answers.map(({ question, answer }) => {
        return { question: question.value, answer: answer.value };
      }),
    },
  };
}

function deliveries(examined: Examined, { mergedAt }: Approval, policy: Policy): PlannedBody[] {
  const { post, payloads, files } = examined;
  const due = dueAt(post, mergedAt);
  const latest = latestOf(post, due, policy.organisation.publishing.latestAfterMinutes);
  const digests = new Map(files.map((file) => [file.path, file.sha256]));
  return payloads.map((payload) => ({
    delivery: deliveryId({ post: post.id, edition, ...payload }, sha256),
    account: payload.account,
    platform: payload.platform,
    edition,
    publishAt: isoInstant(due),
    latestAt: isoInstant(latest),
    payload: payloadDigest(payload, files, sha256),
    parts: payload.parts.map(({ text, media }) => ({
      text: textDigest(text, sha256),
      media: media.map((medium) => digests.get(medium.path) ?? ''),
    })),
  }));
}
