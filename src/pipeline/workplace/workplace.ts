import { Repository } from '../../forge/git/repository.ts';
import { type GitHub, openGitHub } from '../../forge/github/github.ts';
import type { Log } from '../../ledger/log.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Chance, Clock } from '../../publish/ports/surroundings.ts';
import { KohoError } from './koho-error.ts';
import { openGitLog } from './logs.ts';
import { type PolicyInForce, policyInForce } from './policy-in-force.ts';
import { requiredToken, runName, type Settings } from './settings.ts';
import { systemChance, systemClock } from './surroundings.ts';

/**
 * What the keyed jobs work with: the clone, the forge that the policy in force
 * names, and the logs, opened once and verified.
 */
export interface Workplace extends PolicyInForce {
  readonly repository: Repository;
  readonly github: GitHub;
  readonly run: string;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Fetches main and returns its commit as it is now. */
  mainHead(): Promise<string>;
  /** An account's log; `write`: with the key of this job. */
  accountLog(id: string, access: 'read' | 'write'): Promise<Log>;
  close(): Promise<void>;
}

const mainRef = 'refs/heads/main';
/** How far this machine's clock may be off the forge's (design, 5: otherwise nothing is sent). */
export const maxClockOffMs = 60_000;

/** @throws KohoError, GitError, GitHubError, LedgerError: nothing was done then */
export async function openWorkplace(
  settings: Settings,
  o: { readonly writes: 'organisation' | 'account' | 'nothing' },
): Promise<Workplace> {
  const repository = await openRepository(settings);
  try {
    const run = runName(settings.environment, systemChance.nonce);
    const signerKey = settings.environment.KOHO_LEDGER_KEY;
    const base = { repository, run, clock: systemClock, chance: systemChance };
    const forLogs = (writes: boolean) => (writes && signerKey ? { ...base, signerKey } : base);
    const main = await fetchMain(repository);
    const inForce = await policyInForce(forLogs(o.writes === 'organisation'), main);
    const github = openForge(inForce.policy.policy, settings);
    await refuseWrongClock(github);
    return {
      ...inForce,
      ...base,
      github,
      mainHead: () => fetchMain(repository),
      accountLog: (id, access) =>
        openGitLog({ ...forLogs(access === 'write'), policy: inForce.policy.policy }, id, {}),
      close: () => repository.close(),
    };
  } catch (error) {
    await repository.close();
    throw error;
  }
}

export async function openRepository({ root, environment }: Settings): Promise<Repository> {
  const token = environment.KOHO_LEDGER_TOKEN ?? environment.GITHUB_TOKEN;
  return Repository.open({ directory: root, environment, ...(token ? { token } : {}) });
}

export function openForge(policy: Policy, settings: Settings): GitHub {
  const { api, repository } = policy.organisation.forge;
  return openGitHub({ api, repository, token: requiredToken(settings) });
}

export async function fetchMain(repository: Repository): Promise<string> {
  const commit = (await repository.fetch([mainRef])).get(mainRef);
  if (commit !== undefined) return commit;
  throw new KohoError('wrong-use', {
    ja: 'リモートに main ブランチがありません。origin の設定を確かめてください。',
    en: 'The remote has no branch main. Check the remote origin.',
  });
}

export async function refuseWrongClock(github: GitHub): Promise<void> {
  const off = systemClock.now() - (await github.serverTime());
  if (Math.abs(off) <= maxClockOffMs) return;
  const seconds = Math.round(Math.abs(off) / 1000);
  throw new KohoError('clock-far-off', {
    ja: `この計算機の時計がGitHubより${seconds}秒${off > 0 ? '進んで' : '遅れて'}います。時刻を合わせるまで何も記録・公開しません。`,
    en: `This machine's clock is ${seconds} s ${off > 0 ? 'ahead of' : 'behind'} GitHub's. Nothing is recorded or published until it is set right.`,
  });
}
