import { cursorOf } from './change-post.ts';
import { invalidParameter } from './graph-error.ts';
import type { GraphPage, GraphPost } from './graph-state.ts';
import { type Parameters, readBoolean, refuseUnknown } from './parameters.ts';
import { type Showing, showPost } from './show-post.ts';

export const edges = ['feed', 'published_posts', 'promotable_posts'] as const;
type Edge = (typeof edges)[number];

const known = ['limit', 'since', 'until', 'after', 'before', 'is_published'] as const;

/**
 * GET /:page/{feed, published_posts, promotable_posts}, newest first.
 * Only promotable_posts shows what is not public. As at Facebook the `next`
 * address carries the caller's token: clients must not log it.
 */
export function listPosts(
  edge: Edge,
  parameters: Parameters,
  page: GraphPage,
  showing: Showing,
  here: string,
): object {
  refuseUnknown(parameters, known);
  const limit = readWhole(parameters, 'limit') ?? 25;
  if (limit < 1 || limit > 100) throw invalidParameter('limit must be from 1 to 100');
  const posts = matching(edge, parameters, page, showing);
  const start = startOf(parameters, posts, limit);
  const shown = posts.slice(start, start + limit);
  const [first, last] = [shown[0], shown.at(-1)];
  if (!first || !last) return { data: [] };
  const hasNext = start + shown.length < posts.length;
  return {
    data: shown.map((post) => showPost(post, showing)),
    paging: {
      cursors: { before: cursorOf(first), after: cursorOf(last) },
      ...(hasNext && { next: address(here, parameters, page, ['after', cursorOf(last)]) }),
      ...(start > 0 && { previous: address(here, parameters, page, ['before', cursorOf(first)]) }),
    },
  };
}

function matching(
  edge: Edge,
  parameters: Parameters,
  page: GraphPage,
  showing: Showing,
): GraphPost[] {
  const since = readWhole(parameters, 'since') ?? 0;
  const until = readWhole(parameters, 'until') ?? Number.MAX_SAFE_INTEGER;
  if (since > until) throw invalidParameter('since must not be after until');
  const isPublished = readBoolean(parameters, 'is_published');
  if (isPublished !== undefined && edge !== 'promotable_posts') {
    throw invalidParameter(`is_published is not a parameter of ${edge}`);
  }
  const publicOnly = edge !== 'promotable_posts' || isPublished === true;
  return showing.state.timeline(page.id, publicOnly, showing.asOf).filter((post) => {
    const seconds = Math.floor((post.publishedAt ?? post.createdAt) / 1000);
    if (isPublished === false && post.publishedAt !== undefined) return false;
    return seconds >= since && seconds <= until;
  });
}

function startOf(parameters: Parameters, posts: readonly GraphPost[], limit: number): number {
  const after = parameters.texts.get('after');
  const before = parameters.texts.get('before');
  const cursor = after ?? before;
  if (cursor === undefined) return 0;
  const index = posts.findIndex((post) => cursorOf(post) === cursor);
  if (index < 0 || (after !== undefined && before !== undefined)) {
    throw invalidParameter('Invalid cursor');
  }
  return after === undefined ? Math.max(0, index - limit) : index + 1;
}

function readWhole(parameters: Parameters, name: string): number | undefined {
  const raw = parameters.texts.get(name);
  if (raw === undefined) return undefined;
  if (!/^[0-9]{1,12}$/.test(raw)) throw invalidParameter(`Param ${name} must be a whole number`);
  return Number(raw);
}

function address(
  here: string,
  parameters: Parameters,
  page: GraphPage,
  [name, cursor]: readonly [string, string],
): string {
  const url = new URL(here);
  for (const [key, value] of parameters.texts) url.searchParams.set(key, value);
  url.searchParams.delete('after');
  url.searchParams.delete('before');
  url.searchParams.set('access_token', page.pageToken);
  url.searchParams.set(name, cursor);
  return url.href;
}
