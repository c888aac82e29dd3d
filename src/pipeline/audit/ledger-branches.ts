import type { Repository } from '../../forge/git/repository.ts';

export interface LedgerBranch {
  readonly log: string;
  readonly year: string;
  readonly commit: string;
}

/** Every `ledger/<log>/<year>` that the clone holds, as fetched from origin or as a branch of its own. */
export async function ledgerBranches(repository: Repository): Promise<readonly LedgerBranch[]> {
  const found = new Map<string, LedgerBranch>();
  for (const prefix of ['refs/remotes/origin/ledger', 'refs/heads/ledger']) {
    for (const [ref, commit] of await repository.refsUnder(prefix)) {
      const [, log, year] = /\/ledger\/([^/]+)\/(\d{4})$/.exec(ref) ?? [];
      // A branch of the clone itself comes second: what somebody works on here is what is asked about.
      if (log && year) found.set(`${log}/${year}`, { log, year, commit });
    }
  }
  return [...found.values()];
}
