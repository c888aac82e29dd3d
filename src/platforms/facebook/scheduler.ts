import { instant } from '../../post/post.ts';
import type { Standing } from '../../publish/ports/platform.ts';
import { booleanAt, listAt, valueAt } from '../answer.ts';
import type { FacebookClient } from './client.ts';
import { isNotThere } from './remove.ts';
import { postFields, publicPost } from './sighting.ts';

/**
 * POST /{page-post} with `scheduled_publish_time`, unix seconds: puts an
 * unpublished post on the page's own timetable, or moves it there.
 * Throws where Facebook does not clearly say that it does.
 */
export async function schedule(client: FacebookClient, id: string, at: number): Promise<void> {
  const answer = await client.post([id], { scheduled_publish_time: Math.ceil(at / 1000) });
  if (valueAt(answer, 'success') !== true) throw new TypeError('unexpected answer: no success');
}

/**
 * How a post of the page stands. That it does not exist and that this token may
 * not see it are the same answer: it counts as gone only where the page's other
 * posts can be read at the same time. Throws where an answer is lost.
 */
export async function standing(
  client: FacebookClient,
  page: string,
  id: string,
): Promise<Standing> {
  const post = await nodeOf(client, id);
  if (post === undefined) {
    listAt(await client.get([page, 'published_posts'], { fields: 'id', limit: 1 }), 'data');
    return { seen: 'gone' };
  }
  if (booleanAt(post, 'is_published')) return { seen: 'public', post: publicPost(post) };
  const at = valueAt(post, 'scheduled_publish_time');
  if (at === undefined || at === 0) return { seen: 'hidden' };
  if (typeof at !== 'number' || !Number.isSafeInteger(at * 1000)) {
    throw new TypeError('unexpected answer: scheduled_publish_time is no time');
  }
  return { seen: 'scheduled', publishesAt: instant(at * 1000) };
}

/** Undefined: Graph says that there is no such post, or none for this token. */
async function nodeOf(client: FacebookClient, id: string): Promise<unknown> {
  try {
    return await client.get([id], { fields: `${postFields},scheduled_publish_time` });
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
}
