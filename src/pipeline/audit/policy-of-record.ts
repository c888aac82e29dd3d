import { GitError } from '../../forge/git/git-error.ts';
import type { Repository } from '../../forge/git/repository.ts';
import { LedgerError } from '../../ledger/log.ts';
import { openLog } from '../../ledger/open-log.ts';
import type { LedgerLog } from '../../ledger/verify-ledger.ts';
import { type LoadedPolicy, loadPolicy } from '../load-policy.ts';
import { commitSource } from '../source/commit-source.ts';
import { organisationLogName } from '../workplace/logs.ts';
import { policyStates } from '../workplace/policy-states.ts';
import { trustOf } from '../workplace/trust-of.ts';

/**
 * Whose keys the record is verified with: the newest policy on main's line that
 * the organisation's log names and that verifies it. What was pushed to main
 * past everybody must not make a sound record look forged. Where no policy
 * fits, the newest that can be read: then verification says what is wrong.
 */
export async function policyOfRecord(
  repository: Repository,
  main: string,
  logs: readonly LedgerLog[],
): Promise<LoadedPolicy | undefined> {
  const organisation = logs
    .filter(({ log }) => log === organisationLogName)
    .sort(byYear)
    .at(-1);
  let newest: LoadedPolicy | undefined;
  try {
    for await (const commit of policyStates(repository, main)) {
      const loaded = await loadPolicy(commitSource(repository, commit));
      if (!loaded.ok) continue;
      newest ??= loaded.value;
      if (organisation && (await isNamedBy(organisation, loaded.value))) return loaded.value;
    }
  } catch (error) {
    // An auditor's clone may be shallow; what it holds can be verified all the same.
    if (!(error instanceof GitError && error.code === 'shallow')) throw error;
  }
  return newest;
}

function byYear(a: LedgerLog, b: LedgerLog): number {
  return Number(a.year) - Number(b.year);
}

async function isNamedBy({ log, year, files }: LedgerLog, loaded: LoadedPolicy): Promise<boolean> {
  const trust = trustOf(loaded.policy, log);
  try {
    return (await openLog({ log, year, files, trust })).state.policy === loaded.digest;
  } catch (error) {
    if (error instanceof LedgerError) return false;
    throw error;
  }
}
