import type { Instant } from '../post/post.ts';
import type { Situation, Step } from './situation.ts';

/**
 * The wait for this account's turn to push, never beyond `latest`: then it pushes
 * out of turn. A recommended rate of pushes must not make a post late.
 */
export function awaitTurn({ turns, now }: Situation, latest: Instant): Step | undefined {
  if (turns === undefined || turns.next <= now || now >= latest) return undefined;
  return { do: 'wait', until: Math.min(turns.next, latest) as Instant };
}
