import type { Repository } from '../../forge/git/repository.ts';
import type { Log } from '../../ledger/log.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Chance, Clock } from '../../publish/ports/surroundings.ts';
import { pushByDeployKey } from './deploy-key.ts';
import { KohoError } from './koho-error.ts';
import { openGitLog, organisationLogName, requireSigner } from './logs.ts';
import { type PolicyInForce, policyInForce } from './policy-in-force.ts';
import { openRepository } from './repository.ts';
import { runName, type Settings } from './settings.ts';
import { systemChance, systemClock } from './surroundings.ts';

/** The clone and its logs under the policy in force: what can be known without the forge. */
export interface RecordOffice extends PolicyInForce {
  readonly repository: Repository;
  readonly run: string;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Fetches main and returns its commit as it is now. */
  mainHead(): Promise<string>;
  /** That the organisation's key of a policy is this job's. @throws KohoError `key-wrong`, `missing-setting` */
  requireOwnKey(policy: Policy): void;
  /** An account's log; `write`: with the key of this job. */
  accountLog(id: string, access: 'read' | 'write'): Promise<Log>;
  close(): Promise<void>;
}

const mainRef = 'refs/heads/main';

export interface OfficeOptions {
  /** Which log this job's key belongs to. */
  readonly signs: 'organisation' | 'account' | 'nothing';
  /** This job records which policy is in force, and so may be the first to sign by a new key. */
  readonly adopts?: boolean;
}

/** @throws KohoError, GitError, LedgerError */
export async function openRecordOffice(
  settings: Settings,
  o: OfficeOptions,
): Promise<RecordOffice> {
  const repository = await openRepository(settings);
  try {
    const run = runName(settings.environment, systemChance.nonce);
    const signerKey = settings.environment.KOHO_LEDGER_KEY || undefined;
    const base = { repository, run, clock: systemClock, chance: systemChance };
    const forLogs = (writes: boolean) =>
      writes ? { ...base, writes: { signerKey, adopts: o.adopts ?? false } } : base;
    const main = await fetchMain(repository);
    const inForce = await policyInForce(forLogs(o.signs === 'organisation'), main);
    const { policy } = inForce.policy;
    if (o.signs !== 'nothing') {
      pushByDeployKey(repository, policy.organisation.forge, settings.environment);
    }
    // One object for each log: it remembers the tip it trusted, and its lock against itself.
    const logs = new Map<string, Promise<Log>>();
    const open = (id: string, writes: boolean) =>
      openGitLog({ ...forLogs(writes), policy }, id, {});
    return {
      ...inForce,
      ...base,
      mainHead: () => fetchMain(repository),
      requireOwnKey: (of) => requireSigner(of, organisationLogName, signerKey),
      accountLog(id, access) {
        const key = `${access} ${id}`;
        // Whoever may write a log reads it by the same trust.
        const log = logs.get(`write ${id}`) ?? logs.get(key) ?? open(id, access === 'write');
        logs.set(key, log);
        return log;
      },
      close: () => repository.close(),
    };
  } catch (error) {
    await repository.close();
    throw error;
  }
}

/** @throws KohoError `wrong-use` where the remote has no main */
export async function fetchMain(repository: Repository): Promise<string> {
  const commit = (await repository.fetch([mainRef])).get(mainRef);
  if (commit !== undefined) return commit;
  throw new KohoError('wrong-use', {
    ja: 'リモートに main ブランチがありません。origin の設定を確かめてください。',
    en: 'The remote has no branch main. Check the remote origin.',
  });
}
