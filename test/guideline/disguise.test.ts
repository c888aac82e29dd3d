import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPost } from '../../src/guideline/check-post.ts';
import { foldDigits } from '../../src/guideline/folding/fold-digits.ts';
import { luhn, myNumber } from '../../src/guideline/sensitive/check-digits.ts';
import type { Post } from '../../src/post/post.ts';
import { contextOf, postOf, withBody } from './check-text.ts';

const digits = (count: number) =>
  fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((all) => all.join(''));

/** How a digit may be written; the whole number is written in one way, as people do. */
const scripts: readonly ((digit: string) => string)[] = [
  (digit) => digit,
  (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  (digit) => '〇一二三四五六七八九'.charAt(Number(digit)),
  (digit) => '零壱弐参四伍六七八九'.charAt(Number(digit)),
  (digit) => '⓪①②③④⑤⑥⑦⑧⑨'.charAt(Number(digit)),
  (digit) => '⓿❶❷❸❹❺❻❼❽❾'.charAt(Number(digit)),
  (digit) => String.fromCodePoint(0x1d7ce + Number(digit)),
  (digit) => String.fromCharCode(0x0660 + Number(digit)),
  (digit) => String.fromCharCode(0x0966 + Number(digit)),
  (digit) => `${digit}\ufe0f\u20e3`,
  (digit) => `${digit}\u0332`,
];
const signs = [
  '',
  '-',
  '－',
  'ー',
  '‐',
  '–',
  '—',
  '―',
  '−',
  'ｰ',
  '・',
  '．',
  '.',
  '/',
  '～',
  'の',
  ' ',
  '　',
  '\u00a0',
  '\u2009',
  ' - ',
];
const invisibles = ['', '', '\u200b', '\u200d', '\u00ad', '\u2060', '\ufeff', '\u034f'];

/** One digit so, the next so. */
const mixed = fc
  .infiniteStream(fc.constantFrom(...scripts.slice(0, 3)))
  .map((stream) => (digit: string) => stream.next().value?.(digit) ?? digit);

/** The groups of a number as somebody may hide it. */
const hidden = (groups: readonly string[]) =>
  fc
    .record({
      script: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...scripts) }, mixed),
      sign: fc.constantFrom(...signs),
      invisible: fc.constantFrom(...invisibles),
    })
    .map(({ script, sign, invisible }) =>
      groups.map((group) => [...group].map(script).join(invisible)).join(invisible + sign),
    );

const mobile = fc
  .tuple(
    fc.constantFrom('060', '070', '080', '090'),
    fc.integer({ min: 1000, max: 9999 }),
    digits(4),
  )
  .chain(([head, middle, tail]) => hidden([head, String(middle), tail]));
const my = digits(11)
  .map((head) => [...'0123456789'].map((last) => head + last).find(myNumber) ?? '')
  .filter((number) => number !== '' && !/^(\d)\1*$/.test(number))
  .chain((number) => hidden([number.slice(0, 4), number.slice(4, 8), number.slice(8)]));
const card = digits(14)
  .map((rest) => [...'0123456789'].map((last) => `4${rest}${last}`).find(luhn) ?? '')
  .chain((number) => hidden(number.match(/.{4}/g) ?? []));

const number = fc.oneof(
  mobile.map((text) => ({ label: '連絡先：', text })),
  my.map((text) => ({ label: 'マイナンバーは「', text })),
  card.map((text) => ({ label: 'カード番号（', text })),
);

/** Of a parsed post, but with what the parser refuses as invisible: rules do not lean on it. */
function postWith(line: string): Post {
  const post = postOf(withBody('本文です。'));
  const [variant] = post.variants;
  const passage = { text: line, lines: [{ line: 6, column: 1 }], links: [] };
  const placeAt = (_: number, index: number) => ({ line: 6, column: index + 1 });
  return {
    ...post,
    variants: variant ? [{ ...variant, passages: [{ ...passage, placeAt }] }] : [],
  };
}

describe('a number in any disguise', () => {
  it('is found at its place, and no message holds it in the clear', () => {
    fc.assert(
      fc.property(number, ({ label, text }) => {
        const line = `【要確認】${label}${text}」）です。○○`;
        const found = checkPost(contextOf(postWith(line)));
        const own = found.filter(({ rule }) => rule === 'personal-number');
        expect(own, line).toHaveLength(1);
        expect(own[0]).toMatchObject({ severity: 'block', column: line.indexOf(text) + 1 });
        const plain = foldDigits({ prose: text }).text.replace(/\D/g, '');
        const told = JSON.stringify(found);
        expect(told).not.toContain(text);
        expect(told.replace(/[^\d]/g, '')).not.toContain(plain);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('folding digits', () => {
  it.each([
    ['０９０－１２３４', '090-1234'],
    ['〇九〇ー一二三四', '090-1234'],
    ['⓪⑨⓪①②③④', '0901234'],
    ['①090 ②080', ' 090  080'],
    ['第三回、二〇二六年、十二月', '第三回、二〇二六年、十二月'],
    ['090-○○○○-○○○○', '090-○○○○-○○○○'],
    ['コーヒー10ー20杯', 'コーヒー10-20杯'],
    ['O9O-1234', '090-1234'],
    ['CO90', 'CO90'],
    ['ﾏｲﾅﾝﾊﾞｰ', 'マイナンバー'],
  ])('%s → %s', (line, folded) => {
    expect(foldDigits({ prose: line }).text).toBe(folded);
  });

  it('leads back to the very characters, whatever the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (line) => {
        const { text, spanOf } = foldDigits({ prose: line });
        for (let start = 0; start < text.length; start += 1) {
          const { index, length } = spanOf(start, start + 1);
          expect(index).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThan(0);
          expect(index + length).toBeLessThanOrEqual(line.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
