import type { LogView } from '../../ledger/log.ts';
import { recordedTip, requireExtends } from '../../ledger/recorded-tip.ts';

/**
 * Before an account's job plans or sends: its log still holds all that the
 * organisation's log has recorded of it. Otherwise posts that are public would
 * go out a second time. A log that was never recorded may begin.
 *
 * `own` must have been read after `organisation`. Throws `LedgerError`: `log-rolled-back`.
 */
export async function refuseRolledBack(
  organisation: LogView,
  own: LogView,
  account: string,
): Promise<void> {
  const recorded = recordedTip(organisation, account);
  if (recorded) await requireExtends(own, recorded);
}
