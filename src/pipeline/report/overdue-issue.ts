import type { MarkedIssue } from '../../forge/github/marked-issues.ts';
import type { Policy } from '../../policy/policy.ts';
import { formatLocal } from '../../post/format-local.ts';
import type { Language } from '../../post/message.ts';
import type { Instant } from '../../post/post.ts';
import type { JobRun } from '../../publish/clock/clock-view.ts';
import type { Reason } from '../../publish/delivery.ts';
import { jobOf, type LatePost } from '../watchdog/overdue.ts';
import { fileUrlOf } from './comment/file-url.ts';
import { inBothLanguages } from './in-both-languages.ts';
import { plain } from './markdown-text.ts';
import { overdueAdvice } from './overdue-advice.ts';
import { overdueMarker } from './overdue-marker.ts';
import { overdueWords } from './overdue-words.ts';
import { stateWords } from './plan-text.ts';

/** What the forge shows of the jobs; absent where it could not be asked. */
export interface KnownRuns {
  readonly jobs: readonly JobRun[];
  readonly clock: readonly JobRun[];
}

export interface OverdueIssueInput {
  readonly alarm: LatePost;
  readonly isPaused: boolean;
  readonly policy: Policy;
  readonly runs?: KnownRuns;
  readonly now: Instant;
}

/**
 * The issue about a post that is due and not out: what, since when, what koho
 * knows, what to do. Like that of a held delivery it holds no text of the post.
 */
export function overdueIssue(input: OverdueIssueInput): MarkedIssue {
  const { alarm, policy } = input;
  const account =
    alarm.kind === 'unrecorded' ? undefined : policy.accounts.get(alarm.account)?.name;
  return {
    marker: overdueMarker(alarm),
    title: `【未公開】${alarm.post}${account === undefined ? '' : `（${account}）`}`,
    body: inBothLanguages((language) =>
      [...known(input, language), '', ...overdueAdvice(input, language)].join('\n'),
    ),
  };
}

function known(input: OverdueIssueInput, language: Language): string[] {
  const { alarm, policy, isPaused, runs, now } = input;
  const say = overdueWords[language];
  const { timeZone, forge } = policy.organisation;
  const time = (at: Instant) => formatLocal(at, timeZone, language);
  const file = `${alarm.post}.md`;
  const inTime = now > alarm.latestAt ? say.tooLate : say.stillTime;
  const outlook = alarm.kind === 'failed' ? say.neverAgain : inTime;
  return [
    `**${say.conclusion[alarm.kind]}** ${outlook}`,
    '',
    `- ${say.post}[${file}](${fileUrlOf(policy, forge.mainBranch)(file)})`,
    ...(alarm.kind === 'unrecorded' ? [] : [accountLine(policy, alarm.account, say.account)]),
    `- ${say.since}${time(alarm.since)}`,
    `- ${say.latest}${time(alarm.latestAt)}`,
    `- ${say.state}${stateOf(alarm, language)}`,
    ...(alarm.kind === 'waiting' ? blockedLines(alarm.entry.blockedBy, language) : []),
    `- ${say.pause}${isPaused ? say.paused : say.notPaused}`,
    `- ${say.job}${runText(
      runs?.jobs.filter(({ job }) => job === jobOf(alarm)),
      { time, say },
    )}`,
    `- ${say.clock}${runText(runs?.clock, { time, say })}`,
  ];
}

export function accountLine(policy: Policy, id: string, title: string): string {
  const account = [...policy.accounts.values()].find((one) => one.id === id);
  return account === undefined
    ? `- ${title}\`${id}\``
    : `- ${title}${plain(account.name)}（${plain(account.handle)}、\`${id}\`）`;
}

function stateOf(alarm: LatePost, language: Language): string {
  const say = overdueWords[language];
  switch (alarm.kind) {
    case 'unrecorded':
      return say.unrecorded;
    case 'failed':
      return `${plain(alarm.reason.message[language])} \`${alarm.reason.code}\``;
    case 'waiting':
      return [...new Set(alarm.entry.states)]
        .map((state) => stateWords[state][language])
        .join(say.and);
  }
}

/** What the record says stops it, below its state: in words, and the code for whoever looks it up. */
export function blockedLines(blockedBy: readonly Reason[], language: Language): string[] {
  if (blockedBy.length === 0) return [];
  const each = blockedBy.map(({ code, message }) => `  - ${plain(message[language])} \`${code}\``);
  return [`- ${overdueWords[language].because}`, ...each];
}

export function runText(
  runs: readonly JobRun[] | undefined,
  o: { readonly time: (at: Instant) => string; readonly say: (typeof overdueWords)[Language] },
): string {
  if (runs === undefined) return o.say.runsUnknown;
  const [newest] = runs.toSorted((a, b) => b.startedAt - a.startedAt);
  if (newest === undefined) return o.say.noRun;
  return newest.state.now === 'active'
    ? o.say.running(o.time(newest.startedAt))
    : o.say.ended(o.time(newest.state.at));
}
