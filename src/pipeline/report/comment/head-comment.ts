import { standingOf } from '../../../guideline/standing.ts';
import { officersAt } from '../../../policy/in-office.ts';
import type { Examination } from '../../examine-post.ts';
import { plain } from '../markdown-text.ts';
import { toldOnce } from '../told-once.ts';
import { acknowledgeText } from './acknowledge-text.ts';
import type { CommentInput } from './comment-input.ts';
import { content, when } from './content.ts';
import { findingsList } from './findings-list.ts';
import { judgements } from './judgements.ts';
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
    ...forStaff(input),
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

/** Folded: how to mend a warning, or to state why it stays, is for the staff. The head reads above what it is about. */
function forStaff(input: CommentInput): readonly string[] {
  const open = [input.general, ...input.examinations.map(({ findings }) => findings)]
    .flatMap(toldOnce)
    .filter((one) => standingOf(one) === 'passed' && one.acknowledged === undefined);
  if (open.length === 0) return [];
  const text = [findingsList(open, input), acknowledgeText(input)].filter((one) => one !== '');
  return [
    `<details><summary>${words[input.language].forStaff}</summary>\n\n${text.join('\n\n')}\n\n</details>`,
  ];
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

/** As letters write it: 2027-03-31 → 2027年3月31日. */
function inJapanese(day: string): string {
  return day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');
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
    until: (day: string) => `（${inJapanese(day)}まで）`,
    nobody: 'なし',
    forStaff: '担当者の方へ：注意の直し方と、残す理由の書き方',
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
    forStaff: 'For the staff: how to mend the warnings, or to state a reason',
    since: {
      never: 'Earlier approval: none',
      same: 'Changes since your approval: none',
      changed: '**The content has changed since the last approval. It must be approved again.**',
    },
    disclosure: 'This text may be subject to disclosure as an official document.',
  },
} as const;
