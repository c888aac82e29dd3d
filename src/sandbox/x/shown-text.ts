import { createHash } from 'node:crypto';
import twitterText from 'twitter-text';

interface UrlEntity {
  /** Code points into `text`, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly url: string;
  readonly expanded_url: string;
  readonly display_url: string;
  readonly media_key?: string;
}

interface ShownText {
  readonly text: string;
  readonly urls: readonly UrlEntity[];
}

interface AttachedPicture {
  readonly key: string;
  readonly tweetId: string;
  readonly handle: string;
}

/**
 * The text as the API returns it: every URL is a t.co link, `&`, `<`, `>` are
 * HTML entities, attached pictures add one link at the end, and offsets count
 * code points of exactly this text.
 * Source: docs.x.com, "Data dictionary", Post, `entities.urls`.
 */
export function showText(typed: string, pictures: readonly AttachedPicture[]): ShownText {
  const urls: UrlEntity[] = [];
  let text = '';
  let from = 0;
  for (const found of twitterText.extractUrlsWithIndices(typed)) {
    text += escapeEntities(typed.slice(from, found.indices[0]));
    const url = shortLink(found.url);
    const start = countCodePoints(text);
    text += url;
    urls.push({
      start,
      end: start + url.length,
      url,
      expanded_url: /^https?:/i.test(found.url) ? found.url : `http://${found.url}`,
      display_url: displayUrl(found.url),
    });
    from = found.indices[1];
  }
  text += escapeEntities(typed.slice(from));
  return withPictures({ text, urls }, pictures);
}

function withPictures(shown: ShownText, pictures: readonly AttachedPicture[]): ShownText {
  const [first] = pictures;
  if (!first) return shown;
  const address = `https://x.com/${first.handle}/status/${first.tweetId}/photo/1`;
  const url = shortLink(address);
  const text = shown.text === '' ? url : `${shown.text} ${url}`;
  const end = countCodePoints(text);
  const entities = pictures.map((picture) => ({
    start: end - url.length,
    end,
    url,
    expanded_url: address,
    display_url: `pic.x.com/${url.slice(-10)}`,
    media_key: picture.key,
  }));
  return { text, urls: [...shown.urls, ...entities] };
}

/** Ten characters, the same for the same address; 23 with `https://t.co/`. */
function shortLink(address: string): string {
  const digest = createHash('sha256').update(address).digest('base64url');
  return `https://t.co/${digest.replace(/[-_]/g, 'k').slice(0, 10)}`;
}

function displayUrl(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/i, '');
  return bare.length > 27 ? `${bare.slice(0, 26)}…` : bare;
}

function escapeEntities(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function countCodePoints(text: string): number {
  return [...text].length;
}
