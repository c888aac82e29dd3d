import type { NamedPost, Search } from '../../publish/ports/platform.ts';
import { booleanAt, valueAt } from '../answer.ts';
import type { FacebookClient } from './client.ts';
import { likenessOf, postFields, publicPost } from './sighting.ts';

/**
 * `<page>_<post>` as it stands, or in the address that koho itself writes or
 * `https://www.facebook.com/<page>/posts/<post>`. Other addresses of Facebook
 * do not hold the id.
 */
export function facebookPostId(named: string, page: string): string | undefined {
  const address = /^https:\/\/(?:www\.|m\.)?facebook\.com\/(.+?)\/?(?:[?#].*)?$/i.exec(named)?.[1];
  const path = address ?? named;
  const post = /^(\d+)(?:_|\/posts\/)(\d+)$/.exec(path);
  return post?.[1] === page ? `${page}_${post[2]}` : undefined;
}

/** Throws where an answer is lost or not as documented. */
export async function readNamed(o: {
  readonly client: FacebookClient;
  readonly page: string;
  readonly id: string;
  readonly search: Pick<Search, 'part'>;
}): Promise<NamedPost> {
  const post = await o.client.get([o.id], { fields: postFields });
  const author = valueAt(post, 'from', 'id');
  if (author !== undefined && author !== o.page) return { seen: 'other', why: 'author' };
  // The page's own staff see it, the public does not.
  if (!booleanAt(post, 'is_published')) return { seen: 'other', why: 'absent' };
  if (likenessOf(post, o.search) === 'different') return { seen: 'other', why: 'text' };
  return { seen: 'own', post: publicPost(post) };
}
