import type { Instant } from '../../post/post.ts';
import type { PublicPost, Search, Sighting } from '../../publish/ports/platform.ts';
import { listAt, valueAt } from '../answer.ts';
import { judgeSightings } from '../judge-sightings.ts';
import type { XClient } from './client.ts';
import { likenessOf, parseTimelinePost, type TimelinePost } from './sighting.ts';
import { snowflakeTime } from './snowflake.ts';

/** Clocks of X and of the runner may differ this much (ms). */
const skewMs = 60_000;
/** The endpoint reaches back 3,200 posts (docs.x.com, "Timelines") and gives 100 a page. */
const reach = 3200;
const pageSize = 100;

/** What koho asks of a post. */
export const postFields = {
  'tweet.fields': 'attachments,author_id,created_at,entities,referenced_tweets',
  expansions: 'attachments.media_keys',
} as const;

/** Reads the own timeline over the window. Throws where an answer is lost or not as documented. */
export async function readBack(o: {
  client: XClient;
  userId: string;
  handle: string;
  search: Search;
  now: () => Instant;
}): Promise<Sighting> {
  const { client, userId, handle, search } = o;
  const readAt = o.now();
  const { posts, whole } = await timeline(client, userId, search);
  const candidates = posts
    .filter((post) => post.author === userId && isSearched(post, search))
    .map((post) => ({
      likeness: likenessOf(post, search),
      post: publicPost(post.id, handle),
    }));
  return judgeSightings({ candidates, whole, readAt });
}

/** @throws TypeError where the id is no post's */
export function publicPost(id: string, handle: string): PublicPost {
  return { remoteId: id, url: `https://x.com/${handle}/status/${id}`, publicAt: snowflakeTime(id) };
}

/** GET /2/users/:id/tweets. */
async function timeline(
  client: XClient,
  userId: string,
  search: Search,
): Promise<{ posts: readonly TimelinePost[]; whole: boolean }> {
  const posts: TimelinePost[] = [];
  let token: string | undefined;
  let hasGaps = false;
  for (let page = 0; page < reach / pageSize; page += 1) {
    const answer = await client.get(`users/${userId}/tweets`, {
      max_results: pageSize,
      start_time: isoSeconds(search.from - skewMs),
      ...postFields,
      ...(token ? { pagination_token: token } : {}),
    });
    const isEmpty = valueAt(answer, 'meta', 'result_count') === 0;
    // No `data` and no count is how X answers for an account that it does not show.
    posts.push(...(isEmpty ? [] : listAt(answer, 'data')).map(parseTimelinePost));
    hasGaps ||= valueAt(answer, 'errors') !== undefined;
    const next = valueAt(answer, 'meta', 'next_token');
    if (typeof next !== 'string') return { posts, whole: !hasGaps && posts.length < reach };
    token = next;
  }
  return { posts, whole: false };
}

function isSearched({ id }: TimelinePost, { from, until, claimed }: Search): boolean {
  const at = snowflakeTime(id);
  return at >= from - skewMs && at <= until + skewMs && !claimed.has(id);
}

function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
