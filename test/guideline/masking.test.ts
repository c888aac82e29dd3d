import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { myNumber } from '../../src/guideline/sensitive/check-digits.ts';
import { mask } from '../../src/guideline/sensitive/mask.ts';
import { check } from './check-text.ts';

const digits = (count: number) =>
  fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((all) => all.join(''));
const letters = (count: number) =>
  fc.string({
    unit: fc.constantFrom(...'ABCDEFGHabcdefgh0123456789'),
    minLength: count,
    maxLength: count,
  });
const dash = fc.constantFrom('', '-', ' ', '－', 'ー', '‐', '−', '–');
const wide = (text: string) =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

const mobile = fc
  .tuple(
    fc.constantFrom('060', '070', '080', '090'),
    fc.integer({ min: 1000, max: 9999 }),
    digits(4),
    dash,
  )
  .map(([head, middle, tail, sign]) => [head, middle, tail].join(sign));
const mail = fc
  .tuple(letters(8), fc.constantFrom('gmail.com', 'docomo.ne.jp', 'example.or.jp'))
  .map(([name, host]) => `${name}@${host}`);
const myNumbers = digits(11).map(
  (head) => [...'0123456789'].map((last) => head + last).find(myNumber) ?? '',
);
const token = fc.oneof(
  letters(30).map((tail) => `EAA${tail}`),
  letters(36).map((tail) => `ghp_${tail}`),
  fc.tuple(digits(10), letters(40)).map(([id, tail]) => `${id}-${tail}`),
);
const password = letters(12).map((tail) => `Pw9${tail}`);

/** The text as it stands in the post, and the part of it that nobody may read again. */
const sensitive = fc
  .tuple(
    fc.oneof(
      mobile.map((text) => ({ text, hidden: text })),
      mobile.map((text) => ({ text: wide(text), hidden: wide(text) })),
      mail.map((text) => ({ text, hidden: text })),
      myNumbers.map((text) => ({ text: `マイナンバー ${text}`, hidden: text })),
      token.map((text) => ({ text, hidden: text })),
      password.map((text) => ({ text: `パスワード：${text}`, hidden: text })),
    ),
  )
  .map(([one]) => one);

/** Every field that people fill in freely; the rules that repeat what they find there. */
const places: readonly ((text: string) => string)[] = [
  (text) => post({ body: text }),
  (text) => post({ body: `【要確認】${text}、12月8日（水）○○ https://www.example.com/` }),
  (text) => post({ body: '本文です。\n\n:::facebook\n役立たず\n:::', title: text }),
  (text) => post({ more: `answers:\n  - {question: may-be-published, answer: "${text}"}\n` }),
  (text) => post({ more: `answers:\n  - {question: "${text}", answer: はい}\n` }),
  (text) => post({ more: `acknowledge:\n  - {rule: "${text}", reason: 念のため}\n` }),
  (text) =>
    post({ body: '未確認です。', more: `acknowledge:\n  - {rule: hearsay, reason: "${text}"}\n` }),
  (text) => post({ more: `media:\n  - {file: "${text}.png"}\n` }),
  (text) =>
    post({ more: `media:\n  - {file: a.png, alt: "${text}", rights: "${text}", people: none}\n` }),
  (text) => post({ body: `[${text}](https://www.example.com/)` }),
];

function post({ body = '本文です。', title = '見本', more = '' }): string {
  return `---\ntitle: "${title}"\naccounts: [hokkaido-koho-facebook]\n${more}---\n${body}\n`;
}

describe('personal data and secrets', () => {
  it('are found wherever they stand, and no finding repeats them, whatever its rule', () => {
    fc.assert(
      fc.property(sensitive, fc.constantFrom(...places), ({ text, hidden }, place) => {
        const found = check(place(text), { questions: true });
        expect(found.map(({ rule }) => rule)).toEqual(
          expect.arrayContaining([expect.stringMatching(/^(?:personal-number|secret)$/)]),
        );
        expect(JSON.stringify(found)).not.toContain(hidden);
      }),
      { numRuns: 1_500 },
    );
  });

  it('stay masked where the policy has switched their rules off', () => {
    const rules = { 'personal-number': 'off', secret: 'off' } as const;
    fc.assert(
      fc.property(sensitive, fc.constantFrom(...places), ({ text, hidden }, place) => {
        const found = check(place(text), { questions: true, rules });
        expect(JSON.stringify(found)).not.toContain(hidden);
      }),
      { numRuns: 500 },
    );
  });

  it('in a link’s address do not reach the reason that is asked for it', () => {
    const found = check(post({ body: 'https://www.example.com/?token=Zx81Kq92Lm' }));
    expect(found.map(({ rule }) => rule)).toEqual(['link-reason', 'secret']);
    expect(JSON.stringify(found)).not.toContain('Zx81Kq92Lm');
  });
});

describe('a mask', () => {
  it('shows the first character and at most the length', () => {
    expect(mask('secret')).toBe('s＊＊＊＊＊');
    expect(mask('x'.repeat(100))).toBe('x＊＊＊＊＊＊＊＊');
    expect(mask('')).toBe('');
    expect(mask('𠮷野')).toBe('𠮷＊');
    expect(mask('（090')).toBe('0＊＊');
    expect(mask('（')).toBe('');
  });
});
