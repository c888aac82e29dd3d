import type { Outcome, Presence } from '../../publish/ports/platform.ts';
import { booleanAt, valueAt } from '../answer.ts';
import { unknown } from '../reasons.ts';
import type { XClient } from './client.ts';
import { ApiResponseError } from './twitter-api.ts';

/** DELETE /2/tweets/:id. Throws where X does not clearly say that it deleted the post. */
export async function removePost(client: XClient, id: string): Promise<void> {
  const answer = await client.delete(`tweets/${id}`);
  if (!booleanAt(answer, 'data', 'deleted')) throw new TypeError('unexpected answer: not deleted');
}

/** What X answers for a post that is gone already is not documented: reading back tells. */
export function isNotThere(error: unknown): boolean {
  return error instanceof ApiResponseError && error.code === 404;
}

export function notThere(): Outcome<never> {
  return unknown('not-there', 'Xに、その投稿はないようです。', 'X seems not to have that post.');
}

/**
 * GET /2/tweets/:id. Only `resource-not-found` says that there is no such post: other
 * problems (not authorised, suspended) hide a post that may be public.
 * @throws TypeError where X's answer is another one
 */
export async function presenceOf(client: XClient, id: string): Promise<Presence> {
  const answer = await client.get(`tweets/${id}`);
  if (valueAt(answer, 'data', 'id') === id) return { seen: 'present' };
  const errors = valueAt(answer, 'errors');
  const isGone =
    valueAt(answer, 'data') === undefined &&
    Array.isArray(errors) &&
    errors.length > 0 &&
    errors.every((error) => valueAt(error, 'type') === resourceNotFound);
  if (isGone) return { seen: 'absent' };
  throw new TypeError('unexpected answer: neither a post nor that there is none');
}

const resourceNotFound = 'https://api.twitter.com/2/problems/resource-not-found';
