import type { Search } from '../../publish/ports/platform.ts';
import { isObject } from './classify.ts';

/** A post of the own timeline, as far as recognising it needs. */
export interface TimelinePost {
  readonly id: string;
  readonly text: string;
  readonly urls: readonly {
    start: number;
    end: number;
    url: string;
    expanded: string;
    media: boolean;
  }[];
  readonly mediaCount: number;
  readonly repliesTo?: string;
}

/** X shows text with t.co links and `&amp; &lt; &gt;`; restored, it must be exactly what was to be sent. */
export function isThePart(post: TimelinePost, search: Search): boolean {
  if (search.claimed.has(post.id)) return false;
  if (post.mediaCount !== search.part.media.length) return false;
  if (post.repliesTo !== search.replyTo) return false;
  return sameText(post, search.part.text);
}

export function parseTimelinePost(value: unknown): TimelinePost {
  if (!isObject(value) || typeof value.id !== 'string' || typeof value.text !== 'string') {
    throw new TypeError('unexpected answer: a post without id or text');
  }
  const entities =
    isObject(value.entities) && Array.isArray(value.entities.urls) ? value.entities.urls : [];
  const attachments = isObject(value.attachments) ? value.attachments.media_keys : undefined;
  const referenced = Array.isArray(value.referenced_tweets) ? value.referenced_tweets : [];
  const parent = referenced.find((one) => isObject(one) && one.type === 'replied_to');
  return {
    id: value.id,
    text: value.text,
    urls: entities.filter(isObject).map((entity) => ({
      start: Number(entity.start),
      end: Number(entity.end),
      url: String(entity.url),
      expanded: String(entity.expanded_url),
      media: 'media_key' in entity || /\/(?:photo|video)\/\d+$/.test(String(entity.expanded_url)),
    })),
    mediaCount: Array.isArray(attachments) ? attachments.length : 0,
    ...(isObject(parent) && typeof parent.id === 'string' ? { repliesTo: parent.id } : {}),
  };
}

function sameText(post: TimelinePost, sent: string): boolean {
  let rest = sent;
  let shown = post.text;
  for (const entity of [...post.urls].sort((a, b) => a.start - b.start)) {
    const at = shown.indexOf(entity.url);
    if (at < 0) return false;
    const before = unescapeHtml(shown.slice(0, at));
    shown = shown.slice(at + entity.url.length);
    if (entity.media) {
      // The link to attached media is X's own, after the text.
      return rest === before.trimEnd() && shown.trim() === '';
    }
    if (!rest.startsWith(before)) return false;
    rest = rest.slice(before.length);
    const written = spellings(entity.expanded).find((spelling) => rest.startsWith(spelling));
    if (written === undefined) return false;
    rest = rest.slice(written.length);
  }
  return rest === unescapeHtml(shown);
}

/** How the author may have written what X expanded: longest first. */
function spellings(expanded: string): string[] {
  const bare = expanded.replace(/^https?:\/\//, '');
  const all = [
    expanded,
    `${expanded}/`,
    expanded.replace(/\/$/, ''),
    bare,
    bare.replace(/\/$/, ''),
  ];
  return all.sort((a, b) => b.length - a.length);
}

function unescapeHtml(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
