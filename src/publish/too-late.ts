import type { Delivery } from './delivery.ts';
import { later } from './instant.ts';
import { reason } from './reasons.ts';
import type { Look, Situation, Step } from './situation.ts';

/**
 * Nobody may flip it any more. One that another run began at the last moment may
 * still be on its way: only a look after the settle window says that it is not public.
 */
export function tooLate(
  { latestAt }: Delivery,
  o: { readonly look: Step; readonly index: number; readonly looked: Look },
  { now, limits }: Situation,
): Step {
  const settled = later(latestAt, limits.settleSeconds * 1000);
  if (now < settled) return { do: 'wait', until: settled };
  if (o.looked.at < settled) return o.look;
  const code = o.looked.seen === 'absent' ? 'past-latest-at' : 'unreadable';
  return { do: 'hold', part: o.index, reason: reason(code) };
}
