import type { Draft } from '../../ledger/record.ts';
import type { Instant } from '../../post/post.ts';
import type { Deletion, Delivery, PartEvent, Reason } from '../delivery.ts';
import { closesWith, type DraftPlace, isClosed, reasonBody } from '../drafts.ts';
import { formatInstant } from '../instant.ts';
import { PublishError } from '../publish-error.ts';
import { reason } from '../reasons.ts';
import { transition } from '../transition.ts';

/** Who ordered it: an approved request of the organisation's log, or a person by the dispatch that the record's run names. */
export type OrderedBy =
  | { readonly by: 'request'; readonly orderedSeq: number }
  | { readonly by: 'person'; readonly id: string };

export interface WithdrawalOrder {
  readonly ordered: OrderedBy;
  readonly why: string;
  /** Why a correction does not suffice. */
  readonly whyNotCorrect: string;
}

/** The order, on record before anything is deleted. The text stays in git; here it is named by digest. */
export function withdrawalDraft(
  delivery: Delivery,
  { nonce, at }: { readonly nonce: string; readonly at: Instant },
  { ordered, why, whyNotCorrect }: WithdrawalOrder,
): Draft {
  const event = { event: 'ordered', reason: reason('withdrawal-ordered'), at } as const;
  const parts = delivery.parts.map((part) => transition(part, event));
  const removal = delivery.removal ?? { nonce, orderedAt: at };
  const by =
    ordered.by === 'request' ? { orderedSeq: ordered.orderedSeq } : { orderedBy: ordered.id };
  return {
    kind: 'withdrawal',
    nonce,
    body: {
      delivery: delivery.id,
      content: delivery.contentDigest,
      ...by,
      why,
      whyNotCorrect,
      closes: isClosed({ parts, removal }),
    },
  };
}

export function deletingDraft(
  { delivery, part, nonce }: DraftPlace,
  { attempt, remoteIds }: { readonly attempt: number; readonly remoteIds: readonly string[] },
): Draft {
  const { removal, digests } = delivery;
  const text = digests[part]?.text;
  if (removal === undefined || text === undefined) {
    throw new PublishError('records-inconsistent', 'A deletion that nobody ordered.', { part });
  }
  return {
    kind: 'deleting',
    nonce,
    body: { delivery: delivery.id, part, order: removal.nonce, attempt, text, remoteIds },
  };
}

export function deletedDraft(
  place: DraftPlace,
  deletion: Deletion,
  via: 'answer' | 'readback',
): Draft {
  const event: PartEvent = { event: 'deleted', nonce: deletion.nonce };
  const { delivery, part, nonce } = place;
  const closes = closesWith(place, event);
  const body = { delivery: delivery.id, part, deletion: deletion.nonce, via, closes };
  return { kind: 'deleted', nonce, body };
}

export function deleteFailedDraft(
  { delivery, part, nonce }: DraftPlace,
  deletion: Deletion,
  end: { readonly reason: Reason; readonly retry: boolean; readonly notBefore: Instant },
): Draft {
  const { reason: why, retry } = end;
  const body = {
    ...{ delivery: delivery.id, part, deletion: deletion.nonce },
    ...{ reason: reasonBody(why), retry, notBefore: formatInstant(end.notBefore) },
  };
  return { kind: 'delete-failed', nonce, body };
}
