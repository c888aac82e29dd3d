import type { FaultLog } from '../faults/fault-log.ts';
import type { AccountId, Located } from '../post.ts';
import { parseAccountId } from '../post-id.ts';
import type { Fields } from './fields.ts';

/** The official accounts that a file names, each once, with their places. */
export function readAccounts(fields: Fields, log: FaultLog): Located<AccountId>[] {
  const names = fields.texts('accounts', 200);
  fields.refuseRepeats('accounts', names);
  return names.flatMap(({ value: name, place }) => {
    const value = parseAccountId(name);
    if (value === undefined) log.add('account-form', place, { value: name });
    return value === undefined ? [] : [{ value, place }];
  });
}
