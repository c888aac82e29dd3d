import { type Instant, instant } from '../../post/post.ts';
import { UnexpectedAnswer } from '../evidence.ts';

/**
 * When a post was created, from its id: `(id >> 22) + 1288834974657` ms (facts.md, X).
 * @throws TypeError where the id is none
 */
export function snowflakeTime(id: string): Instant {
  if (!/^\d{1,20}$/.test(id)) throw new UnexpectedAnswer('an id that is no number', id);
  return instant(Number((BigInt(id) >> 22n) + 1288834974657n));
}
