import type { Outcome, Presence } from '../../publish/ports/platform.ts';
import { booleanAt, idAt, listAt, valueAt } from '../answer.ts';
import { refused, unknown } from '../reasons.ts';
import type { FacebookClient } from './client.ts';

/** DELETE /{post-id}. Throws where Facebook does not clearly say that it deleted the post. */
export async function removePost(client: FacebookClient, id: string): Promise<void> {
  const answer = await client.delete([id]);
  if (valueAt(answer, 'success') !== true) throw new TypeError('unexpected answer: no success');
}

/**
 * Code 100 with subcode 33 is what Graph says of what is not there and of what this
 * token may not see, without telling which (developers.facebook.com, "Handling errors").
 */
export function isNotThere(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'FacebookRequestError' &&
    valueAt(error, 'response', 'code') === 100 &&
    valueAt(error, 'response', 'error_subcode') === 33
  );
}

export function notThere(): Outcome<never> {
  return unknown(
    'not-there',
    'Facebookに、その投稿はないようです。',
    'Facebook seems not to have that post.',
  );
}

/** Of a text that was to be replaced: nothing was, and nothing can be. */
export function goneForGood(): Outcome<never> {
  return refused(
    'not-there',
    'Facebookに、文を置き換える投稿はないようです。',
    'Facebook seems not to have the post whose text was to be replaced.',
  );
}

/**
 * GET /{post-id}. An unpublished post is absent for the public. "Not there" counts only
 * where the same token can read the page's own posts and this one is not among them:
 * otherwise a token that lost a permission would make everything look deleted.
 * @throws whatever leaves it open
 */
export async function presenceOf(
  client: FacebookClient,
  page: string,
  id: string,
): Promise<Presence> {
  try {
    const post = await client.get([id], { fields: 'id,is_published' });
    return { seen: booleanAt(post, 'is_published') ? 'present' : 'absent' };
  } catch (error) {
    if (!isNotThere(error)) throw error;
  }
  const answer = await client.get([page, 'published_posts'], { fields: 'id', limit: 100 });
  const isListed = listAt(answer, 'data').some((post) => idAt(post, 'id') === id);
  return { seen: isListed ? 'present' : 'absent' };
}
