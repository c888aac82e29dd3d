import { citation } from '../../../guideline/cite.ts';
import type { Question } from '../../../policy/policy.ts';
import { plain, verbatim } from '../markdown-text.ts';
import type { Told } from '../told-once.ts';
import type { CommentInput } from './comment-input.ts';
import { findingsList } from './findings-list.ts';

/** Each question on a line with its answers, and below them the lines to copy into each post. */
export function questionsList(findings: readonly Told[], input: CommentInput): string {
  const asked = findings.flatMap((finding) => {
    const question = questionOf(finding, input);
    return question ? [{ path: finding.path, question }] : [];
  });
  // An answer that is none of those offered, and what the policy weighs as a question.
  const others = findings.filter((finding) => !questionOf(finding, input));
  const byId = new Map(asked.map(({ question }) => [question.id, question]));
  return [
    [...byId.values()].map((one, at) => line(one, at + 1, input)).join('\n'),
    ...[...Map.groupBy(asked, ({ path }) => path)].map(([path, of]) =>
      toCopy(
        path,
        of.map(({ question }) => question.id),
        input,
      ),
    ),
    others.length > 0 ? findingsList(others, input) : '',
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** A question that is open says its own words first; the longest, should one begin like another. */
function questionOf({ rule, message }: Told, { policy }: CommentInput): Question | undefined {
  if (rule !== 'question') return undefined;
  return [...policy.guideline.questions.values()]
    .filter(({ text }) => message.ja.startsWith(text.ja))
    .toSorted((a, b) => b.text.ja.length - a.text.ja.length)[0];
}

function line(
  { text, answers, clause }: Question,
  number: number,
  { language, policy }: CommentInput,
): string {
  const offered = answers.map((answer) => plain(answer.text[language])).join('／');
  const why = citation(clause, policy)?.[language];
  return `${number}. ${plain(text[language])}　${offered}${why ? `（${plain(why)}）` : ''}`;
}

function toCopy(path: string, ids: readonly string[], input: CommentInput): string {
  const say = words[input.language];
  const post = input.examinations.find((one) => one.path === path)?.examined?.post;
  const begun = (post?.answers.length ?? 0) > 0;
  const title = input.examinations.length > 1 ? `${plain(path)}：` : '';
  const yaml = [
    ...(begun ? [] : ['answers:']),
    ...ids.map((id) => `  - {question: ${id}, answer: ${say.chosen}}`),
  ];
  return `${title}${begun ? say.add : say.begin}\n\n${verbatim(yaml.join('\n'), 'yaml')}`;
}

const words = {
  ja: {
    begin: '投稿の先頭（`---` の間）に次の行を加え、選んだ答えをそのまま書いてください。',
    add: '`answers:` の下に次の行を加え、選んだ答えをそのまま書いてください。',
    chosen: '選んだ答え',
  },
  en: {
    begin:
      'Add these lines at the head of the post (between the `---`) with the answers as they stand.',
    add: 'Add these lines under `answers:` with the answers as they stand.',
    chosen: 'the one you chose',
  },
} as const;
