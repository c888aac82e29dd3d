import type { Approval } from '../../approval/approval.ts';
import { RecentTexts } from '../../guideline/likeness/recent-texts.ts';
import { AccountSlots } from '../../guideline/timing/account-slots.ts';
import type { BlobBody, PlannedBody, ReasonBody } from '../../ledger/kinds/parts.ts';
import type { Draft } from '../../ledger/record.ts';
import type { Policy } from '../../policy/policy.ts';
import { pricesOf } from '../../policy/timing-of.ts';
import { payloadDigest, textDigest } from '../../post/digests.ts';
import { edition } from '../../post/post.ts';
import { parsePostId } from '../../post/post-id.ts';
import { priceOfPart } from '../../post/price.ts';
import { dueAt, latestOf } from '../../post/schedule.ts';
import type { DeliveryId } from '../../publish/delivery.ts';
import { deliveryId } from '../../publish/delivery-id.ts';
import { isOpen } from '../check/verdict.ts';
import { type Examination, examinePost } from '../examine-post.ts';
import { historyOf, noHistory } from '../history.ts';
import { judgeApproval } from '../judge-approval.ts';
import { commitSource } from '../source/commit-source.ts';
import { undecided } from '../undecided.ts';
import { sha256 } from '../workplace/sha256.ts';
import {
  answerBodies,
  approvalBody,
  blobBodies,
  findingReason,
  isoInstant,
  kindBody,
  refusalReason,
  refusedBody,
  undecidedReason,
  warningBodies,
} from './bodies.ts';
import { editedDeliveries } from './edited-deliveries.ts';
import type { InForce, Walk } from './examine-main.ts';
import { lastingReason } from './lasting-reason.ts';
import { movedReason } from './moved-posts.ts';
import { switchedCorrections } from './switched-corrections.ts';
import { undecidable } from './undecidable.ts';

type Examined = NonNullable<Examination['examined']>;

interface Landed {
  readonly commit: string;
  readonly path: string;
  /** Published posts that the same commit removes, where it adds this one. */
  readonly movedFrom: readonly string[];
}

/** A post as a commit left it on main: the record that it may be published, or why not. */
export async function judgePost(walk: Walk, inForce: InForce, at: Landed): Promise<Draft> {
  try {
    return await decide(walk, inForce, at);
  } catch (error) {
    return refuse(walk, at, { blobs: [], reasons: [lastingReason(error)] });
  }
}

async function decide(walk: Walk, { policy }: InForce, at: Landed): Promise<Draft> {
  const { commit, path } = at;
  const { examined, findings } = await examine(walk, policy.policy, at);
  const blobs = blobBodies(examined?.files ?? []);
  const open = [
    ...(at.movedFrom.length > 0 ? [movedReason(at.movedFrom)] : []),
    ...findings.filter(isOpen).map(findingReason),
  ];
  if (!examined) return refuse(walk, at, { blobs, reasons: open });
  const judged = await judgeApproval(walk, {
    subject: { kind: 'post', blobs: new Map(blobs.map((blob) => [blob.path, blob.blob])) },
    main: commit,
    inForce: policy.digest,
    department: examined.post.department,
  });
  if ('undecidable' in judged) throw undecidable(judged.undecidable);
  const against = judged.approved
    ? [
        ...(await switchedCorrections(walk, {
          ...{ post: examined.post, commit, policy: policy.policy, approval: judged.approval },
        })),
        ...undecided(findings, judged.approval.reviewer.role).map(undecidedReason),
      ]
    : judged.reasons.map(refusalReason);
  if (!judged.approved || against.length + open.length > 0) {
    return refuse(walk, at, { blobs, reasons: [...against, ...open] });
  }
  const { approval } = judged;
  return {
    kind: 'approved',
    nonce: walk.chance.nonce(),
    body: {
      post: path.replace(/\.md$/, ''),
      commit,
      content: examined.contentDigest,
      blobs,
      policy: policy.digest,
      deliveries: deliveries(examined, approval, {
        policy: policy.policy,
        edited: await editedDeliveries(examined.post, policy.policy, walk.openLog),
      }),
      approval: approvalBody(approval),
      warnings: warningBodies(findings),
      answers: answerBodies(examined.post.answers),
      ...kindBody(examined.post),
    },
  };
}

/** What the record says of a post can concern only accounts that it once had or has now: those are known once it is read. */
async function examine(
  { repository, clock, view: organisation, openLog }: Walk,
  policy: Policy,
  { commit, path }: Landed,
): Promise<Examination> {
  const asked = { source: commitSource(repository, commit), policy, now: clock.now(), path };
  const first = await examinePost({ ...asked, history: noHistory });
  const id = parsePostId(path);
  if (!id.ok || !first.examined) return first;
  const besides = first.examined.post.accounts.map(({ value }) => value);
  const { correction } = first.examined.post;
  const posts = [id.value.id, ...(correction ? [correction.post.value] : [])];
  const collect = {
    source: asked.source,
    now: asked.now,
    into: new RecentTexts(),
    slots: new AccountSlots(),
  };
  const history = await historyOf({ posts, policy, openLog, organisation, besides, collect });
  const isNew = history.published.size === 0 && collect.into.isEmpty && !correction;
  return isNew ? first : examinePost({ ...asked, history });
}

function refuse(
  { chance }: Walk,
  { commit, path }: Landed,
  why: { readonly blobs: readonly BlobBody[]; readonly reasons: readonly ReasonBody[] },
): Draft {
  const body = refusedBody({ post: path.replace(/\.md$/, ''), commit, ...why });
  return { kind: 'refused', nonce: chance.nonce(), body };
}

function deliveries(
  examined: Examined,
  { mergedAt }: Approval,
  { policy, edited }: { readonly policy: Policy; readonly edited: ReadonlyMap<string, DeliveryId> },
): PlannedBody[] {
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
      cost: priceOfPart({ text, media }, pricesOf(policy, payload.platform)),
    })),
    ...editsBody(edited.get(payload.account)),
  }));
}

function editsBody(edits: DeliveryId | undefined): Pick<PlannedBody, 'edits'> {
  return edits === undefined ? {} : { edits };
}
