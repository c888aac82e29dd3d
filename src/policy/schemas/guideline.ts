import * as v from 'valibot';
import { questionConditions } from '../question-conditions.ts';
import { ruleSetting } from './rule-setting.ts';
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

const whenToAsk = [
  '尋ねる場面。always は常に。ほかは、投稿にあるときだけ尋ねる',
  'people-in-media 人の写る画像',
  'link リンク',
  'third-party-link 公式でないリンク先',
  'names-a-person 個人の名前',
  'others-work ほかの人の写真や文章',
  'emergency 災害・事故など',
  'forming-policy 検討中や公表前と見える言葉',
  'promotes 企業・商品・選挙など',
  'sensitive-topic 差別や人の尊厳に関わる話題',
  'personal-voice 個人の言い方',
  'correction 訂正・お詫び',
].join('。');

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
    v.record(slug, ruleSetting),
    '確認の種類ごとの重さ。書かなければその確認の既定になる',
  ),
  questions: described(
    v.record(
      slug,
      closed({
        clause: described(clauseId, '根拠の項目'),
        text: described(bilingual, '質問文'),
        when: described(v.picklist(questionConditions), whenToAsk),
        covers: v.optional(
          described(list(clauseId, { min: 1, max: 20 }), 'この質問で一緒に確かめる、ほかの項目'),
        ),
        answers: described(answers, '選べる答え。1つ以上は proceed'),
      }),
    ),
    '機械では分からないので人に尋ねること',
  ),
});
