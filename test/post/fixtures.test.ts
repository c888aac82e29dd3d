import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePost } from '../../src/post/parse-post.ts';
import type { Place } from '../../src/post/place.ts';
import type { Post } from '../../src/post/post.ts';

/**
 * A case is a folder: `input.md` (or `input.bin`) and `expected.json`, which
 * holds either `faults` ("code line:column") or `texts` by target, with `links`
 * ("text target line:column") and `publishAt` where they matter. A new folder
 * is a new case.
 */
interface Expected {
  readonly path?: string;
  readonly faults?: readonly string[];
  readonly texts?: Readonly<Record<string, readonly string[]>>;
  readonly links?: readonly string[];
  readonly publishAt?: string;
}

const folder = join(import.meta.dirname, 'fixtures');

describe('a post file', () => {
  for (const name of readdirSync(folder)) {
    test(name, () => {
      const expected: Expected = JSON.parse(
        readFileSync(join(folder, name, 'expected.json'), 'utf8'),
      );
      const input = readdirSync(join(folder, name)).find((file) => file.startsWith('input.')) ?? '';
      const parsed = parsePost(readFileSync(join(folder, name, input)), {
        path: expected.path ?? 'posts/koho/2026/winter.md',
        timeZone: 'Asia/Tokyo',
      });
      if (expected.faults) {
        const faults = parsed.ok ? [] : parsed.faults;
        expect(faults.map(({ code, place }) => `${code} ${at(place)}`)).toEqual(expected.faults);
        for (const { message } of faults) {
          expect(message.ja).toMatch(/[ぁ-ん].*[。）]$/);
          expect(message.en).toMatch(/[.?)]$/);
        }
      } else {
        expect(parsed).toMatchObject({ ok: true });
        if (parsed.ok) compare(parsed.value, expected);
      }
    });
  }
});

function compare(post: Post, { texts, links, publishAt }: Expected): void {
  const found = post.variants.map(({ target, passages }) => [
    target,
    passages.map(({ text }) => text),
  ]);
  expect(Object.fromEntries(found)).toEqual(texts);
  for (const passage of post.variants.flatMap(({ passages }) => passages)) {
    expect(passage.lines).toHaveLength(passage.text === '' ? 0 : passage.text.split('\n').length);
  }
  if (links) {
    const all = post.variants.flatMap(({ passages }) => passages.flatMap((one) => one.links));
    expect(all.map(({ text, target, place }) => `${text} ${target} ${at(place)}`)).toEqual(links);
  }
  if (publishAt) expect(post.publishAt?.value).toBe(Date.parse(publishAt));
}

function at({ line, column }: Place): string {
  return `${line}:${column}`;
}
