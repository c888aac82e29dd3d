import type { Claim, CrossRecord } from './cross-record.ts';
import type { LogFiles } from './opened-log.ts';
import { describe, type LedgerMessage, tampered } from './problem.ts';
import { type FirstBad, prove } from './proof.ts';
import type { LogName } from './record.ts';
import { organisationLog } from './record-shapes.ts';
import { logBranch } from './year-chain.ts';

interface PresentLog {
  readonly log: LogName;
  readonly year: string;
  readonly files: LogFiles;
  /** Records that were read and found right. */
  readonly records: number;
}

export interface AbsentLogs {
  /** A log that the organisation's log says stood there. */
  readonly deleted: FirstBad | undefined;
  readonly undecided: readonly LedgerMessage[];
}

/** Which logs the organisation's log, being intact, gives reason to look for in vain. */
export async function findAbsent(
  logs: readonly PresentLog[],
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
async function deleted(
  { log, year, by, last }: Claim,
  logs: readonly PresentLog[],
): Promise<FirstBad | undefined> {
  const witness = logs.find((one) => one.log === organisationLog && one.year === by.year);
  if (!witness) return undefined;
  const problem = tampered({
    code: 'log-deleted',
    file: logBranch(log, year),
    detail: `${logBranch(organisationLog, by.year)}, ${by.seq}`,
    expected: last,
    actual: 'none',
  });
  const source = { ...witness, provenSize: witness.records };
  const { proof } = await prove({ ...problem, seq: by.seq }, source);
  return { log, year, code: problem.code, file: problem.file, what: describe(problem), proof };
}
