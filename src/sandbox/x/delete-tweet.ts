import { forbidden, plainRefusal } from './problem.ts';
import type { XAccount, XState } from './x-state.ts';

/** DELETE /2/tweets/:id. What X answers for a post that is not there is not documented; here 404. */
export function deleteTweet(id: string, caller: XAccount, state: XState, now: number): object {
  const tweet = state.tweet(id);
  if (!tweet) throw plainRefusal(404, 'Not Found', 'There is no such Post.');
  if (tweet.author !== caller.id) throw forbidden('You are not authorized to delete this Tweet.');
  tweet.deletedAt = now;
  return { data: { deleted: true } };
}
