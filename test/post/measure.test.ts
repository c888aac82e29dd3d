import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fitsForSure,
  loadXMeasure,
  measureFacebook,
  quickXLength,
} from '../../src/post/measure.ts';

describe('length on X', () => {
  test('the quick measure agrees with X wherever it answers', async () => {
    const measureX = await loadXMeasure();
    const piece = fc.oneof(
      fc.constantFrom(
        ...['https://www.pref.hokkaido.lg.jp/ks/dms/', 'https://e.jp', 'http://a-b.com/x_y/z.html'],
        ...[
          ' ',
          '\n',
          'あ',
          '。',
          'を',
          'a',
          '/',
          'https://',
          '.jp',
          '_',
          '-',
          '?a=b',
          '１',
          'ー',
          '“',
        ],
        ...[
          'e.jp',
          '#',
          '＠a',
          '\u3099',
          '☎️',
          '1️⃣',
          '👨‍👩‍👧',
          '(',
          ')',
          ':',
          '10:00',
          '3.5',
          'http://-e.jp',
        ],
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.string({ maxLength: 4 }),
    );
    const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    const property = fc.property(texts, (text) => {
      const quick = quickXLength(text);
      if (quick !== undefined) expect(quick).toBe(measureX(text));
      const long = text.repeat(1 + (text.length % 9));
      if (fitsForSure(long)) expect(measureX(long)).toBeLessThanOrEqual(280);
    });
    fc.assert(property, { numRuns: 5_000 });
  });

  test.each([
    [
      'kana and kanji weigh 2, ASCII 1, a URL 23',
      '交通安全\nhttps://www.pref.hokkaido.lg.jp/koutsu/',
      32,
    ],
    ['a time holds no URL', '12月1日（火）10:00から', 22],
    ['a bare domain is left to X', 'pref.hokkaido.lg.jp', undefined],
    ['emoji are left to X', '雪だるま⛄', undefined],
  ])('%s', (_, text, length) => expect(quickXLength(text)).toBe(length));

  test('140 kana fit and 141 do not', async () => {
    expect(fitsForSure('あ'.repeat(140))).toBe(true);
    expect(fitsForSure('あ'.repeat(141))).toBe(false);
    const measureX = await loadXMeasure();
    expect(measureX('あ'.repeat(141))).toBe(282);
    expect(measureX('か\u3099')).toBe(2);
  });
});

test('Facebook counts UTF-16 code units, the careful reading of "characters"', () => {
  expect(measureFacebook('あ👍')).toBe(3);
});
