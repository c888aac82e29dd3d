import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPost } from '../../src/guideline/check-post.ts';
import { rules } from '../../src/guideline/rules.ts';
import { parsePost } from '../../src/post/parse-post.ts';
import type { Post } from '../../src/post/post.ts';
import { contextOf, postOf, withBody } from './check-text.ts';

/** What the rules react to, in pieces, among what people write. */
const pieces = fc.constantFrom(
  ...[
    '12月8日（水）',
    '12月',
    '日（火）',
    '〜10日（木）',
    '2月30日',
    '令和8年',
    '12/8(水)',
    '１２月３２日',
  ],
  ...['○○', '××', '〇', '【要確認】', 'TODO', '「', '」', '（', ')', '『○○'],
  ...[
    '090-1234-5678',
    '０９０',
    '－',
    '1234',
    '@',
    'a@gmail.com',
    'マイナンバー',
    '4111 1111 1111 1111',
    'カード',
  ],
  ...['パスワード：', 'abcd1234', 'EAA', 'ghp_', '-----BEGIN '],
  ...[
    'https://',
    'bit.ly/a',
    'https://www.example.lg.jp/a',
    'https://a@b.example/',
    '[見出し](https://example.com/) ',
    '<https://日本語.jp/>',
    '&amp;',
    '\\*',
  ],
  ...[
    '素案',
    '未確認',
    '拡散希望',
    '役立たず',
    'が',
    'か\u3099',
    '👨‍👩‍👧',
    '🏳️‍🌈',
    '葛󠄀',
    '𠮷',
    'é',
    'ﾃﾞ',
    '\n',
    '\n\n',
    ' ',
    '　',
    '、',
    '。',
  ],
  ...['\u0000', '\u0007', '\u202e', '\u200b', '\ufeff', '\u2028', '\t', '\r\n'],
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
);

describe('whatever people write', () => {
  it('is judged without a crash, at places inside the file, with messages in both languages', () => {
    let judged = 0;
    fc.assert(
      fc.property(text, text, (body, title) => {
        const file = withBody(body).replace('見本', () => JSON.stringify(title));
        const parsed = parsePost(new TextEncoder().encode(file), {
          path: 'posts/koho/2026/case.md',
          timeZone: 'Asia/Tokyo',
        });
        if (!parsed.ok) return;
        judged += 1;
        const lines = new TextDecoder().decode(new TextEncoder().encode(file)).split(/\r\n|\r|\n/);
        for (const { line, column, message } of checkPost(
          contextOf(parsed.value, { questions: true }),
        )) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
          expect(message.ja).toMatch(/[。）]$/);
          expect(message.en).toMatch(/[.)]$/);
        }
      }),
      { numRuns: 3_000 },
    );
    // Otherwise the generator only tests the parser.
    expect(judged).toBeGreaterThan(300);
  });
});

/** A line is longer than any parsed post could have: the rules bound themselves. */
function postWithLine(line: string): Post {
  const post = postOf(withBody('本文です。'));
  const passage = { text: line, lines: [{ line: 6, column: 1 }], links: [] };
  const placeAt = (_: number, index: number) => ({ line: 6, column: index + 1 });
  const [variant] = post.variants;
  return {
    ...post,
    variants: variant ? [{ ...variant, passages: [{ ...passage, placeAt }] }] : [],
  };
}

describe('a line of 100 KB', () => {
  const shapes = [
    ...[
      'a',
      '0',
      '1 ',
      '12',
      '-',
      'a-',
      'a.',
      'a.b',
      '.',
      '@',
      'a@',
      'a@a.',
      '0-',
      '090-',
      '090-1234-5678 ',
      '+81',
    ],
    ...[
      '1234 5678 ',
      '4111 1111 1111 1111 ',
      ' ',
      '　',
      '(',
      '「',
      '「○○',
      '○',
      '○ ',
      '×',
      '12月',
      '12月8日',
      '12月8日（水）',
    ],
    ...[
      '12月8日（火）〜',
      '2026年',
      '令和8年',
      '1/2',
      '2026-',
      'パスワード ',
      'パスワード：a',
      'パスワードは',
      'password=',
      '?token=abcd&',
    ],
    ...[
      'https://',
      'https://a',
      'bit.ly/',
      'bit.ly/a ',
      'www.',
      'eyJaaaaaaaaaa.',
      'eyJ',
      'EAA',
      'A',
      '-----BEGIN ',
      'PRIVATE+KEY+',
    ],
    ...['素案', '未確認', '拡散', '低能', '🏳️‍🌈', '𠮷', 'か\u3099', '【仮', '（ここに'],
  ];

  // Quadratic work on 100,000 characters takes many seconds; linear work some milliseconds.
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s reads in linear time', (_, rule) => {
    for (const shape of shapes) {
      for (const line of [
        shape.repeat(100_000 / shape.length),
        `パスワード${shape.repeat(99_000 / shape.length)}!`,
      ]) {
        const context = contextOf(postWithLine(line));
        const start = performance.now();
        rule.check({ ...context, measure: (_platform, all) => all.length });
        expect(performance.now() - start, shape).toBeLessThan(1_500);
      }
    }
  });

  it('full of different numbers is masked in linear time', () => {
    const numbers = Array.from(
      { length: 6_000 },
      (_, i) => `090-${1000 + (i % 9000)}-${String(i).padStart(4, '0')}`,
    );
    const context = contextOf(postWithLine(`${numbers.join(' ')} ${'○○ '.repeat(1_000)}`));
    const start = performance.now();
    expect(checkPost({ ...context, measure: (_, all) => all.length })).toHaveLength(203);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
