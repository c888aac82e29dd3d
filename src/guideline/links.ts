import type { Place } from '../post/place.ts';
import type { Link } from '../post/post.ts';
import type { Draft } from '../post/read-draft.ts';
import { hostName, parseUrl } from './host.ts';
import { type FoundHost, findHosts } from './links/find-hosts.ts';
import { isNamedOnly } from './links/named-only.ts';
import { Notes } from './notes.ts';
import { type Range, rangeAt } from './range-at.ts';
import { textLines } from './text-lines.ts';

/** A link with its address taken apart once. */
export interface FoundLink {
  readonly text: string;
  readonly target: string;
  readonly url: URL;
  /** Lower case, IDNA-encoded. */
  readonly host: string;
  readonly place: Place;
  /** Just behind it, where that is known. */
  readonly end?: Place;
  /** Shown and not linked (`hxxps://`, `[.]`), as one warns of a site: readers can still go there. */
  readonly isDefanged: boolean;
  /** A site's bare name where its name is spoken of: 「bit.ly」などで始まるリンク. */
  readonly isNamed: boolean;
}

/**
 * Every link of every variant, and every name of a site that readers or
 * platforms take for one: `bit.ly/abc`, `ｂｉｔ．ｌｙ／abc`, `bit[.]ly/abc`.
 */
export function linksOf(post: Draft): readonly FoundLink[] {
  const known = cache.get(post);
  if (known) return known;
  const marked = post.variants.flatMap(({ passages }) => passages.flatMap(({ links }) => links));
  const shown = marked.map(({ text }) => text).join('\n');
  const bare = textLines(post).flatMap((line) =>
    [...findHosts(line.prose), ...addressesOfSix(line.text)]
      // The text of a marked link is judged with its target.
      .filter(({ index, length }) => !shown.includes(line.text.slice(index, index + length)))
      .map(({ address, index, length, isDefanged }) => ({
        text: address,
        target: `https://${address}`,
        ...rangeAt(line, index, index + length),
        isDefanged,
        isNamed: isNamedOnly(line, { address, index, length }),
      })),
  );
  const links = [
    ...marked
      .filter((link) => !isCutShort(link, bare))
      .map((link) => ({ ...link, isDefanged: false, isNamed: false })),
    ...bare,
  ].flatMap((link) => {
    const url = parseUrl(link.target);
    return url ? [{ ...link, url, host: hostName(url) }] : [];
  });
  cache.set(post, links);
  return links;
}

const cache = new Notes<Draft, readonly FoundLink[]>();

/** `https://ｂｉｔ．ｌｙ/abc` ends for the post at its first wide dot; here it is found whole, at the same place. */
function isCutShort({ target, place }: Link, bare: readonly { readonly place: Place }[]): boolean {
  if (/[.[]/.test(target)) return false;
  return bare.some((one) => one.place.line === place.line && one.place.column === place.column);
}

/** `http://[2001:db8::1]/`: no platform makes a link of it, but readers may follow it. */
function addressesOfSix(text: string): readonly FoundHost[] {
  if (!text.includes('://[')) return [];
  return [...text.matchAll(/https?:\/\/(\[[0-9a-f:.]{2,45}\][!-~]{0,200})/gi)].flatMap(
    ({ 0: written, 1: address = '', index }) =>
      URL.canParse(`https://${address}`)
        ? [{ address, host: address, index, length: written.length, isDefanged: false }]
        : [],
  );
}

/** For a report of a link. */
export function linkRange({ place, end }: FoundLink): Range {
  return end ? { place, end } : { place };
}
