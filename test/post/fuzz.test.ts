import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Composition } from '../../src/post/body/composition.ts';
import { readMarkdown } from '../../src/post/body/markdown.ts';
import { isPlain } from '../../src/post/body/plain.ts';
import { findForbidden } from '../../src/post/characters.ts';
import { faultLogOf } from '../../src/post/faults/fault-log.ts';
import { parsePost } from '../../src/post/parse-post.ts';

const options = { path: 'posts/koho/2026/winter.md', timeZone: 'Asia/Tokyo' };
const bytesOf = (text: string) => new TextEncoder().encode(text);

const sign = fc.constantFrom(
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    ' ',
    '    ',
    '\t',
    '　',
    '---',
    '- ',
    '* ',
    '1. ',
    '# ',
    '=',
    '*',
  ],
  ...['**', '_', '`', '<', '>', '<!--', '-->', '[', '](', ')', '!', '&', '&amp;', '&#8238;', ';'],
  ...[
    '\\',
    ':::',
    ':::x',
    '：：：',
    'https://e.jp/',
    '<https://e.jp>',
    '~~~',
    ':',
    'あ',
    '漢',
    'か\u3099',
  ],
  ...['👨‍👩‍👧', '\u200d', '\ufe0f', '\u202e', '\ufeff', '。', '12', '.', 'a'],
);
const body = fc.array(
  fc.oneof({ weight: 4, arbitrary: sign }, fc.string({ unit: 'binary', maxLength: 3 })),
);
const text = body.map((pieces) => pieces.join(''));
const setting = fc.constantFrom(
  ...[
    'title: a',
    'accounts: [koho-x]',
    'thread: true',
    'media:',
    '  - file: a.png',
    'a: &a *a',
    '---',
  ],
  ...[
    'publish_at: 2026-12-01 10:00',
    '? [',
    '"',
    '- -',
    '{',
    'latest_at: 9',
    '<<: x',
    '!!js x',
    '|',
    '\t',
  ],
);

/** Whatever the bytes: an answer, and each fault at a place that an editor can go to. */
function expectAnswer(bytes: Uint8Array): void {
  const parsed = parsePost(bytes, options);
  const lines = new TextDecoder().decode(bytes).split(/\r\n?|\n/);
  for (const { place } of parsed.ok ? [] : parsed.faults) {
    expect(place.line).toBeGreaterThanOrEqual(1);
    expect(place.line).toBeLessThanOrEqual(lines.length);
    expect(place.column).toBeGreaterThanOrEqual(1);
    expect(place.column).toBeLessThanOrEqual((lines[place.line - 1] ?? '').length + 1);
  }
  if (!parsed.ok) expect(parsed.faults.length).toBeGreaterThan(0);
  for (const { passages } of parsed.ok ? parsed.value.variants : []) {
    for (const passage of passages) {
      expect(passage.text).toBe(passage.text.normalize('NFC'));
      expect(passage.text).not.toMatch(/[ \t]+\n|^\s|\s$|\r/);
      expect(findForbidden(passage.text)).toBeUndefined();
      expect(passage.lines).toHaveLength(passage.text === '' ? 0 : passage.text.split('\n').length);
    }
  }
}

test('random bytes never throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), expectAnswer), { numRuns: 500 });
});

test('random settings never throw', () => {
  const lines = fc.array(fc.oneof({ weight: 4, arbitrary: setting }, fc.string({ maxLength: 20 })));
  const file = lines.map((all) => bytesOf(`---\n${all.join('\n')}\n---\n本文\n`));
  fc.assert(fc.property(file, expectAnswer), { numRuns: 1_500 });
});

test('random bodies never throw, and what is accepted is clean', () => {
  const file = fc.tuple(text, fc.boolean()).map(([content, thread]) => {
    const head = `---\ntitle: a\naccounts: [koho-x]\nthread: ${thread}\n---\n`;
    return bytesOf(head + content);
  });
  fc.assert(fc.property(file, expectAnswer), { numRuns: 3_000 });
});

test('a body taken for plain is what the Markdown parser makes of it', () => {
  const plainish = text.map((content) => content.replace(/\r\n?/g, '\n'));
  const property = fc.property(plainish, (source) => {
    fc.pre(isPlain(source));
    const log = faultLogOf('posts/a/2026/b.md');
    const parsed = new Composition(source);
    readMarkdown(parsed, { log, placeOf: () => ({ line: 1, column: 1 }), thread: true });
    expect(log.faults).toEqual([]);
    const lines = (composition: Composition) => composition.finish().map((part) => part.lines);
    expect(lines(parsed)).toEqual(lines(new Composition(source)));
  });
  fc.assert(property, { numRuns: 2_000 });
});
