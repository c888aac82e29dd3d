import { standingOf } from '../../../guideline/standing.ts';
import { officersAt } from '../../../policy/in-office.ts';
import type { Examination } from '../../examine-post.ts';
import { roleWords } from '../../undecided.ts';
import { plain } from '../markdown-text.ts';
import { alsoText } from '../told-names.ts';
import { type Told, toldOnce } from '../told-once.ts';
import { acknowledgeText } from './acknowledge-text.ts';
import type { CommentInput } from './comment-input.ts';
import { content, when } from './content.ts';
import { unchecked } from './unchecked.ts';

/** One screen for the section head: what goes out where and when, what to judge, how to answer. */
export function headComment(input: CommentInput): string {
  const say = words[input.language];
  const titles = input.examinations.flatMap(({ examined }) =>
    examined ? [plain(examined.post.title.value)] : [],
  );
  const first = input.examinations.find(({ examined }) => examined)?.examined;
  return [
    `### ${say.request}${titles.join('、')}`,
    `${first ? `${when(first, input)}　` : ''}${say.author(plain(input.author))}`,
    `#### ${say.content}`,
    ...input.examinations.map((one) => `${content(one, input)}\n\n${changed(one, input)}`),
    `#### ${say.judge}`,
    judgements(input) || say.nothingToJudge,
    ...howToState(input),
    `#### ${say.unchecked}`,
    unchecked(input.examinations, input.language),
    `#### ${say.reply}`,
    say.howTo,
    deputies(input),
    `<sub>${say.disclosure}</sub>`,
  ].join('\n\n');
}

function changed({ path }: Examination, { sinceApproval, language }: CommentInput): string {
  return words[language].since[sinceApproval.get(path) ?? 'never'];
}

/** What the machine leaves to a person: blocks to let pass or not, then warnings, then the author's answers. */
function judgements(input: CommentInput): string {
  const { examinations, general } = input;
  const findings = toldOnce([...general, ...examinations.flatMap((one) => one.findings)]);
  const decisions = findings.filter((one) => standingOf(one) === 'decision');
  const stated = findings.filter((one) => isWarning(one) && one.acknowledged !== undefined);
  const bare = findings.filter((one) => isWarning(one) && one.acknowledged === undefined);
  return [
    ...decisions.map((one) => decision(one, input)),
    ...[...stated, ...bare].map((one) => warning(one, input)),
    ...examinations.flatMap((one) => answers(one, input)),
  ].join('\n');
}

function isWarning(finding: Told): boolean {
  return standingOf(finding) === 'passed';
}

/** Approving decides it; a deputy must know where hers does not. */
function decision(told: Told, input: CommentInput) {
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

function full(told: Told, { policy, language }: CommentInput): string {
  return `${told.message[language]}${alsoText(told, { policy, language })}`;
}

function answers({ examined }: Examination, input: CommentInput): readonly string[] {
  const { language, policy, author } = input;
  return (examined?.post.answers ?? []).map(({ question, answer, note }) => {
    const asked = policy.guideline.questions.get(question.value)?.text[language] ?? question.value;
    return `- ${plain(asked)} → **${plain(answer.value)}**${note ? `（${plain(note.value)}）` : ''}（${plain(author)}）`;
  });
}

/** Folded: it is for the staff, should the head want to know why. */
function howToState(input: CommentInput): readonly string[] {
  const text = acknowledgeText(input);
  if (text === '') return [];
  return [`<details><summary>${words[input.language].forStaff}</summary>\n\n${text}\n\n</details>`];
}

function deputies({ examinations, policy, language, now }: CommentInput): string {
  const say = words[language];
  const departments = new Set(
    examinations.flatMap(({ examined }) => (examined ? [examined.post.department] : [])),
  );
  return [...departments]
    .flatMap((id) => {
      const department = policy.departments.get(id);
      if (!department) return [];
      const inOffice = officersAt(department, now, policy.organisation.timeZone).deputies;
      const names = inOffice.map(
        ({ name, until }) => `${plain(name)}${until ? say.until(until) : ''}`,
      );
      return [say.deputy(plain(department.name), names.join('、') || say.nobody)];
    })
    .join('\n\n');
}

const words = {
  ja: {
    request: '【承認のお願い】',
    author: (login: string) => `起案 ${login}`,
    content: '公開される内容',
    judge: '判断していただくこと',
    nothingToJudge: '機械が注意したところはありません。',
    unchecked: '機械で確かめていないこと',
    reply: 'お返事',
    howTo: [
      '- **よい** →［Files changed］→［Review changes］→［Approve］。マージの後、指定の日時に自動公開します。承認の後に1字でも変われば無効です。',
      '- **直す** →［Request changes］に一言。ご自身で直すと承認者になれません（提案の機能を使った場合は別です）。',
      '- 期限までに承認がなければ公開しません。',
    ].join('\n'),
    deputy: (department: string, names: string) =>
      `不在時の代決（${department}）：${names}。代決のときは後閲をお願いします。`,
    until: (day: string) => `（${day}まで）`,
    nobody: 'なし',
    reason: '理由：',
    noReason: '理由の記載なし',
    decide: '要修正のまま公開してよいか',
    deciders: (who: readonly string[], deputies: boolean) =>
      `承認は「よい」の判断になります。判断できるのは${who.join('と')}${deputies ? '' : 'だけで、代決者が承認しても公開されません'}。`,
    forStaff: '担当者の方へ：注意を残す理由の書き方',
    since: {
      never: '前回の承認：なし',
      same: '前回の承認からの変更点：なし',
      changed: '**前回の承認の後に内容が変わりました。改めて承認が必要です。**',
    },
    disclosure: 'この記載は公文書開示の対象になることがあります。',
  },
  en: {
    request: '[Approval requested] ',
    author: (login: string) => `by ${login}`,
    content: 'What will be published',
    judge: 'For you to judge',
    nothingToJudge: 'The machine has no warnings.',
    unchecked: 'What the machine did not check',
    reply: 'Your answer',
    howTo: [
      '- **Good** → Files changed → Review changes → Approve. After the merge it is published by itself at the given time. If one character changes after your approval, the approval is void.',
      '- **To be mended** → Request changes, with a word. If you edit the text yourself you can no longer approve it (suggestions are fine).',
      '- Without approval in time nothing is published.',
    ].join('\n'),
    deputy: (department: string, names: string) =>
      `Deputies (${department}): ${names}. The head sees it afterwards.`,
    until: (day: string) => ` (until ${day})`,
    nobody: 'none',
    reason: 'reason: ',
    noReason: 'no reason stated',
    decide: 'May this be published although it is blocked?',
    deciders: (who: readonly string[], deputies: boolean) =>
      `To approve is to say yes. Only ${who.join(' and ')} may decide it${deputies ? '' : '; approved by a deputy, it is not published'}.`,
    forStaff: 'For the staff: how to state a reason',
    since: {
      never: 'Earlier approval: none',
      same: 'Changes since your approval: none',
      changed: '**The content has changed since the last approval. It must be approved again.**',
    },
    disclosure: 'This text may be subject to disclosure as an official document.',
  },
} as const;
