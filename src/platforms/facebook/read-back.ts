import type { Instant } from '../../post/post.ts';
import type { Search, Sighting } from '../../publish/ports/platform.ts';
import { idAt, listAt, textAt, valueAt } from '../answer.ts';
import { type Candidate, judgeSightings } from '../judge-sightings.ts';
import type { FacebookClient } from './client.ts';
import { likenessOf, postFields, publicPost } from './sighting.ts';

const skewMs = 60_000;
const mostPages = 32;

/**
 * Reads the page's own published posts over the window (GET /{page}/published_posts).
 * `since` and `until` look at `created_time`: of a post with one phase that is its
 * publication. Of a post that was made invisible first it may be its creation, too;
 * both lie between the intent and the look, so that the window holds it either way.
 * Throws where an answer is lost or not as documented.
 */
export async function readBack(
  client: FacebookClient,
  page: string,
  search: Search,
  readAt: Instant,
): Promise<Sighting> {
  const candidates: Candidate[] = [];
  let query: Record<string, string | number> | undefined = {
    fields: postFields,
    limit: 100,
    since: Math.floor((search.from - skewMs) / 1000),
    until: Math.ceil((search.until + skewMs) / 1000),
  };
  for (let n = 0; n < mostPages && query !== undefined; n += 1) {
    const answer: unknown = await client.get([page, 'published_posts'], query);
    for (const post of listAt(answer, 'data')) {
      if (!isSearched(post, page, search)) continue;
      candidates.push({ likeness: likenessOf(post, search), post: publicPost(post) });
    }
    query = nextQuery(answer);
  }
  return judgeSightings({ candidates, whole: query === undefined, readAt });
}

/** The page may let others write on it: only what it says itself is ours. */
function isSearched(post: unknown, page: string, { claimed }: Search): boolean {
  const author = valueAt(post, 'from', 'id');
  return !claimed.has(idAt(post, 'id')) && (author === undefined || author === page);
}

/**
 * What to ask for next. Only the query of `next` is used, never its host, and not
 * the token that it carries: pages go by cursor or by time, as Graph chooses.
 */
function nextQuery(answer: unknown): Record<string, string> | undefined {
  if (valueAt(answer, 'paging', 'next') === undefined) return undefined;
  const next = new URL(textAt(answer, 'paging', 'next'));
  const query = Object.fromEntries(next.searchParams);
  delete query.access_token;
  delete query.appsecret_proof;
  return query;
}
