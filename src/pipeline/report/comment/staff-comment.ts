import type { Finding } from '../../../guideline/rule.ts';
import type { Severity } from '../../../policy/policy.ts';
import { plain } from '../markdown-text.ts';
import type { CommentInput } from './comment-input.ts';
import { content } from './content.ts';

/** What the author reads while something blocks or is unanswered. */
export function staffComment(input: CommentInput, findings: readonly Finding[]): string {
  const of = (severity: Severity) => findings.filter((one) => one.severity === severity);
  const [blocks, warnings, questions] = [of('block'), of('warn'), of('ask')];
  const say = words[input.language];
  const sections = [
    { title: say.mend, findings: blocks },
    { title: say.warnings, findings: warnings },
    { title: say.questions, findings: questions, note: say.named(plain(input.author)) },
  ].filter((section) => section.findings.length > 0);
  return [
    `### ${say.conclusion(blocks.length, questions.length)}`,
    say.nothingPublic,
    ...sections.map((section, index) => list(section, index + 1, input)),
    `#### ${sections.length + 1} ${say.content}`,
    input.examinations.map((one) => content(one, input)).join('\n\n') || say.nothing,
    `#### ${sections.length + 2} ${say.next}`,
    say.steps,
    `<sub>${say.disclosure}</sub>`,
  ].join('\n\n');
}

function list(
  section: { title: string; findings: readonly Finding[]; note?: string },
  number: number,
  { language }: CommentInput,
): string {
  const many = new Set(section.findings.map(({ path }) => path)).size > 1;
  const items = section.findings.map((finding) => {
    // Not as a code span: git allows line breaks in a file's name.
    const where = many ? `${plain(finding.path)} ` : '';
    const line = language === 'ja' ? `${finding.line}行目` : `line ${finding.line}`;
    const reason = finding.acknowledged;
    const stated = reason === undefined ? '' : ` ${words[language].reason}${plain(reason)}`;
    return `- ${where}**${line}** ${plain(finding.message[language])}${stated}`;
  });
  const note = section.note ? `\n\n${section.note}` : '';
  return `#### ${number} ${section.title}\n\n${items.join('\n')}${note}`;
}

const words = {
  ja: {
    conclusion: (blocks: number, questions: number) =>
      blocks > 0
        ? `まだ公開できません（要修正${blocks}件${questions > 0 ? `、質問${questions}件` : ''}）`
        : `お答えを待っています（質問${questions}件）`,
    nothingPublic: 'どこにも公開されていません。所属長への依頼は、修正と回答の後に表示されます。',
    mend: '直してください',
    warnings: '注意（理由を acknowledge に書けば進めます）',
    questions: 'お答えください（機械では分かりません）',
    named: (author: string) =>
      `回答は投稿のファイルの answers に書いてください。お名前（${author}）とともに記録します。`,
    content: '公開される内容',
    nothing: '（表示できる投稿がありません）',
    next: '今後',
    steps: '修正と回答 → 所属長の承認 → 指定の日時に自動公開',
    disclosure: 'この記載は公文書開示の対象になることがあります。',
    reason: '理由：',
  },
  en: {
    conclusion: (blocks: number, questions: number) =>
      blocks > 0
        ? `Cannot be published yet (${blocks} to mend${questions > 0 ? `, ${questions} questions` : ''})`
        : `Waiting for your answers (${questions})`,
    nothingPublic:
      'Nothing is public. The section head is asked once everything is mended and answered.',
    mend: 'Please mend',
    warnings: 'Warnings (state a reason under acknowledge to go on)',
    questions: 'Please answer (a machine cannot know)',
    named: (author: string) =>
      `Write the answers under answers in the post's file. They are recorded with your name (${author}).`,
    content: 'What will be published',
    nothing: '(no post can be shown)',
    next: 'What happens next',
    steps: 'Mend and answer → approval by the section head → published by itself at the given time',
    disclosure: 'This text may be subject to disclosure as an official document.',
    reason: 'Reason: ',
  },
} as const;
