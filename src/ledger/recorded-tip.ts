import type { LogName } from './kinds/parts.ts';
import { LedgerError, type LogView, type RecordedTip } from './log.ts';
import { logBranch } from './year-chain.ts';

/** What the organisation's log last recorded of an account's log; undefined where it never did. */
export function recordedTip(
  { state }: Pick<LogView, 'state'>,
  log: LogName,
): RecordedTip | undefined {
  return new Map(Object.entries(state.tips ?? {})).get(log);
}

/**
 * That a log goes on from where it was recorded to stand. Deleted or set back,
 * it would make what was published look unsent. `own` must have been read after
 * `recorded`: a log that grew in between is fine, one that is behind is not.
 *
 * Throws `LedgerError`: `log-rolled-back`.
 */
export async function requireExtends(own: LogView, recorded: RecordedTip): Promise<void> {
  const fault = await contradiction(own, recorded);
  if (fault === undefined) return;
  const place = `${logBranch(own.log, recorded.year)} was recorded with ${recorded.size} records`;
  throw new LedgerError('log-rolled-back', own.log, `${place}, but ${fault}`);
}

async function contradiction(own: LogView, recorded: RecordedTip): Promise<string | undefined> {
  const branch = logBranch(own.log, own.tip.year);
  if (own.size === 0) return `${branch} does not exist`;
  if (own.tip.year !== recorded.year) {
    return (await continues(own, recorded)) ? undefined : `${branch} does not continue it`;
  }
  if (own.size < recorded.size) return `it has ${own.size}`;
  const last = own.size === recorded.size ? own.tip.last : (await own.record(recorded.size)).prev;
  return last === recorded.last ? undefined : 'these records are others';
}

/** A later year names the year before and where that stood; verify follows the whole chain. */
async function continues(own: LogView, recorded: RecordedTip): Promise<boolean> {
  const first = await own.record(0);
  const previous = first.kind === 'genesis' ? first.body.previous : undefined;
  if (!previous || own.tip.year < recorded.year) return false;
  const recordedBranch = logBranch(own.log, recorded.year);
  return previous.branch === recordedBranch
    ? previous.size >= recorded.size
    : previous.branch > recordedBranch && previous.branch.startsWith(`ledger/${own.log}/`);
}
