import type { Withdrawing } from '../../check/check-withdrawals.ts';
import { plain, verbatim } from '../markdown-text.ts';
import type { CommentInput } from './comment-input.ts';
import { content } from './content.ts';

/** For the section head, where a pull request only withdraws: what will be gone, where, why, and what cannot be undone. */
export function withdrawalComment(input: CommentInput): string {
  const say = words[input.language];
  return [
    `### ${say.request}`,
    say.author(plain(input.author)),
    withdrawalSection(input),
    `#### ${say.reply}`,
    say.howTo,
    `<sub>${say.disclosure}</sub>`,
  ].join('\n\n');
}

/** The same, beside posts of the same pull request: a correction, say. */
export function withdrawalSection(input: CommentInput): string {
  const say = words[input.language];
  const { withdrawals = [] } = input;
  return [
    `#### ${say.title}`,
    ...withdrawals.map((one) => withdrawal(one, input)),
    say.cannotUndo,
    ...(correctsByEditing(input) ? [say.oneForBoth] : []),
    `#### ${say.unchecked}`,
    say.notChecked,
  ].join('\n\n');
}

/** Where a post and its corrections are public as one post, whoever withdraws one of them has to know. */
function correctsByEditing({ policy }: CommentInput): boolean {
  return [...policy.accounts.values()].some(({ corrections }) => corrections === 'edit');
}

function withdrawal({ one, post }: Withdrawing, input: CommentInput): string {
  const say = words[input.language];
  if (!one.examined) return `**${plain(one.path)}**\n\n${say.unreadable}`;
  const { request } = one.examined;
  const { policy } = input;
  const names = request.accounts?.map(({ value }) => policy.accounts.get(value)?.name ?? value);
  return [
    `**${plain(`${request.post}.md`)}**　${names ? names.map(plain).join('、') : say.everywhere}`,
    `${say.why}\n\n${verbatim(request.reason.value)}`,
    `${say.whyNotCorrect}\n\n${verbatim(request.whyNotCorrect.value)}`,
    post
      ? `<details open><summary>${say.text}</summary>\n\n${content(post, { ...input, isWithdrawal: true })}\n\n</details>`
      : say.gone,
  ].join('\n\n');
}

const words = {
  ja: {
    request: '【承認のお願い】公開中止・削除',
    author: (login: string) => `起案 ${login}`,
    title: '公開中止・削除する投稿',
    everywhere: 'この投稿を公開したすべてのアカウント',
    why: '理由',
    whyNotCorrect: '訂正の投稿では足りない理由',
    text: '公開中止・削除される内容',
    gone: '（投稿のファイルがmainにないため、文面を表示できません）',
    unreadable: '形が整うまで、内容を表示できません。',
    cannotUndo:
      '承認・マージの後、公開前のものは公開を中止し、公開したものは投稿先から削除して、表示されないことを確かめます。**取り消せません。** 文面はこのリポジトリに、削除の経過は発信記録に残ります。',
    oneForBoth: [
      '訂正で文を置き換えるアカウントでは、元の投稿とその訂正を合わせて、公開されている投稿は1件だけです。',
      '- **元の投稿の申請**　最後の訂正の文を載せた、その投稿が消えます。',
      '- **訂正の申請**　その文が公開された後なら、**公開中の投稿そのものが消え、前の文には戻りません**。まだ公開されていなければ（送信の途中なら、届いたかを確かめてから）訂正をやめるだけで、公開中の投稿はいまの文のまま残ります。投稿を消すには、元の投稿を申請してください。',
    ].join('\n'),
    unchecked: '機械で確かめていないこと',
    notChecked:
      '理由の当否、公開中に受け取った人への影響、引用・転載・画面の保存（削除しても消えません）、削除の告知が要るかどうか。',
    reply: 'お返事',
    howTo: [
      '- **よい** →［Files changed］→［Review changes］→［Approve］。',
      '- **削除せず訂正する** →［Request changes］に一言。',
      '- **急ぐとき** → 所属長・代決者は koho withdraw（Actions の withdraw）で、承認を待たずに削除できます。',
    ].join('\n'),
    disclosure: 'この記載は公文書開示の対象になることがあります。',
  },
  en: {
    request: '[Approval requested] Withdrawal',
    author: (login: string) => `by ${login}`,
    title: 'Posts to be withdrawn',
    everywhere: 'every account that published it',
    why: 'Reason',
    whyNotCorrect: 'Why a correction does not suffice',
    text: 'What will be withdrawn',
    gone: '(The file of the post is not on main, so its text cannot be shown.)',
    unreadable: 'It can be shown once the form is right.',
    cannotUndo:
      'After approval and merge what is not public yet is not published, and what is public is deleted on the platform and read back as gone. **This cannot be undone.** The text stays in this repository, and what was done on record.',
    oneForBoth: [
      'On accounts where a correction replaces the text, a post and its corrections are one public post:',
      '- **A request about the post** deletes it, with the text of the last correction.',
      '- **A request about a correction**: once its text was public, **the public post itself is deleted, and the old text does not come back**. If it is not public yet (while it is being sent that is found out first), only the correction ends, and the public post stays with the text that it has. To delete the post, ask for its own withdrawal.',
    ].join('\n'),
    unchecked: 'What the machine did not check',
    notChecked:
      'Whether the reason is good; what it did to those who read it; quotations, copies and screenshots, which remain; whether the deletion should be announced.',
    reply: 'Your answer',
    howTo: [
      '- **Good** → Files changed → Review changes → Approve.',
      '- **Correct it instead** → Request changes, with a word.',
      '- **In a hurry** → heads and deputies can delete at once with koho withdraw (the workflow withdraw).',
    ].join('\n'),
    disclosure: 'This text may be subject to disclosure as an official document.',
  },
} as const;
