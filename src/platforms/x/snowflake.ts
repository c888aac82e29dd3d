import { type Instant, instant } from '../../post/post.ts';

/** When a post was created, from its id: `(id >> 22) + 1288834974657` ms (facts.md, X). */
export function snowflakeTime(id: string): Instant {
  return instant(Number((BigInt(id) >> 22n) + 1288834974657n));
}
