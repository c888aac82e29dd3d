import type { ReasonBody } from '../ledger/kinds/parts.ts';
import type { Draft } from '../ledger/record.ts';
import type { Instant } from '../post/post.ts';
import type { Delivery, PartEvent, PartState, Reason } from './delivery.ts';
import { isInFlight } from './in-flight.ts';
import { formatInstant } from './instant.ts';
import type { Pass } from './ports/gate.ts';
import { PublishError } from './publish-error.ts';
import { superseded } from './reasons.ts';
import { transition } from './transition.ts';

/** Where a record belongs: its delivery as of now, the part, and the record's own nonce. */
export interface DraftPlace {
  readonly delivery: Delivery;
  readonly part: number;
  readonly nonce: string;
}

export function intentDraft(
  { delivery, part, nonce }: DraftPlace,
  { attempt, leaseUntil, pass }: { attempt: number; leaseUntil: Instant; pass: Pass },
): Draft {
  const digests = delivery.digests[part];
  if (digests === undefined) {
    throw new PublishError('records-inconsistent', 'There is no such part.', { part });
  }
  return {
    kind: 'intent',
    nonce,
    body: {
      delivery: delivery.id,
      part,
      attempt,
      text: digests.text,
      media: digests.media,
      content: delivery.contentDigest,
      leaseUntil: formatInstant(leaseUntil),
      policy: pass.policy,
      review: pass.review,
      mergeCommit: pass.mergeCommit,
      checkedAt: formatInstant(pass.checkedAt),
    },
  };
}

export type OutcomeEvent =
  | (Extract<PartEvent, { event: 'confirmed' }> & {
      readonly url: string;
      readonly via: 'answer' | 'readback' | 'person';
      /** What people must hear of it. */
      readonly reason?: Reason;
    })
  | Extract<PartEvent, { event: 'prepared' | 'no-effect' | 'ambiguous' | 'duplicated' | 'held' }>;

/** The record of what came of an attempt. Throws where the part cannot take it. */
export function outcomeDraft(place: DraftPlace, event: OutcomeEvent): Draft {
  const { delivery, nonce } = place;
  const ref = { delivery: delivery.id, part: place.part };
  const closes = closesWith(place, event);
  switch (event.event) {
    case 'prepared':
      return {
        kind: 'prepared',
        nonce,
        body: { ...ref, intent: event.nonce, remoteId: event.remoteId },
      };
    case 'confirmed': {
      const { url, via, fact } = event;
      const { remoteId } = fact;
      const publicAt = formatInstant(fact.publicAt);
      const said = event.reason && { reason: reasonBody(event.reason) };
      return {
        kind: 'confirmed',
        nonce,
        body: {
          ...ref,
          ...{ intent: event.nonce, remoteId, url, publicAt, via, ...said, closes },
          ...reopening(delivery, closes),
        },
      };
    }
    case 'no-effect': {
      const { retry } = event;
      const notBefore = formatInstant(event.notBefore);
      const reason = reasonBody(event.reason);
      return {
        kind: 'no-effect',
        nonce,
        body: { ...ref, intent: event.nonce, reason, retry, notBefore, closes },
      };
    }
    case 'ambiguous':
      return {
        kind: 'ambiguous',
        nonce,
        body: { ...ref, intent: event.nonce, reason: reasonBody(event.reason) },
      };
    case 'duplicated': {
      const { remoteIds } = event;
      return {
        kind: 'duplicated',
        nonce,
        body: {
          ...ref,
          ...{ intent: event.nonce, remoteIds, closes },
          ...reopening(delivery, closes),
        },
      };
    }
    case 'held':
      return { kind: 'held', nonce, body: { ...ref, reason: reasonBody(event.reason) } };
  }
}

export function withdrawnDraft(delivery: Delivery, nonce: string, reason: Reason): Draft {
  return {
    kind: 'withdrawn',
    nonce,
    body: {
      delivery: delivery.id,
      reason: reasonBody(reason),
      closes: closesWhole(delivery, reason),
    },
  };
}

/** Goes on record together with the intent of the later correction, and never without it. */
export function supersededDraft(
  delivery: Delivery,
  nonce: string,
  by: Pick<Delivery, 'id' | 'post'>,
): Draft {
  const why = superseded(by.post);
  // Throws where it is under way, or ordered gone.
  for (const part of delivery.parts) transition(part, { event: 'superseded', reason: why });
  return {
    kind: 'withdrawn',
    nonce,
    body: {
      delivery: delivery.id,
      reason: reasonBody(why),
      supersededBy: by.id,
      closes: true,
    },
  };
}

/** Where it is ordered gone, what is public of it remains to be deleted. */
function closesWhole(delivery: Delivery, reason: Reason): boolean {
  if (!delivery.removal) return true;
  // No time here: only whether it closes is of interest.
  const event = { event: 'ordered', reason, at: delivery.removal.orderedAt } as const;
  const parts = delivery.parts.map((part) => transition(part, event));
  return isClosed({ ...delivery, parts });
}

export function blockedDraft(delivery: Delivery, nonce: string, reason: Reason): Draft {
  return { kind: 'blocked', nonce, body: { delivery: delivery.id, reason: reasonBody(reason) } };
}

/** A post that nobody knew of, after everything was deleted: the delivery is open again, to delete it as well. */
function reopening({ removal }: Delivery, closes: boolean): { reopens?: true } {
  return removal && !closes ? { reopens: true } : {};
}

/** Nothing is left to do or to ask a person: the delivery leaves the index of open ones, for good unless it is withdrawn. */
export function isClosed({ parts, removal }: Pick<Delivery, 'parts' | 'removal'>): boolean {
  return removal ? parts.every(isGone) : isEnded(parts);
}

function isGone({ state }: PartState): boolean {
  return state === 'deleted' || state === 'withdrawn' || state === 'failed';
}

function isEnded(parts: readonly PartState[]): boolean {
  const index = parts.findIndex(({ state }) => state !== 'confirmed');
  const part = parts[index];
  if (part === undefined) return true;
  switch (part.state) {
    case 'withdrawn':
      return true;
    case 'duplicated':
      // What may be out of the rest is still found out.
      return !parts.some(isInFlight);
    case 'failed':
      // With a public prefix a person decides; without one nothing of it was seen.
      return index === 0;
    case 'planned':
    case 'intended':
    case 'prepared':
    case 'scheduled':
    case 'retryable':
    case 'confirmed':
    case 'held':
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      return false;
  }
}

export function reasonBody({ code, message }: Reason): ReasonBody {
  return { code, ja: message.ja, en: message.en };
}

/** Whether the delivery is closed once the part has taken the event. Throws where it cannot take it. */
export function closesWith(
  { delivery, part }: Omit<DraftPlace, 'nonce'>,
  event: PartEvent,
): boolean {
  const state = delivery.parts[part];
  if (state === undefined) {
    throw new PublishError('records-inconsistent', 'There is no such part.', { part });
  }
  return isClosed({ ...delivery, parts: delivery.parts.with(part, transition(state, event)) });
}
