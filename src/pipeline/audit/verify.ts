import { readFile } from 'node:fs/promises';
import { Repository } from '../../forge/git/repository.ts';
import type { LedgerReport } from '../../ledger/verify-ledger.ts';
import type { Settings } from '../workplace/settings.ts';
import { auditVerify } from './audit-verify.ts';

/** Verifies the record of a clone. `checkpoints`: files kept elsewhere. Reads no network. */
export async function verify(
  settings: Pick<Settings, 'root' | 'environment'>,
  o: { readonly checkpoints: readonly string[] },
): Promise<LedgerReport> {
  const { root, environment } = settings;
  const repository = await Repository.open({ directory: root, environment, history: 'any' });
  try {
    const kept = await Promise.all(o.checkpoints.map((file) => readFile(file)));
    return await auditVerify({ repository, kept });
  } finally {
    await repository.close();
  }
}
