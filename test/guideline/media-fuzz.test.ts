import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { peopleInAlt } from '../../src/guideline/image/people-in-alt.ts';
import { rightsFault } from '../../src/guideline/image/rights-fault.ts';
import { tellsNothing } from '../../src/guideline/image/tells-nothing.ts';
import { conditionMet } from '../../src/guideline/questions/condition-met.ts';
import { imageText } from '../../src/guideline/rules/image-text.ts';
import { questionConditions } from '../../src/policy/question-conditions.ts';
import { contextOf, postOf, withBody } from './check-text.ts';
import { cpuMs } from './hostile/growth.ts';

const shapes = [
  ...['画像', '詳細は画像', '日時', '日時は', '日時・場所', '下の画像', '1枚目', '図', 'の', 'は'],
  ...['さん', '山田', '山田さん', '山 田', 'カ', 'カ・', '(12', '(あ', '女性', '選手', '氏', '笑'],
  ...[
    '子',
    '子ども',
    '3人',
    'イラスト',
    '「',
    '「子',
    '『',
    '"',
    '像の',
    '許可',
    '許可を',
    'ネット',
  ],
  ...[
    'フリー',
    '様子',
    'イベント',
    '写真',
    'ー',
    'google',
    '確認',
    'たぶん',
    '職員が',
    '！',
    'w',
    'が発生',
  ],
];

/** As long as the front matter lets a description be, and then some. */
const value = (shape: string) => shape.repeat(20_000 / shape.length);

describe('long and hostile', () => {
  it('declarations are read in linear time', () => {
    for (const shape of shapes) {
      const text = value(shape);
      const spent = cpuMs(() => {
        peopleInAlt(text);
        rightsFault(text);
        tellsNothing(text);
      });
      expect(spent, shape).toBeLessThan(1_500);
    }
  });

  it('texts are read in linear time', () => {
    for (const shape of shapes) {
      const line = shape.repeat(60_000 / shape.length);
      const post = postOf(withBody('本文です。'));
      const placeAt = (_: number, index: number) => ({ line: 6, column: index + 1 });
      const passage = { text: line, lines: [{ line: 6, column: 1 }], links: [], placeAt };
      const variants = post.variants.slice(0, 1).map((one) => ({ ...one, passages: [passage] }));
      const context = contextOf({ ...post, variants });
      const spent = cpuMs(() => {
        imageText.check(context);
        for (const condition of questionConditions) conditionMet(condition, context);
      });
      expect(spent, shape).toBeLessThan(2_500);
    }
  });

  it('whatever is declared, an answer comes', () => {
    const text = fc.oneof(
      fc
        .array(fc.constantFrom(...shapes, '。', ' ', '、', 'と', '\n'), { maxLength: 20 })
        .map((all) => all.join('')),
      fc.string({ unit: 'grapheme', maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (one) => {
        const told = peopleInAlt(one);
        // The word is quoted in a message: never a whole paragraph.
        if (told) expect(told.word.length).toBeLessThan(40);
        rightsFault(one);
        tellsNothing(one);
      }),
      { numRuns: 2_000 },
    );
  });
});
