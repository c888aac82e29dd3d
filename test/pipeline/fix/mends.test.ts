import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMends } from '../../../src/pipeline/fix/mend.ts';
import { mendsOf } from '../../../src/pipeline/fix/mends-of.ts';
import { cpuMs } from '../../guideline/hostile/growth.ts';

const fixed = (text: string) => applyMends(text, mendsOf(text));
/** The body is where people write for people. */
const inBody = (body: string) =>
  fixed(`---\ntitle: 見本\n---\n${body}`).replace(/^---\n.*\n---\n/, '');

describe('what is mended in a text', () => {
  it.each([
    ['12\u200b月8日', '12月8日'],
    ['申\u00ad込み\u200e\u2060', '申込み'],
    ['見\u0007本\u001b', '見本'],
    ['か\u3099き', 'がき'],
    ['ﾎﾟｽﾀｰ｢冬｣', 'ポスター「冬」'],
    ['令和８年１２月８日（火）１０時３０分', '令和8年12月8日（火）10時30分'],
    ['１０：３０～１２：００', '10:30～12:00'],
    ['１２／８（火）', '12/8（火）'],
    ['電話０１１－２３１－４１１１', '電話011-231-4111'],
    ['０１１（２３１）４１１１', '011(231)4111'],
    ['〒０６０－８５８８', '〒060-8588'],
    ['２０２６年度', '2026年度'],
  ])('%j', (before, after) => {
    expect(inBody(before)).toBe(after);
  });

  it.each([
    ['a single full-width digit, as many offices write', '３人で１つ、第１日、２時間'],
    ['emoji and their joiners', '👨‍👩‍👧🏳️‍🌈❤️'],
    ['variants of kanji in names', '葛󠄀城市、神、﨑'],
    ['what may hide another text', 'abc\u202edef\u202c'],
    ['line separators', '一行\u2028二行'],
    ['line ends of Windows', '一行\r\n二行\r\n'],
    ['tabs', 'a\tb'],
    ['numbers of other kinds', '１２３－４５６、１００円、Ａ１２'],
    ['half-width text', '12月8日（火）10:30、011-231-4111'],
  ])('%s stays', (_, text) => {
    expect(inBody(text)).toBe(text);
  });

  it('a BOM stays at the beginning and nowhere else', () => {
    expect(fixed('\ufeff---\ntitle: a\n---\n見\ufeff本')).toBe('\ufeff---\ntitle: a\n---\n見本');
  });

  it('in the settings only what is written for people', () => {
    const settings = (title: string, alt: string) =>
      `---\r\ntitle: ${title}\r\nmedia:\r\n  - {file: ﾎﾟｽﾀｰ１２月８日.png, alt: ${alt}, people: none}\r\n---\r\n`;
    expect(fixed(settings('１２月８日のｲﾍﾞﾝﾄ', 'ﾎﾟｽﾀｰ。１０：３０から'))).toBe(
      settings('12月8日のイベント', 'ポスター。10:30から'),
    );
  });

  it('without closed settings only what nobody sees', () => {
    expect(fixed('１２月８日ｱ\u200b')).toBe('１２月８日ｱ');
  });
});

const piece = fc.constantFrom(
  ...[
    '---',
    '\n',
    '\r\n',
    '\ufeff',
    '\u200b',
    '\u202e',
    '\u202c',
    '\u200d',
    '👩',
    '\ufe0f',
    '葛󠄀',
    'か\u3099',
    'e\u0301',
  ],
  ...[
    'ｶﾞ',
    'ｱ',
    '１２月',
    '８日',
    '１０：３０',
    '０１１－',
    '２３１－４１１１',
    '（',
    '火）',
    'alt: ',
    'file: ',
    '、',
    '本文',
  ],
);

describe('whatever the text', () => {
  it('a second time there is nothing left to mend', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 40 }),
        (pieces) => {
          const once = fixed(pieces.join(''));
          expect(fixed(once)).toBe(once);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('long lines are read in linear time', () => {
    for (const shape of [
      '\u200b',
      'か\u3099',
      'ｱ',
      '１',
      '１２月',
      '０１１－',
      '１０：',
      'alt: ',
      ', a: ',
      '\ufe0f',
      '年',
      '\n',
      '---\n',
    ]) {
      const text = `---\n---\n${shape.repeat(64_000 / shape.length)}`;
      const spent = cpuMs(() => {
        mendsOf(text);
        mendsOf(shape.repeat(64_000 / shape.length));
      });
      expect(spent, JSON.stringify(shape)).toBeLessThan(1_500);
    }
  });
});
