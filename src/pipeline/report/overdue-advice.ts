import type { Language } from '../../post/message.ts';
import { jobOf } from '../watchdog/overdue.ts';
import type { OverdueIssueInput } from './overdue-issue.ts';

/** What a person can do about it, the likeliest first. */
export function overdueAdvice(input: OverdueIssueInput, language: Language): string[] {
  const { alarm, policy, isPaused, now } = input;
  const say = words[language];
  const { web, repository } = policy.organisation.forge;
  const page = (file: string) => `${web}/${repository}/actions/workflows/${file}`;
  const start = [say.job(page('publish.yml'), jobOf(alarm)), say.clock(page('clock.yml'))];
  const steps = [
    ...(isPaused ? [say.resume] : []),
    ...(alarm.kind === 'failed' ? [say.failed] : start),
    ...(alarm.kind !== 'failed' && now > alarm.latestAt ? [say.anew] : []),
    say.byHand,
  ];
  return [`### ${say.title}`, ...steps.map((step, at) => `${at + 1}. ${step}`), '', say.closes];
}

const words = {
  ja: {
    title: 'してください',
    resume: '止めた理由がなくなっていれば、`koho resume` で再開します（所属長・運用担当者）。',
    job: (url: string, account: string) =>
      `[publish](${url}) を開き、失敗した実行があれば、その概要を読みます。なければ［Run workflow］で account に \`${account}\` を選んで始めます。何度始めても、二重には公開されません。`,
    clock: (url: string) =>
      `[clock](${url}) が動いていなければ、［Run workflow］で始めます。両方とも始まらないときは、GitHubの障害かもしれません。`,
    failed:
      '上の理由を読み、本文や画像を直した新しい投稿を出して承認を受けます。この投稿は、もう送信されません。',
    anew: '今も必要なら、日時を改めた投稿を出して承認を受けます。',
    byHand:
      'アカウントの画面から手で投稿しないでください。後から自動でも公開され、二重になることがあります。',
    closes:
      '公開されるか、公開保留・公開中止になると、koho がこのIssueを閉じます。手で閉じると、この件ではもう知らせません。',
  },
  en: {
    title: 'What to do',
    resume: 'If the reason of the pause is gone, lift it: `koho resume` (head, operator).',
    job: (url: string, account: string) =>
      `Open [publish](${url}). If a run failed, read its summary. If there is none, start one: “Run workflow”, account \`${account}\`. However often it is started, nothing goes out twice.`,
    clock: (url: string) =>
      `If [clock](${url}) is not running, start it: “Run workflow”. If neither starts, GitHub itself may be in trouble.`,
    failed:
      'Read the reason above, and have a new post approved with the text or media mended. This one is not sent any more.',
    anew: 'If it is still needed, have a post with a new time approved.',
    byHand:
      'Do not post it by hand on the account’s page: it may still go out by itself, and be there twice.',
    closes:
      'koho closes this issue when the post is public, held or withdrawn. If you close it, you will not be told of this again.',
  },
} as const;
