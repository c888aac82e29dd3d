import * as v from 'valibot';
import { most, usualWithin } from '../dictionary/limits.ts';
import { severities } from '../policy.ts';
import {
  bilingual,
  clauseId,
  closed,
  described,
  expected,
  integer,
  line,
  list,
  slug,
} from './values.ts';

export const nameShape = '[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,39}';
/** `groups`, or `discrimination/groups` of another dictionary. */
const reference = `(?:${nameShape}/)?${nameShape}`;
const referenceShape = new RegExp(`^${reference}$`);
/** What stands in a pattern: a class, or the end of the sentence. */
const stepShape = new RegExp(`^(?:@end|${reference})$`);
const classReference = v.pipe(v.string(), v.regex(referenceShape, expected('class-reference')));
const step = v.pipe(v.string(), v.regex(stepShape, expected('class-reference')));

const severity = v.picklist(severities);
const words = list(line, { min: 0, max: most.words });
const classNames = list(classReference, { min: 0, max: most.classNames });
const suggest = v.optional(described(line, '言い換えの案'));
const unless = described(
  v.optional(classNames, []),
  '同じ文にこのクラスの語があれば対象にしない（「」の中の語は、投稿のどこにあってもよい）',
);
const except = described(
  v.optional(list(line, { min: 0, max: most.except }), []),
  'この語を含んでいても問題のない語',
);
const whole = v.optional(
  described(
    v.boolean(),
    'true は前後で区切れる語だけ、false はどこにあっても。書かなければ文字の種類で決まる',
  ),
);

const entrySchema = closed({
  word: described(line, '探す語またはホスト名'),
  spellings: described(
    v.optional(list(line, { min: 0, max: most.spellings }), []),
    'ほかの書き方（当て字、伏せ字など）。伏せ字は ○ で書く',
  ),
  severity: v.optional(
    described(severity, 'この語だけ重さを変えるとき。block は要修正、warn は注意、ask は質問'),
  ),
  except,
  whole,
  unless,
  suggest,
  note: v.optional(described(bilingual, 'なぜ避けるか')),
});

const wordClass = closed({
  words: described(v.optional(words, []), '語の並び'),
  includes: described(v.optional(classNames, []), 'この中に含めるほかのクラス'),
  except,
  whole,
});

const patternSchema = closed({
  find: described(
    list(step, { min: 1, max: most.steps }),
    'そろうと対象になるクラス。@end は文の終わり',
  ),
  order: described(
    v.optional(v.picklist(['fixed', 'any']), 'fixed'),
    'fixed は find の順だけ、any はどの順でも',
  ),
  within: described(
    v.optional(integer({ min: 0, max: most.within }, 'within'), usualWithin),
    '前の語の終わりから次の語までの字数の上限',
  ),
  scope: described(
    v.optional(v.picklist(['sentence', 'post']), 'sentence'),
    'sentence は1つの文の中、post は投稿のどこかにそろえばよい',
  ),
  quoted: described(
    v.optional(v.picklist(['any', 'skip', 'only']), 'any'),
    '「」の中の語。skip は数えない、only は「」の中だけ、any は区別しない',
  ),
  unless,
  severity: v.optional(described(severity, '重さ。書かなければ確認 words の重さ')),
  clause: v.optional(described(clauseId, 'この型だけ項目を変えるとき')),
  suggest,
  note: described(bilingual, 'なぜ避けるか、どう直すか'),
});

/** `dictionaries/<id>.yml`. That it says something at all is asked of the three lists together. */
export const dictionarySchema = closed({
  clause: described(clauseId, '根拠の項目（guideline.yml のキー）'),
  unless,
  entries: described(v.optional(list(entrySchema, { min: 0, max: most.entries }), []), '語の一覧'),
  classes: described(v.optional(v.record(slug, wordClass), {}), '型で使う語の組'),
  patterns: described(v.optional(v.record(slug, patternSchema), {}), '語の組み合わせの型'),
});
