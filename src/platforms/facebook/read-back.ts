import { type Instant, instant } from '../../post/post.ts';
import type { PublicPost, Search, Sighting } from '../../publish/ports/platform.ts';
import { listIn, memberOf, stringIn } from './answer.ts';
import type { FacebookClient } from './client.ts';

const skewMs = 60_000;
const mostPages = 32;
export const postFields =
  'id,message,created_time,permalink_url,is_published,attachments{subattachments{media},media}';

/** Reads the page's own published posts over the window. */
export async function readBack(
  client: FacebookClient,
  page: string,
  search: Search,
  now: Instant,
): Promise<Sighting> {
  const found: PublicPost[] = [];
  let after: string | undefined;
  for (let n = 0; n < mostPages; n += 1) {
    const answer = await client.get([page, 'published_posts'], {
      fields: postFields,
      limit: 100,
      since: Math.floor((search.from - skewMs) / 1000),
      until: Math.ceil((search.until + skewMs) / 1000),
      ...(after ? { after } : {}),
    });
    found.push(
      ...listIn(answer, 'data')
        .filter((post) => isThePart(post, search))
        .map(publicPost),
    );
    after = nextCursor(answer);
    if (after === undefined) {
      return found.length > 0 ? { seen: 'found', posts: found } : { seen: 'absent', readAt: now };
    }
  }
  return {
    seen: 'unreadable',
    reason: {
      code: 'timeline-too-long',
      message: {
        ja: 'Facebookの投稿一覧が長すぎて、全部は確かめられません。',
        en: 'The list of posts on Facebook is too long to be read whole.',
      },
    },
  };
}

export function publicPost(post: unknown): PublicPost {
  const id = stringIn(post, 'id');
  const url = memberOf(post, 'permalink_url');
  return {
    remoteId: id,
    url: typeof url === 'string' ? url : `https://www.facebook.com/${id}`,
    publicAt: instant(Date.parse(stringIn(post, 'created_time'))),
  };
}

function isThePart(post: unknown, { part, claimed }: Search): boolean {
  if (claimed.has(stringIn(post, 'id'))) return false;
  const message = memberOf(post, 'message') ?? '';
  return message === part.text && photosOf(post) === part.media.length;
}

/** One photo is the attachment itself; several are its subattachments. */
function photosOf(post: unknown): number {
  const data = memberOf(memberOf(post, 'attachments'), 'data');
  if (!Array.isArray(data) || data.length === 0) return 0;
  const inner = memberOf(memberOf(data[0], 'subattachments'), 'data');
  if (Array.isArray(inner)) return inner.length;
  return memberOf(data[0], 'media') === undefined ? 0 : 1;
}

function nextCursor(answer: unknown): string | undefined {
  const paging = memberOf(answer, 'paging');
  if (memberOf(paging, 'next') === undefined) return undefined;
  const after = memberOf(memberOf(paging, 'cursors'), 'after');
  return typeof after === 'string' ? after : undefined;
}
