import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { conditionMet } from '../../src/guideline/questions/condition-met.ts';
import {
  type QuestionCondition,
  questionConditions,
} from '../../src/policy/question-conditions.ts';
import { repositoryRoot } from '../policy/policy-files.ts';
import { check, contextOf, policyFor, postOf, withBody } from './check-text.ts';
import { png } from './images.ts';

const policy = policyFor({ questions: true });
const questions = [...policy.guideline.questions.values()];

/** The ids of what a post with this body is asked. */
function asked(body: string, more = ''): readonly string[] {
  const context = contextOf(postOf(withBody(body, more)), { questions: true });
  return questions.filter(({ when }) => conditionMet(when, context)).map(({ id }) => id);
}

const further = (body: string, more = '') => asked(body, more).slice(2);
const medium = (o: Readonly<Record<string, string>>) =>
  `media: [${JSON.stringify({ file: 'a.png', alt: '雪の庁舎', rights: '道が作成', people: 'none', ...o })}]\n`;

describe('what a post is asked', () => {
  it('are two things where it holds nothing out of the ordinary', () => {
    expect(asked('道庁の窓口は、平日の9時から17時30分まで開いています。')).toEqual([
      'may-be-published',
      'facts-checked',
    ]);
  });

  it.each([
    ['person-agreed', '読み聞かせの名人、北海太郎さんにお話を伺いました。'],
    ['person-agreed', '講師は作家の佐藤氏です。'],
    ['rights-cleared', '写真提供：大通写真館'],
    ['source-confirmed', '町内でヒグマの目撃がありました。'],
    ['source-confirmed', '国道は雪のため通行止めです。'],
    ['decided-and-announced', '来年度の予算案がまとまりました。'],
    ['decided-and-announced', '統廃合を検討しています。'],
    ['fair-to-all', '株式会社北の味の新商品です。'],
    ['fair-to-all', '候補者の政策を比べてみましょう。'],
    ['nobody-hurt', '外国人の方への相談窓口です。'],
    ['nobody-hurt', '主婦なら分かる節約術です。'],
    ['official-voice', '個人的には、朝の散歩が好きです。'],
    ['official-voice', '今日の給食、おいしそう！！'],
    ['error-confirmed', '訂正してお詫びします。'],
    ['link-trust', '催しの案内はこちら https://www.example.com/a'],
  ])('%s: %s', (question, body) => {
    expect(further(body)).toContain(question);
  });

  it.each([
    '皆さん、お父さん、お客様、お越しください。',
    '町内会の役員の両氏ではなく、どなたでも参加できます。',
    '詳しくは https://www.example.lg.jp/a をご覧ください。',
    '除雪にご協力ください。',
    '雪まつりの雪像づくりが始まりました。',
    '12月5日（土）10時から、図書館で読み聞かせ会を開きます。',
  ])('nothing more: %s', (body) => {
    expect(further(body)).toEqual([]);
  });

  it('about images: people in them, and whose they are', () => {
    expect(further('本文です。', medium({}))).toEqual([]);
    expect(further('本文です。', medium({ rights: '広報課職員が撮影' }))).toEqual([]);
    expect(further('本文です。', medium({ people: 'consent' }))).toEqual(['people-consent']);
    expect(further('本文です。', medium({ rights: '撮影者の許諾（11月20日）' }))).toEqual([
      'rights-cleared',
    ]);
  });

  it('is answered as offered; a note may say more', () => {
    const answers = (note: string) => `answers:
  - {question: may-be-published, answer: はい${note}}
  - {question: facts-checked, answer: 照らし合わせた}
`;
    const findings = (more: string) =>
      check(withBody('窓口の案内です。', more), { questions: true }).map(
        ({ rule, severity }) => `${severity} ${rule}`,
      );
    expect(findings(answers(', note: 11月20日に所属長に確認'))).toEqual([]);
    expect(findings(answers('').replace('はい', '12月1日から'))).toEqual(['ask question']);
    // A note is written by people like everything else.
    expect(findings(answers(', note: 090-1234-5678 に電話'))).toEqual(['block personal-number']);
  });
});

describe('the example policy', () => {
  it('uses each condition that there is but the plain one for links', () => {
    const used = new Set<QuestionCondition>(questions.map(({ when }) => when));
    expect(questionConditions.filter((one) => !used.has(one))).toEqual(['link']);
  });

  it('asks about every clause on a post’s content that needs a person', () => {
    const covered = new Set(questions.flatMap(({ clause, covers = [] }) => [clause, ...covers]));
    // "A" in the column of what koho does, but those about set-up, contracts and incidents.
    const needed = [
      'HSM-3-1-1',
      'HSM-3-6-P',
      'HSM-4-1',
      'HSM-4-2',
      'HSM-4-3',
      'HSM-4-4',
      'HSM-5-3',
    ];
    const forbidden = [1, 2, 3, 4, 6, 7, 8, 9].map((n) => `HSM-4-7-${n}`);
    expect([...needed, ...forbidden].filter((clause) => !covered.has(clause))).toEqual([]);
  });

  it('can always be answered so that the post goes on, and so that it stops', () => {
    for (const { id, answers } of questions) {
      const effects = new Set(answers.map(({ effect }) => effect));
      expect(effects, id).toEqual(new Set(['proceed', 'stop']));
    }
  });
});

describe('how many questions posts are asked', () => {
  const lines = readFileSync(join(repositoryRoot, 'test/evaluation/posts/a.jsonl'), 'utf8');
  const cases: readonly { text: string; expect: readonly string[]; media?: readonly object[] }[] =
    lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const counts = (all: typeof cases) =>
    all
      .flatMap(({ text, media = [] }) => {
        const more = media.length > 0 ? `media: [${media.map(declared).join(', ')}]\n` : '';
        try {
          return [asked(text, more).length];
        } catch {
          // A file of wrong form is asked nothing.
          return [];
        }
      })
      .toSorted((a, b) => a - b);

  function declared(one: object): string {
    const { is: _, ...medium } = one as { is?: string };
    return JSON.stringify(medium);
  }

  it('good posts: two in the middle, five at most', () => {
    const good = counts(cases.filter(({ expect: right }) => right.includes('ok')));
    expect(good.length).toBeGreaterThan(70);
    expect(good[Math.floor(good.length / 2)]).toBe(2);
    expect(good.at(-1)).toBeLessThanOrEqual(5);
    const four = good.filter((count) => count > 4).length;
    expect(four / good.length).toBeLessThan(0.03);
  });

  it('all posts: five at most', () => {
    expect(counts(cases).at(-1)).toBeLessThanOrEqual(5);
  });
});

it('an image of one’s own makes no question', () => {
  const body = withBody('本文です。', medium({ rights: '交通安全課が作成' }));
  const media = new Map([['a.png', png()]]);
  const rules = check(body, { questions: true, media }).map(({ rule }) => rule);
  expect(rules).toEqual(['question', 'question']);
});
