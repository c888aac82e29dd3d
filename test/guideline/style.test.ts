import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/guideline/rule.ts';
import { sentencesOf } from '../../src/guideline/style/sentences.ts';
import { check, withBody } from './check-text.ts';

/** The file with every mend that was offered. */
function mended(file: string, findings: readonly Finding[]): string {
  const lines = file.split('\n');
  for (const { line, column, fix } of findings.toReversed()) {
    const text = lines[line - 1] ?? '';
    if (fix)
      lines[line - 1] = text.slice(0, column - 1) + fix.text + text.slice(column - 1 + fix.length);
  }
  return lines.join('\n');
}

describe('mends of style', () => {
  it.each([
    ['ｾﾐﾅｰとﾊﾟﾝﾌﾚｯﾄ', 'セミナーとパンフレット'],
    ['気温１０℃、ﾃﾞｰﾀは5㌔', '気温１０℃、データは5キロ'],
    ['𝗢𝗣𝗘𝗡 𝗗𝗔𝗬です', 'OPEN DAYです'],
    ['ご利用下さい。お待ちして頂きます。', 'ご利用ください。お待ちしていただきます。'],
    ['利用する事が出来ます。', '利用することができます。'],
  ])('%s becomes %s', (body, wanted) => {
    const file = withBody(body);
    const findings = check(file, { rules: { kobun: 'warn' } });
    expect(mended(file, findings)).toBe(withBody(wanted));
    expect(check(withBody(wanted), { rules: { kobun: 'warn' } })).toEqual([]);
  });

  it.each([
    ['written with an entity', 'ﾊ&#xff9f;ﾝ、㌔', 1],
    ['the end of a link', '[ﾊﾟﾝﾌ](https://www.pref.hokkaido.lg.jp/)', 0],
    ['in NFD, where columns differ', '利用する事か\u3099多い。', 0],
    ['written with a gap', '利用出来 ます。', 0],
  ])('are left to the author where the word is %s', (_, body, fixes) => {
    const findings = check(withBody(body), { rules: { kobun: 'warn' } });
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(({ fix }) => fix)).toHaveLength(fixes);
  });

  it('are left to the author in a description, whose place is that of its value', () => {
    const media = 'media:\n  - {file: a.png, alt: ﾊﾟﾝﾌﾚｯﾄの表紙, rights: 道が作成, people: none}\n';
    const found = check(withBody('本文。', media)).filter(({ rule }) => rule === 'half-width-kana');
    expect(found.map(({ fix }) => fix)).toEqual([undefined]);
  });
});

describe('sentences', () => {
  it('end with their signs and hold nothing that is enclosed', () => {
    expect(sentencesOf('晴れ（雪（みぞれ）も）です。「終わり。」と言う！続く')).toEqual([
      { text: '晴れです。', index: 0, end: 14 },
      { text: 'と言う！', index: 20, end: 24 },
      { text: '続く', index: 24, end: 26 },
    ]);
  });

  it('read past a bracket that nobody closes, and one that nobody opened', () => {
    expect(sentencesOf('①）晴れ（雪です。')).toEqual([
      { text: '①）晴れ（雪です。', index: 0, end: 9 },
    ]);
  });
});
