import type { TipBody } from '../../ledger/kinds/parts.ts';
import type { Log, LogView } from '../../ledger/log.ts';
import type { Draft } from '../../ledger/record.ts';
import { recordedTip, requireExtends } from '../../ledger/recorded-tip.ts';

interface TipDraftsOptions {
  /** The organisation's log. */
  readonly view: LogView;
  readonly accounts: readonly string[];
  readonly openLog: (account: string) => Promise<Pick<Log, 'view'>>;
  readonly nonce: () => string;
}

/**
 * Puts on record where the accounts' logs stand, those that moved since: at
 * most one draft. The logs are read after `view`, so none may be behind it.
 *
 * Throws `LedgerError`: `log-rolled-back` where a log is gone, shorter than it
 * was, or another one: a person must look before anything more is recorded.
 */
export async function tipDrafts(o: TipDraftsOptions): Promise<readonly Draft[]> {
  const moved: TipBody[] = [];
  for (const account of [...new Set(o.accounts)].toSorted()) {
    const own = await (await o.openLog(account)).view();
    const tip = await movedTip(o.view, own, account);
    if (tip) moved.push(tip);
  }
  return moved.length > 0 ? [{ kind: 'tips', nonce: o.nonce(), body: { logs: moved } }] : [];
}

async function movedTip(
  organisation: LogView,
  own: LogView,
  log: string,
): Promise<TipBody | undefined> {
  const recorded = recordedTip(organisation, log);
  if (recorded) await requireExtends(own, recorded);
  const { size, tip } = own;
  // Of the same year and size it is the same: what was recorded has just been compared.
  const stands = recorded ? recorded.year === tip.year && recorded.size === size : size === 0;
  return stands ? undefined : { log, year: tip.year, size, last: tip.last };
}
