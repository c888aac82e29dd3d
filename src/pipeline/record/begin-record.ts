import { loadPolicy } from '../load-policy.ts';
import { commitSource } from '../source/commit-source.ts';
import { pushByDeployKey } from '../workplace/deploy-key.ts';
import { KohoError } from '../workplace/koho-error.ts';
import { openGitLog, organisationLogName } from '../workplace/logs.ts';
import { hasLogs, recordGone } from '../workplace/record-gone.ts';
import { fetchMain } from '../workplace/record-office.ts';
import { openRepository } from '../workplace/repository.ts';
import { runName, type Settings } from '../workplace/settings.ts';
import { systemChance, systemClock } from '../workplace/surroundings.ts';
import { openForge, refusePublicDrafts, refuseWrongClock } from '../workplace/workplace.ts';

/**
 * Begins the organisation's log with the policy that is on main now. Once, on
 * purpose: everything later is judged by it, and a log that began by itself
 * whenever its branch is missing would make deleting the branch a way in.
 */
export async function beginRecord(settings: Settings): Promise<{ policy: string; main: string }> {
  const repository = await openRepository(settings);
  try {
    const main = await fetchMain(repository);
    const loaded = await loadPolicy(commitSource(repository, main));
    if (!loaded.ok) throw policyUnreadable(loaded.faults[0]?.path ?? 'policies');
    const { policy, digest } = loaded.value;
    const github = openForge(policy, settings);
    await refuseWrongClock(github);
    await refusePublicDrafts(github, policy);
    pushByDeployKey(repository, policy.organisation.forge, settings.environment);
    const signerKey = settings.environment.KOHO_LEDGER_KEY || undefined;
    const log = await openGitLog(
      {
        ...{ repository, policy, clock: systemClock, chance: systemChance },
        run: runName(settings.environment, systemChance.nonce),
        writes: { signerKey },
      },
      organisationLogName,
      { policy: digest, main },
    );
    await log.append(async (view) => {
      if (view.size > 0) throw alreadyBegun();
      if (await hasLogs(repository)) throw recordGone();
      return [{ kind: 'examined', nonce: systemChance.nonce(), body: { main } }];
    });
    return { policy: digest, main };
  } finally {
    await repository.close();
  }
}

function policyUnreadable(path: string): KohoError {
  return new KohoError('policy-unreadable', {
    ja: `main の ${path} に誤りがあり、発信記録を始められません。koho check で確かめて直してください。`,
    en: `${path} on main has faults; the record cannot begin. See koho check and mend them.`,
  });
}

function alreadyBegun(): KohoError {
  return new KohoError('record-exists', {
    ja: '発信記録はすでに始まっています。--init なしで実行してください。',
    en: 'The record has already begun. Run without --init.',
  });
}
