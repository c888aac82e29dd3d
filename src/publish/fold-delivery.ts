import type { AnyRecord, LedgerRecord, RecordBodies } from '../ledger/record.ts';
import type { PlatformId } from '../post/payload.ts';
import type { Delivery, PartEvent, PartState, Reason } from './delivery.ts';
import { accountIdOf, deliveryIdOf, editedIdOf, postIdOf } from './ids-on-record.ts';
import { parseInstant } from './instant.ts';
import { partEvent } from './part-event.ts';
import { PublishError } from './publish-error.ts';
import { reason } from './reasons.ts';
import { transition } from './transition.ts';

/**
 * One delivery from its records in an account's log, ascending. A sequence that
 * the state machine could not have written is refused with `PublishError`: it
 * was tampered with or comes from a fault of ours, and nothing is sent on it.
 */
export function foldDelivery(records: readonly AnyRecord[]): Delivery {
  let delivery: Delivery | undefined;
  let before = -1;
  for (const record of records) {
    if (record.seq <= before) throw inconsistent('records are out of order', record);
    before = record.seq;
    delivery = delivery === undefined ? first(record) : next(delivery, record);
  }
  if (delivery === undefined) {
    throw new PublishError('records-inconsistent', 'A delivery without records.');
  }
  return delivery;
}

/** True while nothing was ever sent or tried: a newer approval may still replace the plan. */
export function isUntouched(delivery: Delivery): boolean {
  return delivery.firstIntentSeq === undefined;
}

function first(record: AnyRecord): Delivery {
  if (record.kind !== 'planned') throw inconsistent('a delivery begins with its plan', record);
  return planned(record.body);
}

function next(delivery: Delivery, record: AnyRecord): Delivery {
  switch (record.kind) {
    case 'planned':
      return replanned(delivery, record);
    case 'blocked':
      mustConcern(delivery, record.body.delivery, record);
      return { ...delivery, blockedBy: [...delivery.blockedBy, record.body.reason.code] };
    case 'withdrawn':
      mustConcern(delivery, record.body.delivery, record);
      return withdrawn(delivery, record);
    case 'intent':
      mustMatchPlan(delivery, record);
      return onPart(
        { ...delivery, firstIntentSeq: delivery.firstIntentSeq ?? record.seq },
        record,
        record.body.part,
      );
    case 'scheduling':
      mustConcern(delivery, record.body.delivery, record);
      if (delivery.removal) throw inconsistent('put on a timetable after its withdrawal', record);
      return onPart(delivery, record, record.body.part);
    case 'prepared':
    case 'scheduled':
    case 'recalling':
    case 'called-back':
    case 'confirmed':
    case 'no-effect':
    case 'ambiguous':
    case 'duplicated':
    case 'held':
    case 'resolved':
      mustConcern(delivery, record.body.delivery, record);
      return onPart(delivery, record, record.body.part);
    case 'withdrawal':
      mustConcern(delivery, record.body.delivery, record);
      return ordered(delivery, record);
    case 'deleting':
    case 'deleted':
    case 'delete-failed':
      mustConcern(delivery, record.body.delivery, record);
      if (!delivery.removal) throw inconsistent('a deletion that nobody ordered', record);
      return onPart(delivery, record, record.body.part);
    default:
      throw inconsistent('this kind says nothing about a delivery', record);
  }
}

function planned(body: RecordBodies['planned']): Delivery {
  return {
    id: deliveryIdOf(body),
    post: postIdOf(body),
    edition: body.edition,
    account: accountIdOf(body),
    platform: body.platform as PlatformId,
    publishAt: parseInstant(body.publishAt),
    latestAt: parseInstant(body.latestAt),
    contentDigest: body.content,
    payloadDigest: body.payload,
    digests: body.parts,
    approvedSeq: body.approvedSeq,
    ...(body.edits !== undefined && { edits: editedIdOf({ edits: body.edits }) }),
    parts: body.parts.map((): PartState => ({ state: 'planned' })),
    blockedBy: [],
  };
}

function replanned(delivery: Delivery, record: LedgerRecord<'planned'>): Delivery {
  mustConcern(delivery, record.body.delivery, record);
  const plan = planned(record.body);
  const same =
    plan.post === delivery.post &&
    plan.edition === delivery.edition &&
    plan.account === delivery.account &&
    plan.platform === delivery.platform;
  if (!same) throw inconsistent('a plan was replaced by one of another delivery', record);
  if (!isUntouched(delivery)) throw inconsistent('planned anew after the first intent', record);
  if (delivery.removal) throw inconsistent('planned anew after its withdrawal', record);
  return plan;
}

/** Parts that are public stay so: withdrawing concerns what is not yet out. */
function withdrawn(delivery: Delivery, record: LedgerRecord<'withdrawn'>): Delivery {
  const { code, ja, en } = record.body.reason;
  const why: Reason = { code, message: { ja, en } };
  const { supersededBy } = record.body;
  if (supersededBy !== undefined && (delivery.edits === undefined || delivery.removal)) {
    throw inconsistent('superseded, and no correction by editing that may be', record);
  }
  if (delivery.removal) return withdrawUnsent(delivery, why, record);
  const event: PartEvent = {
    event: supersededBy === undefined ? 'withdrawn' : 'superseded',
    reason: why,
  };
  const parts = delivery.parts.map((part) =>
    part.state === 'confirmed' ? part : transition(part, event),
  );
  return { ...delivery, parts };
}

/** The first order counts; a later one only begins failed deletions anew. */
function ordered(delivery: Delivery, record: LedgerRecord<'withdrawal'>): Delivery {
  const removal = delivery.removal ?? { nonce: record.nonce, orderedAt: parseInstant(record.at) };
  return { ...withdrawUnsent(delivery, reason('withdrawal-ordered'), record), removal };
}

function withdrawUnsent(delivery: Delivery, why: Reason, { at }: AnyRecord): Delivery {
  const event: PartEvent = { event: 'ordered', reason: why, at: parseInstant(at) };
  return { ...delivery, parts: delivery.parts.map((part) => transition(part, event)) };
}

function onPart(
  delivery: Delivery,
  record: Parameters<typeof partEvent>[0],
  index: number,
): Delivery {
  const part = delivery.parts[index];
  if (part === undefined) throw inconsistent('there is no such part', record);
  return { ...delivery, parts: delivery.parts.with(index, transition(part, partEvent(record))) };
}

/** An intent binds bytes: other bytes than the plan's, or a part out of turn, were never allowed to go out. */
function mustMatchPlan(delivery: Delivery, record: LedgerRecord<'intent'>): void {
  const { body } = record;
  mustConcern(delivery, body.delivery, record);
  if (delivery.removal) throw inconsistent('an intent after its withdrawal', record);
  const digests = delivery.digests[body.part];
  const bytesMatch =
    digests !== undefined &&
    body.content === delivery.contentDigest &&
    body.text === digests.text &&
    body.media.length === digests.media.length &&
    body.media.every((digest, index) => digest === digests.media[index]);
  if (!bytesMatch) throw inconsistent('an intent for other bytes than planned', record);
  const inTurn = delivery.parts.slice(0, body.part).every((part) => part.state === 'confirmed');
  if (!inTurn) throw inconsistent('an intent before the part before it was public', record);
}

function mustConcern(delivery: Delivery, id: string, record: AnyRecord): void {
  if (id !== delivery.id) throw inconsistent('a record of another delivery', record);
}

function inconsistent(why: string, record: AnyRecord): PublishError {
  return new PublishError('records-inconsistent', `The record contradicts itself: ${why}.`, {
    seq: record.seq,
    kind: record.kind,
  });
}
