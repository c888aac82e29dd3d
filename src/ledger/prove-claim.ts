import type { Claim, CrossRecord } from './cross-record.ts';
import type { LogName } from './kinds/parts.ts';
import type { LogFiles } from './opened-log.ts';
import { tampered } from './problem.ts';
import { type Proof, prove } from './proof.ts';
import { recordFilePath } from './record-file.ts';
import { organisationLog } from './record-shapes.ts';
import type { LogReport } from './verify.ts';
import { logBranch } from './year-chain.ts';

/** A log that was read, and how many of its records were found right. */
export interface ReadLog {
  readonly log: LogName;
  readonly year: string;
  readonly files: LogFiles;
  readonly records: number;
}

/** The record of the organisation's log that names a tip, proven to be in that log. */
export async function proveClaim(
  { by }: Claim,
  logs: readonly ReadLog[],
): Promise<Proof | undefined> {
  const source = logs.find(({ log, year }) => log === organisationLog && year === by.year);
  if (!source) return undefined;
  const named = tampered({ code: 'log-deleted', file: recordFilePath(by.seq), seq: by.seq });
  return (await prove(named, { ...source, provenSize: source.records })).proof;
}

/** Where a log contradicts a tip on record, the proof holds both sides. */
export async function withClaim(
  report: LogReport,
  cross: CrossRecord,
  logs: readonly ReadLog[],
): Promise<LogReport> {
  const { firstBad, log, year } = report;
  const claim = cross.contradicted(logBranch(log, year));
  const against = claim && (await proveClaim(claim, logs));
  if (firstBad?.code !== 'log-rolled-back' || !against) return report;
  return { ...report, firstBad: { ...firstBad, proof: { ...firstBad.proof, against } } };
}
