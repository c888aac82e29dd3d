import type { Repository } from '../../forge/git/repository.ts';
import type { History } from '../../guideline/rule.ts';
import type { Policy } from '../../policy/policy.ts';
import { parsePostId } from '../../post/post-id.ts';
import { historyOf, noHistory } from '../history.ts';
import { openGitLog, organisationLogName } from '../workplace/logs.ts';
import { runName, type Settings } from '../workplace/settings.ts';
import { systemChance, systemClock } from '../workplace/surroundings.ts';

/** Reads the accounts' logs as they are now; nothing is written. */
export async function recordedHistory(
  paths: readonly string[],
  policy: Policy | undefined,
  { repository, settings }: { repository: Repository; settings: Settings },
): Promise<History> {
  if (policy === undefined) return noHistory;
  const posts = paths.flatMap((path) => {
    const parsed = parsePostId(path);
    return parsed.ok ? [parsed.value.id] : [];
  });
  const run = runName(settings.environment, systemChance.nonce);
  const surroundings = { repository, run, clock: systemClock, chance: systemChance };
  const openLog = (name: string) => openGitLog({ ...surroundings, policy }, name);
  const organisation = await (await openLog(organisationLogName)).view();
  return historyOf({ posts, policy, openLog, organisation });
}
