import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameText } from '../../src/platforms/x/same-text.ts';
import { showText } from '../../src/sandbox/x/shown-text.ts';

/** What the stand-in for X makes of a text. */
function shown(text: string, pictures = 0) {
  const all = Array.from({ length: pictures }, (_one, n) => ({
    key: `3_${n}`,
    tweetId: '1234567890123456789',
    handle: 'koho',
  }));
  const made = showText(text, all);
  const urls = made.urls.map(({ start, url, expanded_url, media_key }) => ({
    start,
    url,
    expanded: expanded_url,
    media: media_key !== undefined,
  }));
  return { text: made.text, urls };
}

const piece = fc.constantFrom(
  'お知らせ',
  ' ',
  '\n',
  '。',
  '（',
  '）',
  '&',
  '<b>',
  '&amp;',
  '⛄️',
  '👨‍👩‍👧',
  '100%',
  '#北海道',
  'https://www.pref.hokkaido.lg.jp/',
  'https://www.pref.hokkaido.lg.jp',
  'https://www.pref.hokkaido.lg.jp/ss/?a=1&b=2#c',
  'HTTPS://A.JP/x',
  'a.jp',
  'www.a.jp/%E5%8C%97',
  'https://t.co/abcdefghij',
);
const text = fc
  .array(piece, { minLength: 1, maxLength: 12 })
  .map((pieces) => pieces.join('').trim())
  .filter((one) => one !== '');

describe('restoring what X shows', () => {
  it('gives every text back, with any number of pictures', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 4 }), (sent, pictures) => {
        expect(sameText(shown(sent, pictures), sent)).toBe('same');
      }),
      { numRuns: 2000 },
    );
  });

  it('never takes a text with another letter for the same or for a similar one', () => {
    fc.assert(
      fc.property(text, fc.nat(), (sent, at) => {
        const cut = at % (sent.length + 1);
        const other = `${sent.slice(0, cut)} 別 ${sent.slice(cut)}`;
        expect(sameText(shown(other), sent)).toBe('different');
      }),
      { numRuns: 1000 },
    );
  });

  it('calls similar what a platform could have altered, and proves nothing by it', () => {
    for (const [sent, seen] of [
      ['1行目\n\n\n2行目', '1行目\n\n2行目'],
      ['「冬」のお知らせ', '"冬"のお知らせ'],
      ['ｱｲｳ', 'アイウ'],
      ['詳しくは https://a.jp/x', '詳しくは https://a.jp/X/'],
    ] as const) {
      expect(sameText(shown(seen), sent)).toBe('similar');
    }
  });

  it('forgets neither a letter nor a link', () => {
    for (const [sent, seen] of [
      ['12月1日', '12月2日'],
      ['https://a.jp/1', 'https://a.jp/2'],
      ['詳しくは https://a.jp/', '詳しくは'],
      ['⛄️', '👍'],
    ] as const) {
      expect(sameText(shown(seen), sent)).toBe('different');
    }
  });

  it('ends soon, however hostile the answer', () => {
    const urls = Array.from({ length: 300 }, (_one, start) => ({
      start,
      url: 'https://t.co/a',
      expanded: 'a',
      media: false,
    }));
    const hostile = { text: 'https://t.co/a'.repeat(300), urls };
    const started = performance.now();
    sameText(hostile, 'a'.repeat(300));
    sameText({ text: '%'.repeat(100_000), urls: [] }, '%'.repeat(300));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
