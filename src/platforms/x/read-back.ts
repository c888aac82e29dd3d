import type { Instant } from '../../post/post.ts';
import type { PublicPost, Search, Sighting } from '../../publish/ports/platform.ts';
import { isObject } from './classify.ts';
import type { XClient } from './client.ts';
import { isThePart, parseTimelinePost, type TimelinePost } from './sighting.ts';
import { snowflakeTime } from './snowflake.ts';

/** Clocks of X and of the runner may differ this much (ms). */
const skewMs = 60_000;
const mostPages = 32;

/** Reads the own timeline over the window. `absent` only where every page of it was read. */
export async function readBack(o: {
  client: XClient;
  userId: string;
  handle: string;
  search: Search;
  now: () => Instant;
}): Promise<Sighting> {
  const { client, userId, handle, search, now } = o;
  const readAt = now();
  const posts = await timeline(client, userId, search);
  if (posts === 'too-long') {
    return {
      seen: 'unreadable',
      reason: {
        code: 'timeline-too-long',
        message: {
          ja: 'Xの投稿一覧が長すぎて、全部は確かめられません。',
          en: 'The timeline of X is too long to be read whole.',
        },
      },
    };
  }
  const found = posts.filter((post) => inWindow(post, search) && isThePart(post, search));
  if (found.length === 0) return { seen: 'absent', readAt };
  return { seen: 'found', posts: found.map((post) => publicPost(post.id, handle)) };
}

export function publicPost(id: string, handle: string): PublicPost {
  return { remoteId: id, url: `https://x.com/${handle}/status/${id}`, publicAt: snowflakeTime(id) };
}

/** GET /2/users/:id/tweets; 100 a page is the API's maximum. */
async function timeline(
  client: XClient,
  userId: string,
  search: Search,
): Promise<TimelinePost[] | 'too-long'> {
  const posts: TimelinePost[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await client.get(`users/${userId}/tweets`, {
      max_results: 100,
      start_time: isoSeconds(search.from - skewMs),
      'tweet.fields': 'attachments,created_at,entities,referenced_tweets',
      expansions: 'attachments.media_keys',
      ...(token ? { pagination_token: token } : {}),
    });
    if (!isObject(answer) || !isObject(answer.meta))
      throw new TypeError('unexpected answer: no meta');
    const data = answer.data ?? [];
    if (!Array.isArray(data)) throw new TypeError('unexpected answer: data is no list');
    posts.push(...data.map(parseTimelinePost));
    const next = answer.meta.next_token;
    if (typeof next !== 'string') return posts;
    token = next;
  }
  return 'too-long';
}

function inWindow({ id }: TimelinePost, { from, until }: Search): boolean {
  const at = snowflakeTime(id);
  return at >= from - skewMs && at <= until + skewMs;
}

function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
