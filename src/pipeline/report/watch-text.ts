import { formatLocal } from '../../post/format-local.ts';
import type { Language } from '../../post/message.ts';
import type { ReminderNotice } from '../reminders/tell-reminder.ts';
import { jobOf } from '../watchdog/overdue.ts';
import type { WatchReport } from '../watchdog/watchdog.ts';
import { brokenText } from './broken-text.ts';
import { explain } from './explain.ts';

/** What the watchdog saw and told, a line each. */
export function watchText(report: WatchReport, language: Language): string {
  const say = words[language];
  const { overdue, issues, reminders, unreadable, broken, timeZone } = report;
  const lines = [
    ...unreadable.map(({ account, error }) => {
      const { text, code } = explain(error);
      return say.unreadable(account, `${text[language]} [${code}]`);
    }),
    ...broken.map((one) => brokenText(one, language)),
    ...overdue.map((alarm) =>
      say[alarm.kind === 'undeleted' ? 'undeleted' : 'overdue'](
        alarm.post,
        jobOf(alarm),
        formatLocal(alarm.since, timeZone, language),
      ),
    ),
    ...issues.map(({ did, post, issue }) => say.issue[did](post, issue)),
    ...reminders.flatMap((one) => reminderLine(one, language)),
  ];
  return lines.length === 0 ? say.fine : lines.join('\n');
}

function reminderLine(one: ReminderNotice, language: Language): string[] {
  const say = words[language];
  if (one.did === 'failed') return [say.failed(one.where, one.why)];
  if (one.did === 'nothing') return [];
  return [`${say.reminder[one.did]} ${[one.where, ...one.posts].filter(Boolean).join(' ')}`];
}

const words = {
  ja: {
    fine: '公開や削除の遅れも、承認待ちで間に合わない投稿もありません。',
    overdue: (post: string, job: string, since: string) =>
      `公開されていません：${post}（${job}、${since}から）`,
    undeleted: (post: string, job: string, since: string) =>
      `削除されていません：${post}（${job}、${since}の指示）`,
    unreadable: (account: string, why: string) =>
      `${account} の発信記録が読めないため、遅れが分かりません：${why}`,
    issue: {
      opened: (post: string, n: number) => `Issueで知らせました：#${n} ${post}`,
      updated: (post: string, n: number) => `Issueを改めました：#${n} ${post}`,
      closed: (post: string, n: number) => `Issueを閉じました：#${n} ${post}`,
    },
    reminder: {
      told: '承認などが要ることを知らせました：',
      updated: '知らせを今の内容に改めました：',
      'would-tell': '知らせる相手と投稿（--dry-run のため、知らせません）：',
      closed: '知らせを閉じました：',
    },
    failed: (where: string, why: string) => `${where} を読めません（次の実行で見ます）：${why}`,
  },
  en: {
    fine: 'Nothing is late, and nothing misses its time for want of an approval.',
    overdue: (post: string, job: string, since: string) =>
      `Not out: ${post} (${job}, since ${since})`,
    undeleted: (post: string, job: string, since: string) =>
      `Not gone: ${post} (${job}, ordered ${since})`,
    unreadable: (account: string, why: string) =>
      `The record of ${account} cannot be read, so what is late there is not known: ${why}`,
    issue: {
      opened: (post: string, n: number) => `Told in issue #${n}: ${post}`,
      updated: (post: string, n: number) => `Brought up to date: issue #${n} ${post}`,
      closed: (post: string, n: number) => `Closed: issue #${n} ${post}`,
    },
    reminder: {
      told: 'Reminded of what is still needed:',
      updated: 'Reminder brought up to date:',
      'would-tell': 'Would remind (--dry-run: nobody is told):',
      closed: 'Reminder closed:',
    },
    failed: (where: string, why: string) =>
      `${where} cannot be read (the next run will look): ${why}`,
  },
} as const;
