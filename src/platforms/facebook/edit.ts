import { instant } from '../../post/post.ts';
import type { PublicPost } from '../../publish/ports/platform.ts';
import { booleanAt, valueAt } from '../answer.ts';
import { UnexpectedAnswer } from '../evidence.ts';
import type { FacebookClient } from './client.ts';
import { isNotThere } from './remove.ts';
import type { Way } from './send.ts';
import { postFields, publicPost, saysExactly } from './sighting.ts';

/** Whether a post of the page itself is there and public. Throws where an answer is lost. */
export async function stands(
  client: FacebookClient,
  page: string,
  id: string,
): Promise<'public' | 'gone'> {
  try {
    const post = await client.get([id], { fields: postFields });
    const author = valueAt(post, 'from', 'id');
    const isOwn = author === undefined || author === page;
    return isOwn && booleanAt(post, 'is_published') ? 'public' : 'gone';
  } catch (error) {
    if (isNotThere(error)) return 'gone';
    throw error;
  }
}

/**
 * POST /{page-post} with `message`: replaces the text of a public post, and only the
 * text (developers.facebook.com, "Pages API, Posts", update a post; of posts that the
 * same app made). Throws where Facebook does not clearly say that it did, and where
 * the post, read back, says something else.
 */
export async function edit(way: Way, id: string, text: string): Promise<PublicPost> {
  const answer = await way.client.post([id], { message: text });
  if (valueAt(answer, 'success') !== true) throw new UnexpectedAnswer('no success', answer);
  const post = await readBack(way, id, text);
  if (post === undefined) throw new UnexpectedAnswer('not read back with this text', answer);
  return post;
}

/** The text is replaced by then: a look that fails must not be told as a request that failed. */
async function readBack(way: Way, id: string, text: string): Promise<PublicPost | undefined> {
  try {
    return (await shows(way, id, text)).post;
  } catch {
    return undefined;
  }
}

/** `created_time` is that of the first text: what is known of this one is when it was seen. */
export async function shows(
  { client, now }: Way,
  id: string,
  text: string,
): Promise<{ readonly public: boolean; readonly post?: PublicPost }> {
  const seenAt = instant(now());
  const post = await client.get([id], { fields: postFields });
  const isShown = booleanAt(post, 'is_published') && saysExactly(post, text);
  return isShown
    ? { public: true, post: { ...publicPost(post), publicAt: seenAt } }
    : { public: false };
}
