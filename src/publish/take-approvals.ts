import type { PlannedBody } from '../ledger/kinds/parts.ts';
import type { Log, LogView } from '../ledger/log.ts';
import type { AnyRecord, Draft, LedgerRecord } from '../ledger/record.ts';
import type { PostId } from '../post/post.ts';
import type { Delivery, Reason } from './delivery.ts';
import { deliveryId } from './delivery-id.ts';
import { blockedDraft } from './drafts.ts';
import { isUntouched } from './fold-delivery.ts';
import { deliveryIdOf, postIdOf } from './ids-on-record.ts';
import type { Gate } from './ports/gate.ts';
import type { Chance, Sha256 } from './ports/surroundings.ts';
import type { PublishAccount } from './publish-account-options.ts';
import { PublishError } from './publish-error.ts';
import { tryDelivery } from './read-deliveries.ts';
import { reason } from './reasons.ts';

export interface TakeApprovalsOptions {
  readonly account: PublishAccount;
  readonly log: Log;
  readonly organisation: Log;
  readonly gate: Pick<Gate, 'boundContent'>;
  readonly chance: Chance;
  readonly sha256: Sha256;
}

/**
 * Turns what the organisation's log approved since the last time into plans of
 * this account. A newer approval of the same post replaces a plan under which
 * nothing was tried; after the first intent, in any account's log, other
 * content is refused: a post has one edition.
 */
export async function takeApprovals(options: TakeApprovalsOptions): Promise<readonly AnyRecord[]> {
  const { account, log, organisation } = options;
  const [own, approvals] = [await log.view(), await organisation.view()];
  const newest = approvals.state.lastApproved[account.id] ?? 0;
  if (newest <= own.state.plannedFrom) return [];
  const found = await approvedSince(approvals, own.state.plannedFrom, options);
  const bound = new Map<string, string | undefined>();
  for (const { record } of found) {
    const post = postIdOf(record.body);
    if (!bound.has(post)) bound.set(post, await boundContent(options.gate, post));
  }
  const nonces = found.map(() => options.chance.nonce());
  const { records } = await log.append(async (view) => {
    const drafts: Draft[] = [];
    for (const [index, { record, plan }] of found.entries()) {
      const existing = await tryDelivery(view, deliveryIdOf(plan));
      // Nothing is sent on it, and the run says so; the others go on.
      if (existing === 'broken') continue;
      const boundTo = bound.get(record.body.post);
      const nonce = nonces[index] ?? '';
      const draft = planDraft({ record, plan, existing, boundTo, nonce });
      if (draft) drafts.push(draft);
    }
    return drafts;
  });
  return records;
}

/** Unknown is fine here: the gate asks again before anything is sent. */
async function boundContent(gate: Pick<Gate, 'boundContent'>, post: PostId) {
  try {
    return await gate.boundContent(post);
  } catch {
    return undefined;
  }
}

interface Approved {
  readonly record: LedgerRecord<'approved'>;
  readonly plan: PlannedBody;
}

/** Of several approvals of one delivery only the newest counts. */
async function approvedSince(
  view: LogView,
  plannedFrom: number,
  { account, sha256 }: TakeApprovalsOptions,
): Promise<readonly Approved[]> {
  const found = new Map<string, Approved>();
  for await (const record of view.recordsFrom(plannedFrom + 1)) {
    if (record.kind !== 'approved') continue;
    for (const plan of record.body.deliveries) {
      if (plan.account !== account.id) continue;
      const { edition } = plan;
      const post = postIdOf(record.body);
      const id = deliveryId(
        { post, edition, platform: account.platform, account: account.id },
        sha256,
      );
      if (plan.delivery !== id || plan.platform !== account.platform || plan.parts.length === 0) {
        throw new PublishError('approval-inconsistent', 'An approval names a delivery wrongly.', {
          seq: record.seq,
          post,
        });
      }
      // Deleted first, so that the order is that of the newest approvals.
      found.delete(id);
      found.set(id, { record, plan });
    }
  }
  return [...found.values()];
}

interface Planning extends Approved {
  readonly existing: Delivery | undefined;
  readonly boundTo: string | undefined;
  readonly nonce: string;
}

function planDraft({ record, plan, existing, boundTo, nonce }: Planning): Draft | undefined {
  const { post, content } = record.body;
  const body = { ...plan, post, approvedSeq: record.seq, content };
  // Bound to another edition or not: the gate says so before anything is sent, and it is held.
  if (existing === undefined) return { kind: 'planned', nonce, body };
  if (existing.approvedSeq >= record.seq) return undefined;
  const ended = existing.removal || existing.parts.some(({ state }) => state === 'withdrawn');
  if (ended) return blockedOnce(existing, nonce, reason('withdrawn-is-final'));
  const isFree = boundTo === undefined || boundTo === content;
  if (isUntouched(existing) && isFree) return { kind: 'planned', nonce, body };
  if (existing.contentDigest === content) return undefined;
  return blockedOnce(existing, nonce, reason('edition-bound'));
}

function blockedOnce(delivery: Delivery, nonce: string, why: Reason): Draft | undefined {
  return delivery.blockedBy.includes(why.code) ? undefined : blockedDraft(delivery, nonce, why);
}
