import type { ReasonBody } from '../../ledger/kinds/parts.ts';
import type { Draft } from '../../ledger/record.ts';
import { isOpen } from '../check/verdict.ts';
import { noHistory } from '../history.ts';
import { judgeApproval } from '../judge-approval.ts';
import { commitSource } from '../source/commit-source.ts';
import { type ExaminedWithdrawal, examineWithdrawal } from '../withdraw/examine-withdrawal.ts';
import {
  approvalBody,
  blobBodies,
  findingReason,
  reason,
  refusalReason,
  refusedBody,
} from './bodies.ts';
import type { InForce, Walk } from './examine-main.ts';
import { lastingReason } from './lasting-reason.ts';
import { recordable } from './recordable.ts';
import { undecidable } from './undecidable.ts';

interface Landed {
  readonly commit: string;
  readonly path: string;
  /** What this walk has decided and not yet put on record. */
  readonly before: readonly Draft[];
}

/** A request as a commit left it on main: the record that the post is to be withdrawn, or why not. */
export async function judgeWithdrawal(walk: Walk, inForce: InForce, at: Landed): Promise<Draft> {
  try {
    return await decide(walk, inForce, at);
  } catch (error) {
    return refuse(walk, at, { reasons: [lastingReason(error)] });
  }
}

async function decide(walk: Walk, { policy }: InForce, at: Landed): Promise<Draft> {
  const { commit, path } = at;
  const source = commitSource(walk.repository, commit);
  // The post may have gone from main; what counts is whether it was approved.
  const asked = { source, policy: policy.policy, history: noHistory, path };
  const one = await examineWithdrawal(asked);
  const open = one.findings.filter((each) => isOpen(each) && each.rule !== 'withdraw/post');
  const reasons = open.map(findingReason);
  if (!one.examined) return refuse(walk, at, { one, reasons });
  const { request, file } = one.examined;
  const judged = await judgeApproval(walk, {
    subject: { kind: 'post', blobs: new Map([[path, file.blob ?? null]]) },
    main: commit,
    inForce: policy.digest,
    department: request.department,
  });
  if ('undecidable' in judged) throw undecidable(judged.undecidable);
  const approved = await approvedAccounts(walk, at, request.post);
  const wanted = request.accounts?.map(({ value }) => String(value)) ?? approved;
  const foreign = wanted.filter((account) => !approved.includes(account));
  const against = [
    ...(judged.approved ? [] : judged.reasons.map(refusalReason)),
    ...(approved.length === 0 ? [neverApproved(request.post)] : foreign.map(notItsAccount)),
  ];
  if (!judged.approved || against.length + reasons.length > 0) {
    return refuse(walk, at, { one, reasons: [...against, ...reasons] });
  }
  return {
    kind: 'withdrawal-approved',
    nonce: walk.chance.nonce(),
    body: {
      ...{ post: request.post, commit, content: file.sha256, blobs: blobBodies([file]) },
      ...{ policy: policy.digest, accounts: [...wanted].sort() },
      why: recordable(request.reason.value),
      whyNotCorrect: recordable(request.whyNotCorrect.value),
      approval: approvalBody(judged.approval),
    },
  };
}

/** Every account that the post was ever approved for, on record or by this very walk. */
async function approvedAccounts(
  { view }: Walk,
  { before }: Landed,
  post: string,
): Promise<readonly string[]> {
  const accounts = new Set<string>();
  const add = (deliveries: readonly { readonly account: string }[]) => {
    for (const { account } of deliveries) accounts.add(account);
  };
  for (const seq of await view.about(post)) {
    const { kind, body } = await view.record(seq);
    if (kind === 'approved') add(body.deliveries);
  }
  for (const { kind, body } of before) {
    if (kind === 'approved' && body.post === post) add(body.deliveries);
  }
  return [...accounts];
}

function refuse(
  { chance }: Walk,
  { commit, path }: Landed,
  why: { readonly one?: ExaminedWithdrawal; readonly reasons: readonly ReasonBody[] },
): Draft {
  const blobs = why.one?.examined ? blobBodies([why.one.examined.file]) : [];
  const post = path.replace(/\.md$/, '');
  const body = refusedBody({ post, commit, blobs, reasons: why.reasons });
  return { kind: 'refused', nonce: chance.nonce(), body };
}

function neverApproved(post: string): ReasonBody {
  return reason('withdraw-never-approved', {
    ja: `投稿 ${post}.md は承認されたことがないため、公開中止・削除するものがありません。`,
    en: `${post}.md was never approved, so there is nothing to withdraw.`,
  });
}

function notItsAccount(account: string): ReasonBody {
  return reason('withdraw-other-account', {
    ja: `この投稿は、公式アカウント「${account}」への公開が承認されたことがありません。`,
    en: `The post was never approved for the account "${account}".`,
  });
}
