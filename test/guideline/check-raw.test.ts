import { describe, expect, it } from 'vitest';
import { checkRaw } from '../../src/guideline/check-raw.ts';
import { parsePost } from '../../src/post/parse-post.ts';
import { policyFor } from './check-text.ts';
import { cpuMs } from './hostile/growth.ts';

const path = 'posts/koho/2026/a.md';
const policy = policyFor();

function findings(file: string | Uint8Array, under = policy) {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  const parsed = parsePost(bytes, { path, timeZone: 'Asia/Tokyo' });
  if (parsed.ok) throw new Error('the file is a post');
  return checkRaw({ path, bytes, faults: parsed.faults }, under);
}

const shown = (file: string | Uint8Array) =>
  findings(file).map(({ rule, severity, line, column }) => `${rule} ${severity} ${line}:${column}`);

const head = '---\ntitle: 冬\naccounts: [a-x]\n---\n';

describe('a file that is no post', () => {
  it('tells its form and what stands in it, in the order of the file, nothing twice', () => {
    const file = `${head}**強調** 電話 090-1234-5678\nパスワード：Yuki2026\n# 見出し yamada@gmail.com\n`;
    expect(shown(file)).toEqual([
      'form/construct block 5:1',
      'personal-number block 5:11',
      'secret block 6:7',
      'form/construct block 7:1',
      'personal-number block 7:7',
    ]);
  });

  it.each([
    ['an unknown key', '---\ntitle: 冬\naccounts: [a-x]\ntel: 090-1234-5678\n---\n本文\n', '4:6'],
    [
      'a key that is the number',
      '---\ntitle: 冬\naccounts: [a-x]\n090-1234-5678: x\n---\n本文\n',
      '4:1',
    ],
    ['no front matter', '担当 090-1234-5678\n', '1:4'],
    ['no end of the front matter', '---\ntitle: 090-1234-5678\n', '2:8'],
    ['YAML that cannot be read', '---\ntitle: [090-1234-5678\n---\n本文\n', '2:9'],
    ['CRLF', `${head}**a**\r\n090-1234-5678\r\n`, '6:1'],
    ['an invisible character inside', `${head}090\u200b-1234-\u200b5678\n`, '5:1'],
    ['emphasis inside', `${head}**090**-1234-**5678**\n`, '5:3'],
    ['tags inside', `${head}<b>090</b>-1234-5678\n`, '5:4'],
    ['a character reference inside', `${head}**a** &#48;90-1234-5678\n`, '5:7'],
    ['a path that is no post’s', `${head}090-1234-5678\n\u0007`, '5:1'],
  ])('%s hides nothing', (_what, file, place) => {
    const numbers = findings(file).filter(({ rule }) => rule === 'personal-number');
    expect(numbers.map(({ line, column }) => `${line}:${column}`)).toEqual([place]);
    expect(JSON.stringify(findings(file))).not.toMatch(/1234-|5678/);
  });

  it('is read in whatever encoding it was saved', () => {
    const text = '---\ntitle: a\naccounts: [a-x]\n---\n090-1234-5678\n';
    const utf16 = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt(0), 0])]);
    const shiftJis = new Uint8Array([...new TextEncoder().encode(text), 0x93, 0xfa, 0x96, 0x7b]);
    for (const file of [utf16, shiftJis])
      expect(shown(file)).toContain('personal-number block 5:1');
  });

  it('masks what its faults quote, also where the rules are off', () => {
    const rules = { 'personal-number': 'off', secret: 'off' } as const;
    const file =
      '---\ntitle: 冬\naccounts: [a-x]\n口座番号 1234567: x\n---\nパスワード：Yuki2026\n';
    const said = findings(file, policyFor({ rules }));
    expect(said.every(({ rule }) => rule.startsWith('form/'))).toBe(true);
    expect(JSON.stringify(said)).not.toMatch(/1234567|Yuki2026/);
  });

  it('without anything of the kind tells its form alone', () => {
    const file = `${head}**強調** 問合せ：広報課 011-231-4111、koho@pref.hokkaido.lg.jp\n`;
    expect(shown(file)).toEqual(['form/construct block 5:1']);
  });

  it('that is huge or hostile is read in time', () => {
    for (const piece of [
      '*',
      '<a',
      '&#4',
      '0-',
      '090-1234-5678 ',
      'パスワード：a',
      '佐藤さん',
      '\\',
    ]) {
      const spent = cpuMs(() => {
        findings(`${head}**a** ${piece.repeat(60_000 / piece.length)}`);
      });
      expect(spent, piece).toBeLessThan(3_000);
    }
  });
});
