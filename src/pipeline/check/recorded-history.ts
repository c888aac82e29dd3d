import type { Repository } from '../../forge/git/repository.ts';
import { RecentTexts } from '../../guideline/likeness/recent-texts.ts';
import type { History } from '../../guideline/rule.ts';
import { AccountSlots } from '../../guideline/timing/account-slots.ts';
import type { Policy } from '../../policy/policy.ts';
import type { AccountId } from '../../post/post.ts';
import { historyOf, noHistory } from '../history.ts';
import { postsConcerned } from '../posts-concerned.ts';
import { postTexts } from '../recent/post-texts.ts';
import { commitSource } from '../source/commit-source.ts';
import type { Source } from '../source/source.ts';
import { openGitLog, organisationLogName } from '../workplace/logs.ts';
import { runName, type Settings } from '../workplace/settings.ts';
import { systemChance, systemClock } from '../workplace/surroundings.ts';

interface RecordedHistoryOptions {
  readonly repository: Repository;
  readonly settings: Settings;
  /** Main, where the texts of published posts lie. */
  readonly base: string;
  /** The commit whose posts are checked: they name the accounts whose record is read. */
  readonly head: string;
}

/** Reads the accounts' logs as they are now; nothing is written. */
export async function recordedHistory(
  paths: readonly string[],
  policy: Policy | undefined,
  { repository, settings, base, head }: RecordedHistoryOptions,
): Promise<History> {
  if (policy === undefined) return noHistory;
  const posts = await postsConcerned(commitSource(repository, head), paths);
  const run = runName(settings.environment, systemChance.nonce);
  const surroundings = { repository, run, clock: systemClock, chance: systemChance };
  const openLog = (name: string) => openGitLog({ ...surroundings, policy }, name);
  const organisation = await (await openLog(organisationLogName)).view();
  const besides = await accountsNamed(paths, { source: commitSource(repository, head), policy });
  const source = commitSource(repository, base);
  const collect = {
    source,
    now: systemClock.now(),
    into: new RecentTexts(),
    slots: new AccountSlots(),
  };
  return historyOf({ posts, policy, openLog, organisation, besides, collect });
}

async function accountsNamed(
  paths: readonly string[],
  at: { readonly source: Source; readonly policy: Policy },
): Promise<ReadonlySet<AccountId>> {
  const accounts = new Set<AccountId>();
  for (const path of paths) {
    for (const account of (await postTexts(at, path))?.keys() ?? []) accounts.add(account);
  }
  return accounts;
}
