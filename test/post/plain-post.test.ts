import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainPost } from '../../src/post/is-plain-post.ts';
import { parsePost } from '../../src/post/parse-post.ts';
import { parsePostWith } from '../../src/post/parse-post-with.ts';

const options = { path: 'posts/koho/2026/a.md', timeZone: 'Asia/Tokyo' };
const head = '---\ntitle: 冬\naccounts: [a-x]\n---\n';
const piece = fc.constantFrom(
  ...[
    '本文。',
    '\n',
    '\n\n',
    ' ',
    '    ',
    '- ',
    '・',
    '1. ',
    '# ',
    '> ',
    '---',
    '===',
    ':::x',
    ':::',
    '\r\n',
  ],
  ...[
    '*',
    '_',
    '`',
    '[a](https://example.jp)',
    '&amp;',
    '<b>',
    '\\',
    'https://example.jp/a',
    '\u3000',
    '😀',
    '\ufeff',
  ],
);

describe('a post whose body is plain', () => {
  it('never asks for the reader of Markdown, and is read the same without', () => {
    const never = () => {
      throw new Error('asked');
    };
    const bodies = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(bodies, (body) => {
        const bytes = new TextEncoder().encode(`${head}${body}\n`);
        if (!isPlainPost(bytes)) return;
        const [short, long] = [parsePostWith(never, bytes, options), parsePost(bytes, options)];
        expect(JSON.stringify(short)).toBe(JSON.stringify(long));
      }),
      { numRuns: 5_000 },
    );
  });

  it('is what an ordinary text is', () => {
    const text = `${head}今日、12月1日（火）から冬の交通安全運動を行います。\n\n・速度を落とす\nhttps://www.example.lg.jp/a.html\n`;
    expect(isPlainPost(new TextEncoder().encode(text))).toBe(true);
  });
});
