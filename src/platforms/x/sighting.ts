import type { Search } from '../../publish/ports/platform.ts';
import { idAt, isObject, textAt, valueAt } from '../answer.ts';
import type { Likeness } from '../likeness.ts';
import { type ShownText, type ShownUrl, sameText } from './same-text.ts';

/** A post of the own timeline, as far as recognising it needs. */
export interface TimelinePost extends ShownText {
  readonly id: string;
  readonly author: string;
  readonly mediaCount: number;
  readonly repliesTo?: string;
}

/** The same text under another parent or with other media is no proof of anything either. */
export function likenessOf(
  post: TimelinePost,
  { part, replyTo }: Pick<Search, 'part' | 'replyTo'>,
): Likeness {
  const text = sameText(post, part.text);
  const isWhole = post.mediaCount === part.media.length && post.repliesTo === replyTo;
  return text === 'same' && !isWhole ? 'similar' : text;
}

/** @throws TypeError where it is not what X documents */
export function parseTimelinePost(value: unknown): TimelinePost {
  const id = idAt(value, 'id');
  const attached = valueAt(value, 'attachments', 'media_keys');
  // The newest of X's descriptions names it `referenced_posts`; what X answers may follow.
  const referenced = valueAt(value, 'referenced_tweets') ?? valueAt(value, 'referenced_posts');
  const parent = list(referenced).find((one) => isObject(one) && one.type === 'replied_to');
  return {
    id,
    author: idAt(value, 'author_id'),
    text: textAt(value, 'text'),
    urls: list(valueAt(value, 'entities', 'urls')).map((url) => parseUrl(url, id)),
    mediaCount: list(attached).length,
    ...(parent === undefined ? {} : { repliesTo: idAt(parent, 'id') }),
  };
}

function parseUrl(entity: unknown, post: string): ShownUrl {
  const expanded = textAt(entity, 'expanded_url');
  const own = new RegExp(`/status/${post}/(?:photo|video)/\\d+$`);
  return {
    start: Number(valueAt(entity, 'start')),
    url: textAt(entity, 'url'),
    expanded,
    // A link to the picture of another post is a link like any other.
    media: valueAt(entity, 'media_key') !== undefined || own.test(expanded),
  };
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
