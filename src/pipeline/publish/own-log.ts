import { LedgerError, type LogView } from '../../ledger/log.ts';
import { recordedTip, requireExtends } from '../../ledger/recorded-tip.ts';

/**
 * Before an account's job plans or sends: its log still holds all that the
 * organisation's log has recorded of it. Otherwise posts that are public would
 * go out a second time. A log that was never recorded may begin. And the
 * organisation's log still holds what was planned from it: set back, it would lack
 * pauses, policies and approvals.
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
  if (own.state.plannedFrom < organisation.size) return;
  const said = `Record ${own.state.plannedFrom} was planned from by ${account}`;
  const { log, size } = organisation;
  throw new LedgerError('log-rolled-back', log, `${said}, but there are ${size} records`);
}
