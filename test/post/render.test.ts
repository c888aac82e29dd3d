import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { capabilities } from '../../src/post/capabilities.ts';
import { contentDigest, payloadDigest } from '../../src/post/digests.ts';
import { parsePost } from '../../src/post/parse-post.ts';
import type { PlatformId } from '../../src/post/payload.ts';
import { parseAccountId } from '../../src/post/post-id.ts';
import { priceOf } from '../../src/post/price.ts';
import { refusalsOf } from '../../src/post/refusals.ts';
import { renderPost } from '../../src/post/render-post.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function render(body: string, platform: PlatformId, extra = '') {
  const file = `---\ntitle: 件名\naccounts: [koho-x, koho-facebook]\n${extra}---\n${body}`;
  const options = { path: 'posts/koho/2026/winter.md', timeZone: 'Asia/Tokyo' };
  const post = parsePost(new TextEncoder().encode(file), options);
  const id = parseAccountId(`koho-${platform}`);
  if (!post.ok || !id) throw new Error('the test needs a post that is right');
  return renderPost(post.value, { id, platform });
}

function payload(...args: Parameters<typeof render>) {
  const rendered = render(...args);
  if (!rendered.ok) throw new Error('the test needs a payload');
  return rendered.value;
}

const images = (count: number) =>
  `media:\n${Array.from({ length: count }, (_, n) => `  - {file: ${n}.png, alt: 図${n}}\n`).join('')}`;

describe('what an account publishes', () => {
  test('its own text before its platform’s before the default', () => {
    const body = 'みんな\n:::x\nX\n:::\n:::koho-x\n広報のX\n:::\n';
    expect(payload(body, 'x').parts).toEqual([{ text: '広報のX', media: [] }]);
    expect(payload(body, 'facebook').parts).toEqual([{ text: 'みんな', media: [] }]);
  });

  test('the images go with the first part of a thread, in their order', () => {
    const { parts } = payload('一\n\n---\n\n二\n', 'x', `thread: true\n${images(2)}`);
    expect(parts.map((part) => part.media.map(({ alt }) => alt))).toEqual([['図0', '図1'], []]);
  });

  test('nothing at all, or a part of nothing, is a fault', () => {
    expect(render(':::x\nX\n:::\n', 'facebook')).toMatchObject({
      faults: [{ code: 'empty-text' }],
    });
    expect(render('一\n\n---\n', 'x', 'thread: true\n')).toMatchObject({
      faults: [{ code: 'empty-part' }],
    });
    expect(render('', 'x', images(1)).ok).toBe(true);
  });
});

describe('what a platform refuses', () => {
  const lengthOf = (text: string) => text.length * 2;

  test('too long, too many images, an alt text too long, with the numbers', () => {
    const long = payload(`${'あ'.repeat(141)}\n`, 'x', images(5));
    expect(refusalsOf(long, { lengthOf })).toEqual([
      { refusal: 'text-too-long', part: 1, length: 282, max: 280 },
      { refusal: 'too-many-images', part: 1, count: 5, max: 4 },
    ]);
    const alt = payload('本文', 'x', `media:\n  - {file: a.png, alt: ${'字'.repeat(1001)}}\n`);
    expect(refusalsOf(alt, { lengthOf })).toMatchObject([
      { refusal: 'alt-too-long', length: 1001 },
    ]);
  });

  test('a thread on Facebook', () => {
    const thread = payload('一\n\n---\n\n二\n', 'facebook', 'thread: true\n');
    expect(refusalsOf(thread, { lengthOf })).toEqual([{ refusal: 'thread-unsupported', parts: 2 }]);
  });

  test('images by type and size; a GIF stands alone on X', () => {
    const two = payload('本文', 'x', images(2));
    const media = new Map([
      ['posts/koho/2026/0.png', { bytes: 6_000_000, type: 'image/png' }],
      ['posts/koho/2026/1.png', { bytes: 6_000_000, type: 'image/gif' }],
    ]);
    expect(refusalsOf(two, { lengthOf, media }).map(({ refusal }) => refusal)).toEqual([
      'image-too-big',
      'gif-not-alone',
    ]);
    const unknown = new Map([['posts/koho/2026/0.png', { bytes: 9, type: 'unknown' }]]);
    expect(refusalsOf(two, { lengthOf, media: unknown })).toMatchObject([
      { refusal: 'image-type' },
    ]);
  });

  test('a URL makes a post on X dearer, also a bare domain', () => {
    const [x, facebook] = [capabilities.x.prices, capabilities.facebook.prices];
    expect(priceOf(payload('本文', 'x'), x)).toBe(15_000);
    expect(priceOf(payload('e.jp を見て', 'x'), x)).toBe(200_000);
    expect(priceOf(payload('https://e.jp/', 'facebook'), facebook)).toBe(0);
  });
});

describe('digests', () => {
  const media = [
    { path: 'posts/koho/2026/1.png', sha256: 'b' },
    { path: 'posts/koho/2026/0.png', sha256: 'a' },
  ];
  const bytes = new TextEncoder().encode('post');

  test('the content digest is bound to every byte and name, not to the order of the list', () => {
    const digest = contentDigest({ bytes, media }, sha256);
    expect(contentDigest({ bytes, media: media.toReversed() }, sha256)).toBe(digest);
    expect(contentDigest({ bytes, media: media.slice(1) }, sha256)).not.toBe(digest);
    expect(contentDigest({ bytes: bytes.slice(1), media }, sha256)).not.toBe(digest);
  });

  test('the payload digest changes with the bytes of an image and with the order of images', () => {
    const two = payload('本文', 'x', images(2));
    const digest = payloadDigest(two, media, sha256);
    const swapped = media.map(({ path }) => ({ path, sha256: 'c' }));
    expect(payloadDigest(two, swapped, sha256)).not.toBe(digest);
    const [part] = two.parts;
    const turned = { ...two, parts: [{ text: '本文', media: part?.media.toReversed() ?? [] }] };
    expect(payloadDigest(turned, media, sha256)).not.toBe(digest);
    expect(() => payloadDigest(two, [], sha256)).toThrow();
  });
});
