import type { Finding } from '../../../guideline/rule.ts';
import { type Standing, standingOf } from '../../../guideline/standing.ts';
import { plain } from '../markdown-text.ts';
import { type Told, toldOnce } from '../told-once.ts';
import { acknowledgeText } from './acknowledge-text.ts';
import type { CommentInput } from './comment-input.ts';
import { content } from './content.ts';
import { findingsList } from './findings-list.ts';
import { policySection } from './policy-section.ts';
import { questionsList } from './questions-list.ts';

/** What the author reads while something blocks or is unanswered. */
export function staffComment(input: CommentInput, findings: readonly Finding[]): string {
  const say = words[input.language];
  const told = toldOnce(findings);
  const of = (standing: Standing) => told.filter((one) => standingOf(one) === standing);
  const blocks = of('open').filter(({ severity }) => severity === 'block');
  const questions = of('open').filter(({ severity }) => severity === 'ask');
  const passing = told.filter((one) => standingOf(one) !== 'open');
  const how = acknowledgeText(input);
  const proposed = input.policyProposal?.described;
  const sections = [
    ...section(say.mend, blocks, findingsList(blocks, input), passing.length === 0 ? how : ''),
    ...section(say.passable, passing, findingsList(passing, input), how),
    ...section(
      say.questions,
      questions,
      questionsList(questions, input),
      say.named(plain(input.author)),
    ),
    `${say.content}\n\n${contents(input)}`,
    `${say.next}\n\n${say.steps}`,
  ];
  return [
    `### ${say.conclusion(blocks.length, questions.length)}`,
    say.nothingPublic,
    ...sections.map((text, index) => `#### ${index + 1} ${text}`),
    ...(proposed ? [policySection(proposed, input.language)] : []),
    `<sub>${say.disclosure}</sub>`,
  ].join('\n\n');
}

function section(
  title: string,
  findings: readonly Told[],
  ...texts: readonly string[]
): readonly string[] {
  if (findings.length === 0) return [];
  return [[title, ...texts.filter((text) => text !== '')].join('\n\n')];
}

function contents(input: CommentInput): string {
  const all = input.examinations.map((one) => content(one, input)).join('\n\n');
  return all || words[input.language].nothing;
}

const words = {
  ja: {
    conclusion: (blocks: number, questions: number) =>
      blocks > 0
        ? `まだ公開できません（要修正${blocks}件${questions > 0 ? `、質問${questions}件` : ''}）`
        : `お答えを待っています（質問${questions}件）`,
    nothingPublic: 'どこにも公開されていません。所属長への依頼は、修正と回答の後に表示されます。',
    mend: '直してください',
    passable: '注意（直すか、残す理由を書いてください）',
    questions: 'お答えください（機械では分かりません）',
    named: (author: string) => `回答はお名前（${author}）とともに記録します。`,
    content: '公開される内容',
    nothing: '（表示できる投稿がありません）',
    next: '今後',
    steps: '修正と回答 → 所属長の承認 → 指定の日時に自動公開',
    disclosure: 'この記載は公文書開示の対象になることがあります。',
  },
  en: {
    conclusion: (blocks: number, questions: number) =>
      blocks > 0
        ? `Cannot be published yet (${blocks} to mend${questions > 0 ? `, ${questions} questions` : ''})`
        : `Waiting for your answers (${questions})`,
    nothingPublic:
      'Nothing is public. The section head is asked once everything is mended and answered.',
    mend: 'Please mend',
    passable: 'Warnings (mend them or state a reason)',
    questions: 'Please answer (a machine cannot know)',
    named: (author: string) => `The answers are recorded with your name (${author}).`,
    content: 'What will be published',
    nothing: '(no post can be shown)',
    next: 'What happens next',
    steps: 'Mend and answer → approval by the section head → published by itself at the given time',
    disclosure: 'This text may be subject to disclosure as an official document.',
  },
} as const;
