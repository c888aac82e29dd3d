import { findAbsent } from './absent-logs.ts';
import { BlobCheck, type BlobOf } from './blob-check.ts';
import { checkpointPath } from './checkpoint.ts';
import { readKept } from './kept-checkpoints.ts';
import type { LogName } from './kinds/parts.ts';
import { keysOf, type LedgerKeys } from './log-keys.ts';
import { notProven } from './not-proven.ts';
import { originLine } from './open-log.ts';
import { type LedgerMessage, type Problem, tampered, type Verdict } from './problem.ts';
import type { FirstBad } from './proof.ts';
import { type ReadLog, withClaim } from './prove-claim.ts';
import { organisationLog } from './record-shapes.ts';
import { Stories } from './stories.ts';
import { type ListedFiles, type LogReport, verifyLog } from './verify.ts';
import { YearChain } from './year-chain.ts';

export interface LedgerLog {
  readonly log: LogName;
  readonly year: string;
  readonly files: ListedFiles;
}

interface VerifyLedgerOptions extends LedgerKeys {
  readonly logs: readonly LedgerLog[];
  /** First part of every origin line, from policy. */
  readonly origin: string;
  /** Checkpoints kept elsewhere (a witness, an old report), as they were; of any log. */
  readonly kept?: readonly Uint8Array[];
  /** Bytes of a git blob; absent = the posts' bytes are not compared. */
  readonly blobOf?: BlobOf;
}

export interface LedgerReport {
  readonly verdict: Verdict;
  /** The first bad thing: the organisation's log first, then the accounts' by name, each by year. */
  readonly firstBad?: FirstBad;
  readonly logs: readonly LogReport[];
  /** What could not be looked at. */
  readonly undecidable: readonly LedgerMessage[];
  /** What the record cannot prove, however intact: belongs on page one of every report. */
  readonly notProven: readonly LedgerMessage[];
  readonly counts: { readonly logs: number; readonly records: number };
}

/** Verifies every log by its bytes, then that the logs tell one story: nothing was sent that was not approved. */
export async function verifyLedger(options: VerifyLedgerOptions): Promise<LedgerReport> {
  const logs = options.logs.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const kept = readKept(options);
  const years = await YearChain.read(logs);
  const blobs = new BlobCheck(options.blobOf);
  const stories = new Stories();
  const reports: LogReport[] = [];
  const read: ReadLog[] = [];
  for (const { log, year, files } of logs) {
    const told = log === organisationLog || organisationIsIntact(reports);
    const report = await verifyLog({
      log,
      year,
      files,
      origin: options.origin,
      ...keysOf(options, log),
      kept: kept.tips.get(originLine(options.origin, log, year)) ?? [],
      marks: years.marksOf(log, year),
      onRecord: async (record) =>
        years.check(log, year, record) ??
        (told ? stories.tell(log, year, record) : undefined) ??
        (await blobs.check(record)),
      ...(told && {
        onEnd: (tip) =>
          log === organisationLog
            ? notApproved(options, stories)
            : stories.cross.end(log, year, tip),
      }),
    });
    years.learn(log, year, report.rootsAt);
    reports.push(await withClaim(report, stories.cross, read));
    read.push({ log, year, files, records: report.records });
  }
  const absent = organisationIsIntact(reports)
    ? await findAbsent(read, stories.cross)
    : { undecided: [withoutOrganisation], deleted: undefined };
  const undecidable = [
    ...kept.unusable,
    ...years.undecided,
    ...blobs.undecided,
    ...absent.undecided,
  ];
  return summary(options, reports, undecidable, kept.missing ?? absent.deleted);
}

/** Whoever writes on main can name keys there: they count once the organisation's log has adopted that policy. */
function notApproved({ replaced }: LedgerKeys, stories: Stories): Problem | undefined {
  if (!replaced || replaced.keys.size === 0 || stories.hasAdopted(replaced.policy))
    return undefined;
  return tampered({ code: 'key-not-approved', file: checkpointPath, actual: replaced.policy });
}

/** `!` sorts before every log name. */
function rank({ log, year }: LedgerLog): string {
  return `${log === organisationLog ? '!' : log} ${year}`;
}

/** Without it an account's log cannot be compared with approvals: not found would only mean not read. */
function organisationIsIntact(reports: readonly LogReport[]): boolean {
  const own = reports.filter(({ log }) => log === organisationLog);
  return own.length > 0 && own.every(({ verdict }) => verdict === 'intact');
}

const withoutOrganisation: LedgerMessage = {
  ja: '組織の発信記録がないか、正しくないため、各アカウントの発信が承認されたものかを確認できません。',
  en: 'The organisation’s log is missing or not intact, so it cannot be decided whether what the accounts published was approved.',
};

function summary(
  options: VerifyLedgerOptions,
  logs: readonly LogReport[],
  undecidable: readonly LedgerMessage[],
  missing: FirstBad | undefined,
): LedgerReport {
  const bad =
    logs.find(({ verdict }) => verdict === 'tampered')?.firstBad ??
    missing ??
    logs.find(({ verdict }) => verdict === 'undecidable')?.firstBad;
  const verdicts = logs.map(({ verdict }) => verdict);
  const isTampered = verdicts.includes('tampered') || missing !== undefined;
  const isOpen = verdicts.includes('undecidable') || undecidable.length > 0 || logs.length === 0;
  return {
    verdict: isTampered ? 'tampered' : isOpen ? 'undecidable' : 'intact',
    ...(bad && { firstBad: bad }),
    logs,
    undecidable,
    notProven: notProven(options, logs),
    counts: { logs: logs.length, records: logs.reduce((sum, { records }) => sum + records, 0) },
  };
}
