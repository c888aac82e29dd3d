import { GitLog } from '../../forge/git/git-log.ts';
import type { Repository } from '../../forge/git/repository.ts';
import type { Genesis } from '../../ledger/append.ts';
import { fiscalYear } from '../../ledger/fiscal-year.ts';
import { parseSigner, type Signer } from '../../ledger/signing-key.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Chance, Clock } from '../../publish/ports/surroundings.ts';
import { KohoError } from './koho-error.ts';
import { trustOf } from './trust-of.ts';

export const organisationLogName = 'organisation';

export interface LogsOptions {
  readonly repository: Repository;
  readonly policy: Policy;
  readonly run: string;
  readonly clock: Clock;
  readonly chance: Chance;
  /** Present where this job writes: `KOHO_LEDGER_KEY`, the key of the one log that is its own. */
  readonly writes?: {
    readonly signerKey: string | undefined;
    /** This job may bring the policy in force that names its key: it makes sure of that before it appends. */
    readonly adopts?: boolean;
  };
}

/**
 * A log of this repository: the newest fiscal year that has a branch, else the
 * year it is now. Trusted by the keys of the given policy.
 */
export async function openGitLog(
  o: LogsOptions,
  name: string,
  genesis?: Omit<Genesis, 'nonce'>,
): Promise<GitLog> {
  const { ledger } = o.policy.organisation;
  const trust = trustOf(o.policy, name);
  const signer = o.writes && signerOf(o.writes.signerKey, `${ledger.origin}/${name}`, trust.key);
  return new GitLog({
    repository: o.repository,
    log: name,
    year: await yearOf(o, name),
    trust,
    run: o.run,
    clock: o.clock,
    chance: o.chance,
    rememberSeen: true,
    ...(genesis ? { genesis } : {}),
    ...(signer ? { signer } : {}),
  });
}

/** That this is the key of a log's writer by this policy. @throws KohoError `key-wrong`, `missing-setting` */
export function requireSigner(policy: Policy, name: string, signerKey: string | undefined): void {
  const { origin, key } = trustOf(policy, name);
  signerOf(signerKey, `${origin}/${name}`, key);
}

/**
 * The key of another writer, none where the policy names one, or one that the
 * policy does not name would leave a tip that everyone refuses: better not to begin.
 */
function signerOf(
  key: string | undefined,
  name: string,
  verifier: string | undefined,
): Signer | undefined {
  if (!key && verifier === undefined) return undefined;
  const signer = key ? parseSigner(key) : undefined;
  if (signer && signer.name === name && verifier?.startsWith(`${signer.name}+${signer.id}+`)) {
    return signer;
  }
  throw new KohoError(key ? 'key-wrong' : 'missing-setting', {
    ja: `KOHO_LEDGER_KEY ${key ? 'は' : 'がありません。'}発信記録「${name}」の鍵${key ? 'ではありません。' : 'が必要です。'}policies/koho.yml の ledger.keys と同じ組の鍵を入れてください。`,
    en: `KOHO_LEDGER_KEY is ${key ? 'not' : 'missing; it must be'} the key of the log "${name}". Use the private half of the key in ledger.keys of policies/koho.yml.`,
  });
}

async function yearOf(o: LogsOptions, name: string): Promise<string> {
  const { timeZone, ledger } = o.policy.organisation;
  const folder = `${ledgerFolder}/${name}/`;
  const refs = [...(await branchesOf(o.repository)).keys()].filter((ref) => ref.startsWith(folder));
  const newest = refs
    .flatMap((ref) => /\/(\d{4})$/.exec(ref)?.[1] ?? [])
    .sort()
    .at(-1);
  if (newest !== undefined) return newest;
  const now = new Date(o.clock.now()).toISOString();
  return fiscalYear(now, { timeZone, startsInMonth: ledger.fiscalYearStartsInMonth });
}

const ledgerFolder = 'refs/heads/ledger';
const listed = new WeakMap<Repository, Promise<ReadonlyMap<string, string>>>();

/**
 * Which logs have begun which years: asked once a run, not once a log. What a log
 * says is read anew each time; only its name is remembered.
 */
function branchesOf(repository: Repository): Promise<ReadonlyMap<string, string>> {
  const known = listed.get(repository);
  if (known) return known;
  const asked = repository.remote().then((remote) => remote.list(ledgerFolder));
  listed.set(repository, asked);
  // A network that was cut is asked again.
  asked.catch(() => listed.delete(repository));
  return asked;
}
