import type { Instant } from '../post.ts';
import { spanAround } from './local-spans.ts';
import type { Others } from './slot-series.ts';
import type { Slot } from './timing.ts';

export type Usage = Pick<Slot, 'posts' | 'micros'>;

/** What slots take of the local month that an instant lies in. */
export function monthUsage(slots: Others, at: Instant, timeZone: string): Usage {
  const month = spanAround(at, timeZone, 'month');
  return { posts: slots.sum('posts', month), micros: slots.sum('micros', month) };
}
