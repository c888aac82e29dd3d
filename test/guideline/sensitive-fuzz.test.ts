import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personalNumber } from '../../src/guideline/rules/personal-number.ts';
import { privatePerson } from '../../src/guideline/rules/private-person.ts';
import { secret } from '../../src/guideline/rules/secret.ts';
import { maskShapes } from '../../src/guideline/sensitive/mask-shapes.ts';
import { rawLines } from '../../src/guideline/sensitive/raw-lines.ts';
import type { Post } from '../../src/post/post.ts';
import { contextOf, postOf, withBody } from './check-text.ts';
import { cpuMs } from './hostile/growth.ts';

const rules = [personalNumber, privatePerson, secret];

/** What these rules react to, in pieces. */
const shapes = [
  // The beginnings of tokens, end to end.
  ...['-eyJ', '-EAA', '-ghp_', '-sk-', '-SG.', '-xoxb-', 'a://b:', ';token='],
  ...[
    '0',
    '09',
    '0-',
    '090',
    '090-',
    '0901',
    '〇',
    '〇九',
    '①',
    '⓪',
    '０',
    'の',
    '0の',
    '1 ',
    '1.',
    '((',
    '81',
    '+81',
  ],
  ...[
    '@',
    'a@',
    'a@a.',
    'a at ',
    'a.',
    '[at]',
    '(アット)',
    'アット',
    '★',
    'a★a.',
    'ドット',
    'a dot ',
  ],
  ...[
    'マイナンバー',
    'マイナンバー1',
    'カード番号',
    'CVV',
    'CVV 1',
    '口座番号',
    '口座番号 1',
    '普通',
    '支店',
    '記号',
    '記号12345',
  ],
  ...[
    '免許',
    '第1',
    'AB',
    'AB1',
    'AB1234567',
    '年金番号',
    '年金番号 1',
    '被保険者',
    '被保険者番号',
    '手帳',
    '札幌',
    '札幌 30',
    '札幌 300 あ',
    '300 あ ',
  ],
  ...[
    '自宅',
    '佐藤',
    '佐藤さん',
    '様',
    '氏',
    'さん',
    'くん',
    'ちゃん',
    '佐藤花子（',
    '（78）',
    '（78歳）',
    '、',
    '佐藤花子、',
    '氏名：',
    '氏名：佐藤',
    '滞納者',
  ],
  ...[
    '昭和30年',
    '昭和30年1月1日生',
    '1丁目',
    '町内',
    '78歳',
    '町内の78歳',
    '男性',
    '感染',
    '逮捕',
    '生活保護',
    'ワタナベ',
    'ワ・',
    'LINE ID',
    '個人の',
  ],
  ...[
    'パスワード',
    'パスワード：',
    'パスワードは',
    'パスワード「',
    'PW',
    'PIN',
    'PASS:',
    'ID',
    'ID:',
    'ID:a',
    'ミーティングID',
    'APIキー',
    'トークン',
    'root/',
    'root/a1',
    '10.0',
    '10.0.0.1 ',
  ],
  ...[
    '秘密の質問',
    '秘密の質問答え',
    '://',
    'a://a:',
    'a://a:a@',
    '?token=',
    'sk-',
    'SG.',
    'eyJ',
    'EAA',
    '\u200b',
    'ﾊﾟ',
    'か\u3099',
    '𝟎',
    '\ud800',
    '　',
    '\t',
  ],
];

function postWithLine(line: string): Post {
  const post = postOf(withBody('本文です。'));
  const [variant] = post.variants;
  const passage = { text: line, lines: [{ line: 6, column: 1 }], links: [] };
  const placeAt = (_: number, index: number) => ({ line: 6, column: index + 1 });
  return {
    ...post,
    variants: variant ? [{ ...variant, passages: [{ ...passage, placeAt }] }] : [],
  };
}

describe('a line of 50 KB', () => {
  // Quadratic work takes many seconds; linear work some milliseconds.
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s reads in linear time', (_, rule) => {
    for (const shape of shapes) {
      // The words in front open every gate.
      const line = `佐藤花子さん 感染 パスワード 090 ${shape.repeat(50_000 / shape.length)}!`;
      const context = contextOf(postWithLine(line));
      const spent = cpuMs(() => {
        rule.check(context);
      });
      expect(spent, shape).toBeLessThan(1_500);
    }
  });

  it('is masked as a fault quotes it, and read raw, in linear time', () => {
    for (const shape of [...shapes, '<', '<a', '&#', '&#4', '*', '\\', '`']) {
      const line = shape.repeat(50_000 / shape.length);
      const spent = cpuMs(() => {
        maskShapes(line.slice(0, 5_000));
        rawLines(new TextEncoder().encode(line));
      });
      expect(spent, shape).toBeLessThan(1_500);
    }
  });
});

describe('pieces of personal data in any order', () => {
  const line = fc.array(fc.constantFrom(...shapes), { maxLength: 25 }).map((all) => all.join(''));

  it('are judged without a crash, inside the line, each spot of a rule once', () => {
    fc.assert(
      fc.property(line, (text) => {
        const context = contextOf(postWithLine(text));
        for (const rule of rules) {
          const places = rule.check(context).map(({ place }) => place.column);
          expect(new Set(places).size).toBe(places.length);
          for (const column of places) {
            expect(column).toBeGreaterThanOrEqual(1);
            expect(column).toBeLessThanOrEqual(text.length + 1);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
