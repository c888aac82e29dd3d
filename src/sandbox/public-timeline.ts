import { type GraphState, isPublic, type Photo } from './facebook/graph-state.ts';
import { mediaUrl, permalink } from './facebook/show-post.ts';
import type { XState } from './x/x-state.ts';

interface PublicMedium {
  readonly id: string;
  readonly type: string;
  readonly alt: string;
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** One post as anyone can see it, without login: what was really published. */
export interface PublicEntry {
  readonly id: string;
  readonly text: string;
  /** ISO 8601, UTC: when it became public. */
  readonly createdAt: string;
  readonly url: string;
  readonly replyTo: string | null;
  readonly link: string | null;
  readonly media: readonly PublicMedium[];
  /** Texts before this one, oldest first, as the platform shows them in its history of edits. */
  readonly earlier?: readonly { readonly text: string; readonly until: string }[];
}

export interface PublicTimeline {
  readonly platform: 'x' | 'facebook';
  readonly account: { readonly id: string; readonly handle: string; readonly name: string };
  /** Newest first; deleted and unpublished posts are not in it. */
  readonly posts: readonly PublicEntry[];
}

/** The timeline of an X account, or undefined when there is no such handle. */
export function xTimeline(
  state: XState,
  handle: string,
  baseUrl: string,
): PublicTimeline | undefined {
  const account = state.accountByHandle(handle);
  if (!account) return undefined;
  const posts = state.timeline(account.id).map((tweet) => ({
    id: tweet.id,
    text: tweet.text,
    createdAt: new Date(tweet.createdAt).toISOString(),
    url: `https://x.com/${account.handle}/status/${tweet.id}`,
    replyTo: tweet.replyTo ?? null,
    link: null,
    media: tweet.media.flatMap((id) => {
      const medium = state.media.get(id);
      if (!medium?.image) return [];
      const { type, width, height } = medium.image.facts;
      const url = `${baseUrl}/media/${id}`;
      return [{ id, type, alt: medium.alt ?? '', url, width, height }];
    }),
  }));
  const { id, name } = account;
  return { platform: 'x', account: { id, handle: account.handle, name }, posts };
}

/** The timeline of a Facebook page, or undefined when there is no such page. */
export function facebookTimeline(
  state: GraphState,
  pageId: string,
  baseUrl: string,
): PublicTimeline | undefined {
  const page = state.pages.get(pageId);
  if (!page) return undefined;
  const posts = state.timeline(page.id, true).map((post) => ({
    id: post.id,
    text: post.message ?? '',
    createdAt: new Date(post.publishedAt ?? post.createdAt).toISOString(),
    url: permalink(post.id),
    replyTo: null,
    link: post.link ?? null,
    media: post.photos.flatMap((id) => {
      const photo = state.photos.get(id);
      return photo ? [publicPhoto(photo, baseUrl)] : [];
    }),
    ...(post.earlier.length > 0 && {
      earlier: post.earlier.map(({ message, until }) => ({
        text: message ?? '',
        until: new Date(until).toISOString(),
      })),
    }),
  }));
  const account = { id: page.id, handle: page.name, name: page.name };
  return { platform: 'facebook', account, posts };
}

/** A post on a page's own timetable: only the page's staff see it. */
export interface ScheduledEntry {
  readonly id: string;
  readonly text: string;
  /** ISO 8601, UTC: when it becomes public by itself. */
  readonly publishesAt: string;
}

/** Soonest first. */
export function facebookScheduled(state: GraphState, pageId: string): readonly ScheduledEntry[] {
  return state
    .timeline(pageId, false)
    .flatMap(({ id, message, scheduledFor }) =>
      scheduledFor === undefined ? [] : [{ id, text: message ?? '', at: scheduledFor }],
    )
    .sort((a, b) => a.at - b.at)
    .map(({ id, text, at }) => ({ id, text, publishesAt: new Date(at).toISOString() }));
}

/** The bytes of an image of a public post; of nothing else. */
export function publicImage(
  x: XState,
  facebook: GraphState,
  id: string,
): { readonly bytes: Uint8Array; readonly type: string } | undefined {
  const medium = x.media.get(id);
  if (medium?.image && medium.attachedTo && x.tweet(medium.attachedTo)) {
    return { bytes: medium.image.bytes, type: medium.image.facts.type };
  }
  const photo = facebook.photos.get(id);
  const post = photo?.post === undefined ? undefined : facebook.post(photo.post);
  if (!photo || !post || !isPublic(post)) return undefined;
  return { bytes: photo.bytes, type: photo.facts.type };
}

function publicPhoto(photo: Photo, baseUrl: string): PublicMedium {
  const { type, width, height } = photo.facts;
  return { id: photo.id, type, alt: photo.alt ?? '', url: mediaUrl(photo, baseUrl), width, height };
}
