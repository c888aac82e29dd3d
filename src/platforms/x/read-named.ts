import type { NamedPost, Search } from '../../publish/ports/platform.ts';
import { valueAt } from '../answer.ts';
import type { XClient } from './client.ts';
import { postFields, publicPost } from './read-back.ts';
import { likenessOf, parseTimelinePost } from './sighting.ts';

/** The id in `https://x.com/<anybody>/status/<id>`, or an id by itself. */
export function xPostId(named: string): string | undefined {
  const url =
    /^https:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\/\w{1,15}\/status\/(\d{1,20})(?:[/?#]|$)/i;
  return /^\d{1,20}$/.exec(named)?.[0] ?? url.exec(named)?.[1];
}

/**
 * GET /2/tweets/:id. A post that is not there is a 200 with `errors`.
 * Throws where an answer is lost or not as documented.
 */
export async function readNamed(o: {
  readonly client: XClient;
  readonly remoteId: string;
  readonly handle: string;
  readonly id: string;
  readonly search: Pick<Search, 'part' | 'replyTo'>;
}): Promise<NamedPost> {
  const answer = await o.client.get(`tweets/${o.id}`, postFields);
  const data = valueAt(answer, 'data');
  if (data === undefined && valueAt(answer, 'errors') !== undefined) {
    return { seen: 'other', why: 'absent' };
  }
  const post = parseTimelinePost(data);
  if (post.author !== o.remoteId) return { seen: 'other', why: 'author' };
  if (likenessOf(post, o.search) === 'different') return { seen: 'other', why: 'text' };
  return { seen: 'own', post: publicPost(post.id, o.handle) };
}
