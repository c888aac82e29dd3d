import * as v from 'valibot';
import { bilingual, clauseId, closed, described, expected, line, list, slug } from './values.ts';

const answers = v.pipe(
  list(
    closed({
      text: described(bilingual, '選べる答え'),
      effect: described(v.picklist(['proceed', 'stop']), '進めるなら proceed、止めるなら stop'),
    }),
    { min: 1, max: 10 },
  ),
  v.check(
    (all) =>
      all.some(({ effect }) => effect === 'proceed') &&
      (['ja', 'en'] as const).every(
        (language) => new Set(all.map(({ text }) => text[language])).size === all.length,
      ),
    expected('answers-can-proceed'),
  ),
);

/** `guideline.yml` */
export const guidelineSchema = closed({
  title: described(line, 'ガイドラインの名称'),
  clauses: described(
    v.record(
      clauseId,
      closed({
        cite: described(bilingual, '項目の呼び方。例 4(4)'),
        meaning: described(bilingual, '項目の意味を1行で'),
      }),
    ),
    'ガイドラインの項目',
  ),
  rules: described(
    v.record(
      slug,
      described(
        v.picklist(['block', 'warn', 'ask', 'off']),
        'block は要修正、warn は注意、ask は質問、off は使わない',
      ),
    ),
    '確認の種類ごとの重さ。書かなければその確認の既定になる',
  ),
  questions: described(
    v.record(
      slug,
      closed({
        clause: described(clauseId, '根拠の項目'),
        text: described(bilingual, '質問文'),
        when: described(
          v.picklist(['always', 'people-in-media', 'link']),
          '尋ねる場面。always は常に、people-in-media は人の写る画像、link はリンクがあるとき',
        ),
        answers: described(answers, '選べる答え。1つ以上は proceed'),
      }),
    ),
    '機械では分からないので人に尋ねること',
  ),
});
