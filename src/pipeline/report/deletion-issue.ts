import { formatLocal } from '../../post/format-local.ts';
import type { Language } from '../../post/message.ts';
import type { DeleteFailed, PartState } from '../../publish/delivery.ts';
import { fileUrlOf } from './comment/file-url.ts';
import type { HeldIssueInput } from './held-issue.ts';
import { plain, verbatim } from './markdown-text.ts';

/** A deletion that koho does not try again by itself. */
export function isGivenUp(part: PartState): part is DeleteFailed {
  return part.state === 'delete_failed' && !part.retry;
}

/** The issue about a post that is ordered gone and still there: which, why, and what a person can do. */
export function deletionIssue(input: HeldIssueInput, language: Language): readonly string[] {
  const { delivery, account, policy, heldAt } = input;
  const say = words[language];
  const file = `${delivery.post}.md`;
  const { forge, timeZone } = policy.organisation;
  const parts = delivery.parts.flatMap((part, index) => {
    if (!isGivenUp(part)) return [];
    const { message, code } = part.reason;
    const ids = part.remoteIds.map((id) => `\`${id}\``).join(', ');
    return [`- ${index + 1}: ${ids} ${plain(message[language])} \`${code}\``];
  });
  return [
    `**${say.conclusion}**`,
    '',
    `- ${say.post}[${file}](${fileUrlOf(policy, forge.mainBranch)(file)})`,
    `- ${say.account}${plain(account.name)}（${plain(account.handle)}、\`${account.id}\`）`,
    `- ${say.since}${formatLocal(heldAt, timeZone, language)}`,
    ...parts,
    '',
    `### ${say.todo}`,
    say.byHand,
    '',
    verbatim(command(file, account.id, say), 'text'),
    say.form(`${forge.web}/${forge.repository}/actions/workflows/withdraw.yml`),
    '',
    '| | |',
    '|---|---|',
    `| post | \`${file}\` |`,
    `| account | \`${account.id}\` |`,
    `| why | ${say.reason} |`,
    `| why_not_correct | ${say.whyNotCorrect} |`,
    '',
    say.after,
  ];
}

function command(file: string, account: string, say: (typeof words)[Language]): string {
  return `npm run --silent koho -- withdraw ${file} --account ${account} --why "${say.reason}" --why-not-correct "${say.whyNotCorrect}"`;
}

const words = {
  ja: {
    conclusion: '公開中止・削除の指示がありましたが、まだ公開されているおそれがあります。',
    post: '投稿：',
    account: '投稿先：',
    since: '最後に試みた時刻：',
    todo: 'してください',
    byHand:
      'アカウントの画面を開き、残っていれば手で削除してください。鍵や権限の問題なら、直してください。その後（手で削除した後も）、所属長か代決者が次のように指示し直します。',
    form: (url: string) =>
      `GitHubの画面では、[withdraw](${url}) の［Run workflow］で、Branch: main のまま次を入れます。`,
    reason: '理由',
    whyNotCorrect: '訂正では足りない理由',
    after: '読み直して、なくなったことを確かめ、記録します。',
  },
  en: {
    conclusion: 'It was ordered withdrawn, and may still be public.',
    post: 'Post: ',
    account: 'Account: ',
    since: 'Last attempt: ',
    todo: 'What to do',
    byHand:
      'Open the account’s page; if it is still there, delete it by hand. Where keys or permissions are the cause, mend them. Then (also after deleting by hand) the head or deputy orders again:',
    form: (url: string) =>
      `On GitHub’s pages: “Run workflow” of [withdraw](${url}), Branch: main, with these fields.`,
    reason: 'reason',
    whyNotCorrect: 'why a correction does not suffice',
    after: 'koho reads it back, and records that it is gone.',
  },
} as const;
