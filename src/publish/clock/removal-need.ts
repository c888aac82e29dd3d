import type { Instant } from '../../post/post.ts';
import type { Delivery, PartState } from '../delivery.ts';
import { later } from '../instant.ts';
import { deletable } from '../removal/deletable.ts';
import type { Need } from './clock-view.ts';
import { timeLimits } from './time-limits.ts';

/** The organisation's log approved a withdrawal at `approvedAt`, and the account's log has not taken it. */
export function withdrawalNeed(account: string, approvedAt: Instant): Need {
  return needFrom(account, approvedAt);
}

/**
 * When a job can go on with a delivery that is ordered gone: by the record's last
 * word of it. Undefined where nothing is left to do, or a person is asked. A pause
 * does not keep such a job from starting: deleting is no publication.
 */
export function removalNeed(
  { account, parts, removal }: Delivery,
  changedAt: Instant,
): Need | undefined {
  if (!removal) return undefined;
  const dues = parts.flatMap((part) => dueOf(part, changedAt) ?? []);
  return dues.length === 0 ? undefined : needFrom(account, Math.min(...dues) as Instant);
}

function dueOf(part: PartState, changedAt: Instant): Instant | undefined {
  switch (part.state) {
    // It comes out by itself if nobody calls it back.
    case 'scheduled':
      return changedAt;
    case 'planned':
    case 'retryable':
    case 'intended':
    case 'prepared':
    case 'confirmed':
    case 'duplicated':
    case 'deleting':
      return later(changedAt, atWorkMs);
    case 'delete_failed':
      return part.retry ? part.notBefore : undefined;
    case 'held':
      return deletable(part) && later(changedAt, atWorkMs);
    case 'failed':
    case 'withdrawn':
    case 'deleted':
      return undefined;
  }
}

/**
 * Whoever ordered it by a dispatch has a run at work already, which the clock does
 * not see; it has just written. Two jobs at once would only delete twice as fast
 * as the account is to be treated.
 */
const atWorkMs = 30_000;

function needFrom(job: string, due: Instant): Need {
  return { job, due, from: due, until: later(due, timeLimits.giveUpAfterMs), isPaused: false };
}
