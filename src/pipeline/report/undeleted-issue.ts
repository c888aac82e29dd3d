import type { MarkedIssue } from '../../forge/github/marked-issues.ts';
import { formatLocal } from '../../post/format-local.ts';
import type { Language } from '../../post/message.ts';
import { jobOf } from '../watchdog/overdue.ts';
import type { Undeleted } from '../watchdog/undeleted.ts';
import { fileUrlOf } from './comment/file-url.ts';
import { inBothLanguages } from './in-both-languages.ts';
import { accountLine, blockedLines, type OverdueIssueInput, runText } from './overdue-issue.ts';
import { overdueMarker } from './overdue-marker.ts';
import { overdueWords } from './overdue-words.ts';
import { stateWords } from './plan-text.ts';
import { undeletedWords } from './undeleted-words.ts';

type Input = Omit<OverdueIssueInput, 'alarm' | 'isPaused'> & { readonly alarm: Undeleted };

/**
 * The issue about a post that is ordered gone and is not: like that of one that is
 * late, without its text. It sends people to the account's page, since nothing
 * published twice can come of a deletion by hand.
 */
export function undeletedIssue(input: Input): MarkedIssue {
  const { alarm, policy } = input;
  const account =
    alarm.stage === 'unrecorded' ? undefined : policy.accounts.get(alarm.account)?.name;
  return {
    marker: overdueMarker(alarm),
    title: `【削除されていません】${alarm.post}${account === undefined ? '' : `（${account}）`}`,
    body: inBothLanguages((language) =>
      [...known(input, language), '', ...advice(input, language)].join('\n'),
    ),
  };
}

function known({ alarm, policy, runs }: Input, language: Language): string[] {
  const say = undeletedWords[language];
  const { account, job, clock } = overdueWords[language];
  const { timeZone, forge } = policy.organisation;
  const o = {
    time: (at: Undeleted['since']) => formatLocal(at, timeZone, language),
    say: overdueWords[language],
  };
  const file = `${alarm.post}.md`;
  const ownRuns = runs?.jobs.filter((run) => run.job === jobOf(alarm));
  return [
    `**${say.conclusion[alarm.stage]}** ${say.mayBePublic}`,
    '',
    `- ${say.post}[${file}](${fileUrlOf(policy, forge.mainBranch)(file)})`,
    ...(alarm.stage === 'unrecorded' ? [] : [accountLine(policy, alarm.account, account)]),
    `- ${say.since}${o.time(alarm.since)}`,
    `- ${say.state}${stateOf(alarm, language)}`,
    ...(alarm.stage === 'unrecorded' ? [] : blockedLines(alarm.blockedBy, language)),
    `- ${job}${runText(ownRuns, o)}`,
    `- ${clock}${runText(runs?.clock, o)}`,
  ];
}

function stateOf(alarm: Undeleted, language: Language): string {
  const say = undeletedWords[language];
  if (alarm.stage === 'unrecorded') return say.unrecorded;
  const words = [...new Set(alarm.states)].map((state) => stateWords[state][language]);
  return words.length > 0 ? words.join(overdueWords[language].and) : say.unclear;
}

function advice({ alarm, policy }: Input, language: Language): string[] {
  const say = undeletedWords[language];
  const { web, repository } = policy.organisation.forge;
  const page = (file: string) => `${web}/${repository}/actions/workflows/${file}`;
  const steps = [say.job(page('publish.yml'), jobOf(alarm)), say.clock(page('clock.yml'))];
  const numbered = [...steps, say.byHand].map((step, at) => `${at + 1}. ${step}`);
  return [`### ${say.title}`, ...numbered, '', say.closes];
}
