import { type Claim, type CrossRecord, claimText } from './cross-record.ts';
import { describe, type LedgerMessage, tampered } from './problem.ts';
import type { FirstBad } from './proof.ts';
import { proveClaim, type ReadLog } from './prove-claim.ts';
import { logBranch } from './year-chain.ts';

interface AbsentLogs {
  /** A log that the organisation's log says stood there. */
  readonly deleted: FirstBad | undefined;
  readonly undecided: readonly LedgerMessage[];
}

/** Which logs the organisation's log, being intact, gives reason to look for in vain. */
export async function findAbsent(
  logs: readonly ReadLog[],
  cross: CrossRecord,
): Promise<AbsentLogs> {
  const present = new Set(logs.map(({ log, year }) => logBranch(log, year)));
  const claim = cross.deleted(present);
  return {
    deleted: claim && (await deleted(claim, logs)),
    undecided: cross
      .unheard(present)
      .map((log) =>
        describe({ code: 'log-missing', verdict: 'undecidable', file: `ledger/${log}` }),
      ),
  };
}

/** Nothing is left of the log itself: the proof is the record that names it, in the organisation's log. */
async function deleted(claim: Claim, logs: readonly ReadLog[]): Promise<FirstBad> {
  const { log, year, last: expected } = claim;
  const problem = tampered({
    code: 'log-deleted',
    file: logBranch(log, year),
    detail: claimText(claim),
  });
  const { code, file } = problem;
  const against = await proveClaim(claim, logs);
  const proof = { lines: [], expected, actual: 'none', ...(against && { against }) };
  return { log, year, code, file, what: describe(problem), proof };
}
