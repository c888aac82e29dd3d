import type { Instant } from '../../post/post.ts';
import type { Delivery, DeliveryId, PartState, Reason } from '../delivery.ts';
import { later } from '../instant.ts';
import { editAwaitsWithdrawal, editWaits, reason } from '../reasons.ts';
import type { Limits } from '../situation.ts';

/** How the public post stands, as the record has it, whose text a correction is to replace. */
export type EditStanding =
  | {
      readonly state: 'ready';
      readonly remoteId: string;
      /** Earlier corrections of it that are not over and of which nothing can be on its way: with this one's intent they end. */
      readonly supersedes: readonly DeliveryId[];
    }
  | { readonly state: 'waits'; readonly until: Instant; readonly reason: Reason }
  /** Nothing is sent for it any more: a person decides. */
  | { readonly state: 'gone'; readonly reason: Reason };

/** What the log says about the post besides the correction itself. */
export interface EditRecord {
  /** The delivery that made the post public. */
  readonly root: Delivery | undefined;
  /** Other corrections of the same post: those that are open, and those that ended lately. */
  readonly others: readonly OtherEdit[];
}

export interface OtherEdit {
  readonly delivery: Delivery;
  readonly isOpen: boolean;
  /** When the log last said anything of it, where it was begun and that was lately. */
  readonly lastAt?: Instant;
}

interface Moment {
  readonly now: Instant;
  readonly limits: Limits;
  readonly pollMs: number;
}

/**
 * One public post has one text: of two corrections the one that was approved
 * last stays, whatever becomes of the requests of the other.
 */
export function editStanding(
  delivery: Delivery,
  { root, others }: EditRecord,
  moment: Moment,
): EditStanding {
  const { now, limits, pollMs } = moment;
  const poll = later(now, pollMs);
  const isOrderedGone = root?.removal || others.some((other) => reachesForPost(other.delivery));
  if (root === undefined || root.parts.length !== 1 || isOrderedGone) return gone();
  const [part] = root.parts;
  if (part !== undefined && isOnItsWay(part.state)) return waits(poll, reason('edit-too-early'));
  if (part?.state !== 'confirmed') return gone();
  const earlier = others.flatMap(({ delivery: other, isOpen }) =>
    isOpen && other.approvedSeq < delivery.approvedSeq ? [other] : [],
  );
  const ordered = earlier.find(({ removal }) => removal !== undefined);
  if (ordered) return waits(poll, editAwaitsWithdrawal(ordered));
  const sending = earlier.filter(maySend);
  if (sending.length > 0) return waits(poll, editWaits(sending.map(({ post }) => post)));
  const spoken = others.filter((other) => other.lastAt !== undefined && isOver(other, earlier));
  const last = Math.max(...spoken.map(({ lastAt }) => lastAt ?? 0), 0) as Instant;
  const quiet = later(last, quietMs(limits));
  if (now < quiet) return waits(quiet, editWaits(spoken.map((other) => other.delivery.post)));
  const supersedes = earlier.map(({ id }) => id);
  return { state: 'ready', remoteId: part.fact.remoteId, supersedes };
}

/** A run may ask for it at any moment. What waits for a person, or for its next attempt, is asked for by nobody. */
function maySend({ parts }: Delivery): boolean {
  return parts.some(({ state }) => !standsStill.has(state));
}

const standsStill: ReadonlySet<PartState['state']> = new Set(['planned', 'retryable', 'held']);

/** Those that were approved later wait for this one, and not the other way round. */
function isOver({ delivery, isOpen }: OtherEdit, earlier: readonly Delivery[]): boolean {
  return !isOpen || earlier.includes(delivery);
}

function waits(until: Instant, why: Reason): EditStanding {
  return { state: 'waits', until, reason: why };
}

/**
 * After another correction of the same post has ended or stands still, until its last
 * request cannot arrive any more: one that was repeated may still be on its way, and one
 * decided on a reading that did not show the end yet is no older than the gate's answer.
 */
export function quietMs({ settleSeconds, recheckMaxAgeSeconds }: Limits): number {
  return (settleSeconds + recheckMaxAgeSeconds) * 1000;
}

/**
 * Ordered gone, and its text was public: with it goes the one post that all of
 * them are public as. Before that is known nobody reaches for the post.
 */
function reachesForPost({ removal, parts }: Delivery): boolean {
  return removal !== undefined && parts.some(({ state }) => ofPublic.has(state));
}

const ofPublic: ReadonlySet<PartState['state']> = new Set([
  'confirmed',
  'duplicated',
  'deleting',
  'deleted',
  'delete_failed',
]);

function gone(): EditStanding {
  return { state: 'gone', reason: reason('edit-target-gone') };
}

function isOnItsWay(state: Delivery['parts'][number]['state']): boolean {
  switch (state) {
    case 'planned':
    case 'intended':
    case 'prepared':
    case 'scheduled':
    case 'retryable':
      return true;
    case 'confirmed':
    case 'held':
    case 'failed':
    case 'duplicated':
    case 'withdrawn':
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      return false;
  }
}
