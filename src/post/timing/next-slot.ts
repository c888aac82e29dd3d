import type { Instant } from '../post.ts';
import { barrierAt } from './barrier.ts';
import type { Others } from './slot-series.ts';
import type { Obstacle, Slot, Timing } from './timing.ts';

/** When a slot may be taken: at once, or later and why; or not before the latest time, and why. */
export type NextSlot =
  | { readonly at: Instant; readonly waits?: Obstacle }
  | { readonly never: Obstacle };

/** More barriers than any policy that ends somewhere puts in one way. */
const mostBarriers = 10_000;

/** The first moment from `wanted.at` to `latest` at which nothing stands in the way. */
export function nextSlot(o: {
  readonly timing: Timing;
  readonly wanted: Slot;
  readonly latest: Instant;
  readonly others: Others;
}): NextSlot {
  let { at } = o.wanted;
  let waits: Obstacle | undefined;
  for (let barriers = 0; barriers < mostBarriers; barriers++) {
    const barrier = barrierAt(o.timing, { ...o.wanted, at }, o.others);
    if (barrier === undefined) return waits ? { at, waits } : { at };
    waits = barrier.why;
    if (barrier.until === undefined || barrier.until > o.latest) return { never: waits };
    at = barrier.until;
  }
  throw new RangeError('barriers without an end');
}
