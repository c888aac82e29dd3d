import { capabilities } from '../post/capabilities.ts';
import type { Instant } from '../post/post.ts';
import type { Slot } from '../post/timing/timing.ts';
import type { Delivery, HeldFrom, Intended, PartState, Prepared } from './delivery.ts';

/** What a delivery would take of its account if it went out at a moment: all parts of a thread together. */
export function wantedSlot(
  { digests, platform }: Pick<Delivery, 'digests' | 'platform'>,
  at: Instant,
): Slot {
  // A plan recorded before prices were: the dearest is counted.
  const unknown = capabilities[platform].prices.postWithUrl;
  const micros = digests.reduce((sum, { cost = unknown }) => sum + cost, 0);
  return { at, posts: digests.length, micros };
}

/**
 * What a delivery has taken by now; nothing while nothing of it is or may be
 * public. A thread counts whole from its first part, so that no budget ends in
 * the middle of one; its later parts only keep the next post away.
 */
export function takenSlots(delivery: Delivery, now: Instant): readonly Slot[] {
  const moments = delivery.parts.flatMap((part) => publicAt(part, delivery, now) ?? []);
  const [first, ...later] = moments;
  if (first === undefined) return [];
  return [wantedSlot(delivery, first), ...later.map((at) => ({ at, posts: 0, micros: 0 }))];
}

/** When a part became public; the latest moment at which it may, where that is not known. */
function publicAt(part: PartState, delivery: Delivery, now: Instant): Instant | undefined {
  switch (part.state) {
    case 'confirmed':
      return part.fact.publicAt;
    case 'duplicated':
    // It was public, or may have been, and was paid for, whatever became of it.
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      return part.last.at;
    case 'intended':
    case 'prepared':
      return part.late?.publicAt ?? inFlight(part, delivery, now);
    case 'scheduled':
      return part.late?.publicAt ?? (Math.max(now, part.dueAt) as Instant);
    case 'held':
      return heldSlot(part.before);
    case 'planned':
    case 'retryable':
    case 'failed':
    case 'withdrawn':
      return undefined;
    default:
      return part satisfies never;
  }
}

function heldSlot(before: HeldFrom): Instant | undefined {
  switch (before.state) {
    case 'intended':
    case 'prepared':
      return before.late?.publicAt ?? lastMoment(before);
    case 'scheduled':
      return before.late?.publicAt ?? before.dueAt;
    case 'planned':
    case 'retryable':
    case 'failed':
      return undefined;
  }
}

/** It may go out at its time or at any moment from now on, until its sender's lease ends; an invisible post at any time. */
function inFlight(part: Intended | Prepared, { publishAt }: Delivery, now: Instant): Instant {
  const soonest = Math.max(now, publishAt) as Instant;
  return part.state === 'prepared' ? soonest : (Math.min(soonest, lastMoment(part)) as Instant);
}

function lastMoment({ answeredAt, intent }: Intended | Prepared): Instant {
  return answeredAt ?? intent.leaseUntil;
}
