import type { Place } from '../post/place.ts';
import type { Post } from '../post/post.ts';
import { hostName, parseUrl } from './host.ts';
import { textLines } from './text-lines.ts';

/** A link with its address taken apart once. */
export interface FoundLink {
  readonly text: string;
  readonly target: string;
  readonly url: URL;
  /** Lower case, IDNA-encoded. */
  readonly host: string;
  readonly place: Place;
}

/**
 * Every link of every variant, and every bare domain: platforms make a link of
 * `bit.ly/abc` as they do of a whole URL.
 */
export function linksOf(post: Post): readonly FoundLink[] {
  const known = cache.get(post);
  if (known) return known;
  const marked = post.variants.flatMap(({ passages }) => passages.flatMap(({ links }) => links));
  const shown = marked.map(({ text }) => text).join('\n');
  const bare = textLines(post).flatMap((line) =>
    hostsIn(line.prose)
      // The text of a marked link is judged with its target.
      .filter(({ text }) => !shown.includes(text))
      .map(({ text, index }) => ({ text, target: `https://${text}`, place: line.placeAt(index) })),
  );
  const links = [...marked, ...bare].flatMap((link) => {
    const url = parseUrl(link.target);
    return url ? [{ ...link, url, host: hostName(url) }] : [];
  });
  cache.set(post, links);
  return links;
}

const cache = new WeakMap<Post, readonly FoundLink[]>();

/** Host names written plainly, each with its path; not those of mail addresses, and no file names. */
export function hostsIn(
  folded: string,
): readonly { readonly text: string; readonly host: string; readonly index: number }[] {
  if (!folded.includes('.')) return [];
  return [...folded.matchAll(bareHost)].flatMap(({ 0: text, 1: host = '', index }) =>
    URL.canParse(`https://${text}`) ? [{ text, host: host.toLowerCase(), index }] : [],
  );
}

/** Bounded labels keep it linear. The endings: those in use here, and those of shorteners; or any, before a path. */
const bareHost =
  /(?<![A-Za-z0-9@._%+/-])((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,5}(?:(?:jp|com|org|net|info|biz|edu|gov|io|ly|gl|gd|gy|tv|cc|to|app|dev|link|site|online|shop|club|xyz|page|tokyo|asia)(?![A-Za-z0-9@.-])|[a-z]{2,24}(?=\/)))(?:\/[\x21-\x28\x2a-\x7e]*)?/gi;
