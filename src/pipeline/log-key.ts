import type { KeyPair } from '../ledger/signing-key.ts';
import type { ReplacedKey } from '../policy/policy.ts';
import { nearestOf } from '../post/nearest.ts';
import { newLedgerKey } from './keygen.ts';
import { policyOrRefuse } from './policy-or-refuse.ts';
import type { Source } from './source/source.ts';
import { KohoError } from './workplace/koho-error.ts';
import { organisationLogName } from './workplace/logs.ts';
import { openRecordOffice } from './workplace/record-office.ts';
import type { Settings } from './workplace/settings.ts';

export interface NewLogKey extends KeyPair {
  /** The policy names a key for this log already: the new one cannot stand beside it. */
  readonly replaces: boolean;
}

/** A new key with how far the earlier ones count, as `ledger.keys` is to say it. */
export interface ReplacingKey extends KeyPair {
  readonly replaced: readonly ReplacedKey[];
}

/**
 * A key to take the place of a log's present one, which may be lost: it counts up
 * to where the log stands now on the remote, and no further.
 * @throws KohoError `wrong-use` where there is no key to replace, or nothing was signed by it yet
 */
export async function replacingKey(settings: Settings, log: string): Promise<ReplacingKey> {
  const office = await openRecordOffice(settings, { signs: 'nothing' });
  try {
    const { origin, keys } = office.policy.policy.organisation.ledger;
    const present = keys.find((key) => key.log === log);
    if (!present) throw nothingToReplace(log);
    const own =
      log === organisationLogName ? office.organisation : await office.accountLog(log, 'read');
    const { size, tip } = await own.view();
    if (size === 0) throw nothingToReplace(log);
    const until = { key: present.key, year: tip.year, size, last: tip.last };
    return { ...newLedgerKey(`${origin}/${log}`), replaced: [...(present.replaced ?? []), until] };
  } finally {
    await office.close();
  }
}

function nothingToReplace(log: string): KohoError {
  return new KohoError('wrong-use', {
    ja: `有効な policies/koho.yml に発信記録「${log}」の鍵がないか、その鍵で署名された記録がまだありません。--replace なしで作ってください。`,
    en: `policies/koho.yml in force has no key for the log "${log}", or nothing was signed by it yet. Make one without --replace.`,
  });
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
