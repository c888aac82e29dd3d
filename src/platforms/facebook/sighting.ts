import { instant } from '../../post/post.ts';
import type { PublicPost, Search } from '../../publish/ports/platform.ts';
import { idAt, listAt, textAt, valueAt } from '../answer.ts';
import { bones, type Likeness } from '../likeness.ts';

/** What koho asks of a post. `media_type` tells a photo from the preview of a link. */
export const postFields =
  'id,message,created_time,permalink_url,is_published,from,attachments{media_type,type,media,subattachments{media}}';

/** @throws TypeError where the node is not what the Graph API documents */
export function publicPost(post: unknown): PublicPost {
  const id = idAt(post, 'id');
  const url = valueAt(post, 'permalink_url');
  // Graph sometimes gives it without scheme and host.
  const isWhole = typeof url === 'string' && /^https:\/\/[\w.-]+\.facebook\.com\/\S*$/.test(url);
  return {
    remoteId: id,
    url: isWhole ? url : addressOf(id),
    publicAt: instant(parseTime(textAt(post, 'created_time'))),
  };
}

export function addressOf(id: string): string {
  return `https://www.facebook.com/${id}`;
}

/** The same text with other photos is no proof of anything: a preview may be counted as one. */
export function likenessOf(post: unknown, { part }: Pick<Search, 'part'>): Likeness {
  const message = messageOf(post);
  if (saysExactly(post, part.text)) {
    return photosOf(post) === part.media.length ? 'same' : 'similar';
  }
  return bones(message) === bones(part.text) ? 'similar' : 'different';
}

/** The platform trims, and writes line ends and composed characters as it likes. */
export function saysExactly(post: unknown, text: string): boolean {
  return plain(messageOf(post)) === plain(text);
}

function messageOf(post: unknown): string {
  const said = valueAt(post, 'message');
  return typeof said === 'string' ? said : '';
}

function plain(text: string): string {
  return text.normalize('NFC').replaceAll('\r\n', '\n').trim();
}

/** One photo is the attachment itself; several are its subattachments; a link's preview is none. */
function photosOf(post: unknown): number {
  if (valueAt(post, 'attachments', 'data') === undefined) return 0;
  const [first] = listAt(post, 'attachments', 'data');
  const kind = valueAt(first, 'media_type') ?? valueAt(first, 'type');
  if (kind === 'album') return listAt(first, 'subattachments', 'data').length;
  return typeof kind === 'string' && /photo|image/.test(kind) ? 1 : 0;
}

/** Graph writes `+0000`, which is not the format that every JavaScript engine must read. */
function parseTime(text: string): number {
  return Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
}
