import type { Instant } from '../post.ts';
import { spanAround } from './local-spans.ts';
import type { Slot } from './timing.ts';

export type Usage = Pick<Slot, 'posts' | 'micros'>;

/** What slots take of the local month that an instant lies in. */
export function monthUsage(slots: readonly Slot[], at: Instant, timeZone: string): Usage {
  const { from, to } = spanAround(at, timeZone, 'month');
  const inside = slots.filter((slot) => from <= slot.at && slot.at < to);
  return {
    posts: inside.reduce((sum, { posts }) => sum + posts, 0),
    micros: inside.reduce((sum, { micros }) => sum + micros, 0),
  };
}
