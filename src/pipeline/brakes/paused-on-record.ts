import type { LogState } from '../../ledger/log.ts';

/**
 * A pause on record counts until its lifting is on record, too: whoever can
 * delete the branch need not be anybody who may lift a pause.
 */
export function isPausedOnRecord(state: LogState, account: string): boolean {
  return state.paused === true || pausedScopes(state).includes(account);
}

/** What the record holds as paused: `undefined` stands for everything. */
export function pausedScopes({
  paused,
  pausedAccounts = [],
}: LogState): readonly (string | undefined)[] {
  return [...(paused === true ? [undefined] : []), ...pausedAccounts];
}
