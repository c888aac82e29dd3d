import type { Account, Policy } from '../../policy/policy.ts';
import { KohoError } from './koho-error.ts';

/** The registered account of this id. @throws KohoError `unknown-account` naming those there are */
export function accountOf(policy: Policy, id: string): Account {
  const account = [...policy.accounts.values()].find((one) => one.id === id);
  if (account) return account;
  throw unknownAccount(id, [...policy.accounts.keys()]);
}

export function unknownAccount(id: string, known: readonly string[]): KohoError {
  return new KohoError('unknown-account', {
    ja: `公式アカウント「${id}」は登録されていません。登録されているもの：${known.join(', ')}`,
    en: `There is no registered account "${id}". Registered: ${known.join(', ')}`,
  });
}
