import type { Delivery, Prepared } from '../delivery.ts';
import { later } from '../instant.ts';
import { reason } from '../reasons.ts';
import { pollMs, type Situation, type Step } from '../situation.ts';
import { quietMs } from './edit-standing.ts';

/**
 * The next step of a correction by editing that is ordered gone after it was begun:
 * pure. Only if its text is public does the post go with it. So nothing of it is sent
 * any more, and once no request of it can arrive, the public text tells: it is there
 * (a record `confirmed` follows, and the deletion), or the correction just ends.
 */
export function decideCancel(
  { removal }: Delivery,
  index: number,
  { part, isHeld }: { readonly part: Prepared; readonly isHeld: boolean },
  { now, looked, limits }: Situation,
): Step {
  const { intent, remoteId } = part;
  const last = looked.get(intent.nonce);
  const look: Step = { do: 'reconcile', part: index, intent, remoteId, proves: false };
  // At once, too: what is public is to go soon.
  if (last === undefined || removal === undefined) return look;
  const settled = later(removal.orderedAt, quietMs(limits));
  if (last.seen === 'absent' && last.at >= settled) {
    return { do: 'give-up', part: index, intent, reason: reason('withdrawal-ordered') };
  }
  if (now >= later(settled, limits.leaseSeconds * 1000)) {
    // A person has its issue already; the next run looks again.
    return isHeld
      ? { do: 'nothing' }
      : { do: 'hold', part: index, reason: reason('edit-unreadable') };
  }
  const again = later(last.at, pollMs);
  return now < again ? { do: 'wait', until: again } : look;
}
