import { GitError } from '../../forge/git/git-error.ts';
import { GitHubError } from '../../forge/github/github-error.ts';
import { type OpenPull, openPulls } from '../../forge/github/open-pulls.ts';
import type { LogView } from '../../ledger/log.ts';
import { checkPullRequest } from '../check/check-pull-request.ts';
import { recordedHistory } from '../check/recorded-history.ts';
import { isReady } from '../check/verdict.ts';
import type { Settings } from '../workplace/settings.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { postsNear } from './posts-near.ts';
import { pullStanding } from './pull-standing.ts';
import { remindOfRefused } from './remind-of-refused.ts';
import { type ReminderNotice, tellReminder } from './tell-reminder.ts';

interface RemindOptions {
  readonly dryRun: boolean;
  /** The organisation's log. */
  readonly view: LogView;
}

/**
 * Asks about posts whose time is near and that nobody has approved: in their
 * open pull requests, and in an issue where they were merged all the same. What
 * cannot be read of one pull request keeps no other from being asked about.
 */
export async function remind(
  workplace: Workplace,
  settings: Settings,
  o: RemindOptions,
): Promise<readonly ReminderNotice[]> {
  const { organisation } = workplace.policy.policy;
  if (organisation.publishing.remindHours.length === 0) return [];
  const base = await workplace.mainHead();
  const notices: ReminderNotice[] = [];
  for (const pull of await openPulls(workplace.github, organisation.forge.mainBranch)) {
    const where = `#${pull.number}`;
    notices.push(
      ...(await tried(where, () => remindIn(workplace, settings, { ...o, base, pull }))),
    );
  }
  return [...notices, ...(await remindOfRefused(workplace, { ...o, main: base }))];
}

async function tried(
  where: string,
  work: () => Promise<readonly ReminderNotice[]>,
): Promise<readonly ReminderNotice[]> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GitHubError || error instanceof GitError)) throw error;
    return [{ did: 'failed', where, why: error.message }];
  }
}

async function remindIn(
  workplace: Workplace,
  settings: Settings,
  o: RemindOptions & { readonly base: string; readonly pull: OpenPull },
): Promise<readonly ReminderNotice[]> {
  const { repository, policy, clock } = workplace;
  const { base, pull } = o;
  const ref = `refs/pull/${pull.number}/head`;
  const head = (await repository.fetch([ref])).get(ref);
  if (head === undefined) return [];
  const posts = await postsNear(workplace, { base, head });
  if (posts.length === 0) return [];
  const seen = { ...pull, head };
  const standing = await pullStanding(
    workplace,
    seen,
    posts.map(({ examined }) => examined),
  );
  const checked = await checkPullRequest({
    ...{ repository, base, head, now: clock.now() },
    historyOf: (paths) =>
      recordedHistory(paths, policy.policy, { repository, settings, base, head }),
  });
  const findings =
    'policyFindings' in checked
      ? []
      : [...checked.general, ...checked.examinations.flatMap((one) => one.findings)];
  const isChecked = isReady(findings);
  return [
    await tellReminder(workplace, { pull: seen, posts, standing, isChecked, dryRun: o.dryRun }),
  ];
}
