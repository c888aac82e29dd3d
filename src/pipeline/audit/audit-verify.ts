import type { Repository } from '../../forge/git/repository.ts';
import { type LedgerLog, type LedgerReport, verifyLedger } from '../../ledger/verify-ledger.ts';
import { KohoError } from '../workplace/koho-error.ts';
import { type LedgerBranch, ledgerBranches } from './ledger-branches.ts';
import { policyOfRecord } from './policy-of-record.ts';

export interface AuditOptions {
  /** A clone, opened with any history; nothing is fetched. */
  readonly repository: Repository;
  /** Checkpoints kept elsewhere: by a witness, or in an earlier report. */
  readonly kept: readonly Uint8Array[];
}

const maxFileBytes = 64 * 1024 * 1024;

/** Recomputes every log of a clone from its bytes, with the keys of the policy that it holds as in force. Offline. */
export async function auditVerify({ repository, kept }: AuditOptions): Promise<LedgerReport> {
  const branches = await ledgerBranches(repository);
  if (branches.length === 0) throw noLedger();
  const main =
    (await repository.resolve('refs/remotes/origin/main')) ?? (await repository.resolve('HEAD'));
  if (main === undefined) throw noMain();
  const logs = branches.map((branch) => logOf(repository, branch));
  const loaded = await policyOfRecord(repository, main, logs);
  if (!loaded) throw noMain();
  const { origin, keys } = loaded.policy.organisation.ledger;
  const replaced = keys.flatMap((one) => (one.replaced ? [[one.log, one.replaced] as const] : []));
  return verifyLedger({
    logs,
    origin,
    keys: new Map(keys.map(({ log, key }) => [log, key])),
    ...(replaced.length > 0 && {
      replaced: { keys: new Map(replaced), policy: loaded.digest },
    }),
    ...(kept.length > 0 ? { kept } : {}),
    blobOf: async (id) => {
      const blob = await repository.blob(id);
      return blob.found ? blob.bytes : undefined;
    },
  });
}

function logOf(repository: Repository, { log, year, commit }: LedgerBranch): LedgerLog {
  return {
    log,
    year,
    files: {
      async list() {
        return (await repository.filesUnder(commit, '')).map(({ path }) => path);
      },
      async read(path) {
        const file = await repository.readFileAt(commit, path, maxFileBytes);
        return file.ok ? file.bytes : undefined;
      },
    },
  };
}

function noLedger(): KohoError {
  return new KohoError('no-record', {
    ja: 'このクローンに発信記録（ledger/ のブランチ）がありません。git fetch origin "refs/heads/ledger/*:refs/remotes/origin/ledger/*" で取得してください。',
    en: 'This clone holds no record (branches ledger/…). Fetch it: git fetch origin "refs/heads/ledger/*:refs/remotes/origin/ledger/*".',
  });
}

function noMain(): KohoError {
  return new KohoError('policy-unreadable', {
    ja: 'クローンの main の policies/ を読めないため、署名の鍵が分かりません。main を取得し、koho check で誤りを確かめてください。',
    en: 'policies/ on main of this clone cannot be read, so the keys are not known. Fetch main, and see koho check for faults.',
  });
}
