import type { KeyPair } from '../ledger/signing-key.ts';
import { nearestOf } from '../post/nearest.ts';
import { newLedgerKey } from './keygen.ts';
import { policyOrRefuse } from './policy-or-refuse.ts';
import type { Source } from './source/source.ts';
import { KohoError } from './workplace/koho-error.ts';
import { organisationLogName } from './workplace/logs.ts';

export interface NewLogKey extends KeyPair {
  /** The policy names a key for this log already: the new one would replace it. */
  readonly replaces: boolean;
}

/** A signing key pair for one writer of the record. @throws KohoError where no such log is written */
export async function newLogKey(source: Source, log: string): Promise<NewLogKey> {
  const { policy } = await policyOrRefuse(source);
  const { origin, keys } = policy.organisation.ledger;
  const logs = [organisationLogName, ...policy.accounts.keys()];
  if (!logs.includes(log)) throw unknownLog(log, logs);
  const pair = newLedgerKey(`${origin}/${log}`);
  return { ...pair, replaces: keys.some((key) => key.log === log) };
}

function unknownLog(log: string, logs: readonly string[]): KohoError {
  const meant = nearestOf(log, logs);
  return new KohoError('wrong-use', {
    ja: `「${log}」という発信記録はありません。${meant ? `${meant} のことでしょうか。` : ''}あるもの：${logs.join('、')}`,
    en: `There is no log "${log}".${meant ? ` Did you mean ${meant}?` : ''} There are: ${logs.join(', ')}`,
  });
}
