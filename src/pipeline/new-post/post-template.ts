import type { Account, Department, Policy, Question } from '../../policy/policy.ts';
import type { Language } from '../../post/message.ts';
import { templateWords } from './template-words.ts';

/**
 * A post to be filled in, in the language of the organisation: every key with
 * its explanation, the department's accounts, the questions that every post is
 * asked, unanswered. As it stands it is not publishable: title, answers and body are empty.
 */
export function postTemplate(
  policy: Policy,
  department: Department,
  accounts: readonly Account[],
): string {
  const language = policy.organisation.locale;
  const words = templateWords[language];
  const preamble = policy.guideline.clauses.get('HSM-0');
  const questions = [...policy.guideline.questions.values()];
  const always = questions.filter(({ when }) => when === 'always');
  return [
    '---',
    ...comment(words.intro(department.name)),
    ...(preamble ? comment(`${preamble.cite[language]}: ${preamble.meaning[language]}`) : []),
    '',
    ...comment(words.title),
    'title: ""',
    '',
    ...comment(words.accounts),
    'accounts:',
    ...accounts.map(({ id, name, platform }) => `  - ${id}  # ${oneLine(name)} (${platform})`),
    '',
    ...comment(words.optional(policy.organisation.timeZone)),
    '',
    ...comment(words.questions),
    'answers:',
    ...always.flatMap((question) => questionEntry(question, language)),
    ...(always.length < questions.length ? [`  # ${words.further}`] : []),
    '---',
    '',
  ].join('\n');
}

function questionEntry({ id, text, answers }: Question, language: Language): string[] {
  const offered = answers.map((answer) => oneLine(answer.text[language]));
  return [
    `  # ${oneLine(text[language])}`,
    `  #   ${offered.join(templateWords[language].or)}`,
    `  - question: ${id}`,
    '    answer: ""',
  ];
}

/** What comes from policy stays in its comment, whatever line breaks it holds. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function comment(text: string): string[] {
  return text.split('\n').map((line) => (line === '' ? '' : `# ${line}`));
}
