import type { Instant } from '../../post/post.ts';
import type { Delivery, Reason } from '../delivery.ts';
import { later } from '../instant.ts';
import { reason } from '../reasons.ts';
import type { Limits } from '../situation.ts';

/** How the public post stands, as the record has it, whose text a correction is to replace. */
export type EditStanding =
  | { readonly state: 'ready'; readonly remoteId: string }
  | { readonly state: 'waits'; readonly until: Instant; readonly reason: Reason }
  /** Nothing is sent for it any more: a person decides. */
  | { readonly state: 'gone'; readonly reason: Reason };

/** What the log says about the post besides the correction itself. */
export interface EditRecord {
  /** The delivery that made the post public. */
  readonly root: Delivery | undefined;
  /** Other corrections of the same post: those that are open, and those that ended lately. */
  readonly others: readonly { readonly delivery: Delivery; readonly isOpen: boolean }[];
  /** When the log last said anything of one that ended lately. */
  readonly endedAt: Instant | undefined;
}

/**
 * One public post has one text: of two corrections the one that was approved
 * last stays, whatever becomes of the requests of the other.
 */
export function editStanding(
  delivery: Delivery,
  { root, others, endedAt }: EditRecord,
  {
    now,
    limits,
    pollMs,
  }: { readonly now: Instant; readonly limits: Limits; readonly pollMs: number },
): EditStanding {
  const waits = (until: Instant, code: Parameters<typeof reason>[0]): EditStanding => ({
    state: 'waits',
    until,
    reason: reason(code),
  });
  const isOrderedGone =
    root?.removal || others.some(({ delivery: other }) => reachesForPost(other));
  if (root === undefined || root.parts.length !== 1 || isOrderedGone) return gone();
  const [part] = root.parts;
  if (part !== undefined && isOnItsWay(part.state))
    return waits(later(now, pollMs), 'edit-too-early');
  if (part?.state !== 'confirmed') return gone();
  const earlier = others.some(
    ({ delivery: other, isOpen }) => isOpen && other.approvedSeq < delivery.approvedSeq,
  );
  if (earlier) return waits(later(now, pollMs), 'edit-waits');
  const quiet = endedAt === undefined ? now : later(endedAt, quietMs(limits));
  if (now < quiet) return waits(quiet, 'edit-waits');
  return { state: 'ready', remoteId: part.fact.remoteId };
}

/**
 * After another correction of the same post has ended, until its last request
 * cannot arrive any more: one that was repeated may still be on its way, and one
 * decided on a reading that did not show the end yet is no older than the gate's answer.
 */
export function quietMs({ settleSeconds, recheckMaxAgeSeconds }: Limits): number {
  return (settleSeconds + recheckMaxAgeSeconds) * 1000;
}

/** Ordered gone after it was begun in earnest: with it goes the one post that all of them are public as. */
function reachesForPost({ removal, parts }: Delivery): boolean {
  return (
    removal !== undefined && parts.some(({ state }) => state !== 'withdrawn' && state !== 'failed')
  );
}

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
