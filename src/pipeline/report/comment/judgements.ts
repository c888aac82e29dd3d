import { uncited } from '../../../guideline/cite.ts';
import { standingOf } from '../../../guideline/standing.ts';
import type { Examination } from '../../examine-post.ts';
import { roleWords } from '../../undecided.ts';
import { plain } from '../markdown-text.ts';
import { alsoText } from '../told-names.ts';
import { type Told, toldOnce } from '../told-once.ts';
import type { CommentInput } from './comment-input.ts';
import { forHead } from './for-head.ts';

/** What the machine leaves to a person: of each post blocks to let pass or not, then warnings, then the author's answers. */
export function judgements(input: CommentInput): string {
  const { examinations, general } = input;
  const many = examinations.length > 1;
  const ofPosts = examinations.map((one) => {
    const items = [...findings(toldOnce(one.findings), input), ...answers(one, input)];
    // Of several posts the head must know whose reason and whose answer it is.
    const title = many && items.length > 0 ? [`**${plain(titleOf(one))}**\n`] : [];
    return [...title, ...items].join('\n');
  });
  return [findings(toldOnce(general), input).join('\n'), ...ofPosts]
    .filter((text) => text !== '')
    .join('\n\n');
}

function titleOf({ path, examined }: Examination): string {
  return examined ? examined.post.title.value : path;
}

function findings(told: readonly Told[], input: CommentInput): readonly string[] {
  const decisions = told.filter((one) => standingOf(one) === 'decision');
  const warnings = told.filter((one) => standingOf(one) === 'passed');
  const stated = warnings.filter((one) => one.acknowledged !== undefined);
  const bare = warnings.filter((one) => one.acknowledged === undefined);
  return [
    ...decisions.map((one) => decision(one, input)),
    ...[...stated, ...bare].map((one) => warning(one, input)),
  ];
}

/** Approving decides it; a deputy must know where hers does not. */
function decision(told: Told, input: CommentInput): string {
  const { acknowledged, waivableBy = [] } = told;
  const { language } = input;
  const say = words[language];
  const who = waivableBy.map((role) => roleWords[role][language]);
  return `- **${say.decide}** ${plain(full(told, input))}（${say.reason}${plain(acknowledged ?? '')}）<br>${say.deciders(who, waivableBy.includes('deputy'))}`;
}

function warning(told: Told, input: CommentInput): string {
  const { acknowledged } = told;
  const say = words[input.language];
  const reason = acknowledged === undefined ? say.noReason : `${say.reason}${plain(acknowledged)}`;
  return `- ${plain(full(told, input))}（${reason}）`;
}

/** What is there and what it falls under; how to mend it is said to the staff. */
function full(told: Told, { policy, language }: CommentInput): string {
  const bare = uncited(told.message, told.clause, policy);
  const citation = told.message[language].slice(bare[language].length);
  return `${forHead(bare)[language]}${citation}${alsoText(told, { policy, language })}`;
}

function answers({ examined }: Examination, input: CommentInput): readonly string[] {
  const { language, policy, author } = input;
  return (examined?.post.answers ?? []).map(({ question, answer, note }) => {
    const asked = policy.guideline.questions.get(question.value)?.text[language] ?? question.value;
    return `- ${plain(asked)} → **${plain(answer.value)}**${note ? `（${plain(note.value)}）` : ''}（${plain(author)}）`;
  });
}

const words = {
  ja: {
    reason: '理由：',
    noReason: '理由の記載なし',
    decide: '要修正のまま公開してよいか',
    deciders: (who: readonly string[], deputies: boolean) =>
      `承認は「よい」の判断になります。判断できるのは${who.join('と')}${deputies ? '' : 'だけで、代決者が承認しても公開されません'}。`,
  },
  en: {
    reason: 'reason: ',
    noReason: 'no reason stated',
    decide: 'May this be published although it is blocked?',
    deciders: (who: readonly string[], deputies: boolean) =>
      `To approve is to say yes. Only ${who.join(' and ')} may decide it${deputies ? '' : '; approved by a deputy, it is not published'}.`,
  },
} as const;
