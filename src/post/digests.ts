import canonicalize from 'canonicalize';
import type { Payload } from './payload.ts';

declare const brand: unique symbol;
/** SHA-256, 64 lower-case hex digits, of a post's file and the files of its media. */
type ContentDigest = string & { readonly [brand]: 'ContentDigest' };
/** SHA-256, 64 lower-case hex digits, of what one account publishes, images included. */
type PayloadDigest = string & { readonly [brand]: 'PayloadDigest' };
/** SHA-256, 64 lower-case hex digits, of one published text. */
type TextDigest = string & { readonly [brand]: 'TextDigest' };

/** SHA-256 in lower-case hex. Given from outside: Node and browsers have different ones. */
export type Sha256 = (bytes: Uint8Array) => string;

interface MediumDigest {
  /** Repository-relative. */
  readonly path: string;
  readonly sha256: string;
}

/** Binds an approval to bytes: changes with any byte of the post or its media, or when a medium is renamed. */
export function contentDigest(
  post: { readonly bytes: Uint8Array; readonly media: readonly MediumDigest[] },
  sha256: Sha256,
): ContentDigest {
  const media = post.media
    .map(({ path, sha256: digest }) => ({ path, sha256: digest }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return digestOf({ kind: 'content', post: sha256(post.bytes), media }, sha256) as ContentDigest;
}

/**
 * Binds a delivery to what is sent: account, platform, every text, and the
 * images in their order with alt text and bytes. Throws where the digest of an
 * image is missing: an image that nobody hashed cannot be bound.
 */
export function payloadDigest(
  payload: Payload,
  media: readonly MediumDigest[],
  sha256: Sha256,
): PayloadDigest {
  const digests = new Map(media.map(({ path, sha256: digest }) => [path, digest]));
  const parts = payload.parts.map((part) => ({
    text: part.text,
    media: part.media.map(({ path, alt }) => ({ path, alt, sha256: digestFor(path, digests) })),
  }));
  const { account, platform } = payload;
  return digestOf({ kind: 'payload', account, platform, parts }, sha256) as PayloadDigest;
}

/** Of the text as it is published (NFC, LF), in UTF-8. */
export function textDigest(text: string, sha256: Sha256): TextDigest {
  return sha256(new TextEncoder().encode(text)) as TextDigest;
}

function digestFor(path: string, digests: ReadonlyMap<string, string>): string {
  const digest = digests.get(path);
  if (digest === undefined) throw new Error(`No digest is given for the image ${path}`);
  return digest;
}

/** RFC 8785, so that other programs compute the same; `kind` keeps digests of different things apart. */
function digestOf(value: object, sha256: Sha256): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('A digest was asked of something that is not JSON');
  return sha256(new TextEncoder().encode(text));
}
