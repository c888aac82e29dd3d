import type { LogName } from './kinds/parts.ts';
import { logLines } from './log-lines.ts';
import type { LogFiles } from './opened-log.ts';
import { describe, type LedgerMessage, type Problem, tampered } from './problem.ts';
import type { AnyRecord, RecordBodies } from './record.ts';
import { recordFilePath } from './record-file.ts';
import { parseRecordLine } from './record-line.ts';

type Previous = NonNullable<RecordBodies['genesis']['previous']>;

interface LogOfYear {
  readonly log: LogName;
  readonly year: string;
  readonly files: LogFiles;
}

/** Branch of a log. `ledger` itself can be no branch beside it. */
export function logBranch(log: LogName, year: string): string {
  return `ledger/${log}/${year}`;
}

/**
 * That each year's log begins where the one before it stood. The old log may
 * have grown since: a delivery planned in March ends in April.
 */
export class YearChain {
  /** What each genesis says, before it is known to be intact: only used to know which roots to note. */
  static async read(logs: readonly LogOfYear[]): Promise<YearChain> {
    const claims = new Map<string, Previous>();
    for (const { log, year, files } of logs) {
      const previous = await claimedPrevious(files);
      if (previous) claims.set(logBranch(log, year), previous);
    }
    return new YearChain(logs, claims);
  }

  readonly undecided: LedgerMessage[] = [];
  readonly #logs: readonly LogOfYear[];
  readonly #claims: ReadonlyMap<string, Previous>;
  readonly #roots = new Map<string, ReadonlyMap<number, string>>();

  private constructor(logs: readonly LogOfYear[], claims: ReadonlyMap<string, Previous>) {
    this.#logs = logs;
    this.#claims = claims;
  }

  /** Sizes at which a later year claims to know this log's root. */
  marksOf(log: LogName, year: string): ReadonlySet<number> {
    const branch = logBranch(log, year);
    const own = [...this.#claims.values()].filter((claim) => claim.branch === branch);
    return new Set(own.map(({ size }) => size));
  }

  learn(log: LogName, year: string, rootsAt: ReadonlyMap<number, string>): void {
    this.#roots.set(logBranch(log, year), rootsAt);
  }

  check(log: LogName, year: string, record: AnyRecord): Problem | undefined {
    if (record.kind !== 'genesis') return undefined;
    const { previous } = record.body;
    const before = this.#branchBefore(log, year);
    if (before !== undefined) return this.#checkAgainst(before, previous);
    if (!previous) return undefined;
    if (!isOwnPast(previous.branch, log, year)) return broken(previous.branch);
    const file = previous.branch;
    this.undecided.push(describe({ code: 'log-missing', verdict: 'undecidable', file }));
    return undefined;
  }

  #checkAgainst(before: string, previous: Previous | undefined): Problem | undefined {
    if (previous?.branch !== before) return broken(before);
    const actual = this.#roots.get(before)?.get(previous.size);
    if (actual === previous.root) return undefined;
    return { ...broken(before), expected: previous.root, actual: actual ?? 'none' };
  }

  #branchBefore(log: LogName, year: string): string | undefined {
    return this.#logs
      .filter((other) => other.log === log && other.year < year)
      .map((other) => logBranch(log, other.year))
      .toSorted()
      .at(-1);
  }
}

async function claimedPrevious(files: LogFiles): Promise<Previous | undefined> {
  for await (const [first] of logLines(files)) {
    const parsed = first && parseRecordLine(first.bytes);
    return parsed?.ok && parsed.record.kind === 'genesis' ? parsed.record.body.previous : undefined;
  }
  return undefined;
}

function isOwnPast(branch: string, log: LogName, year: string): boolean {
  const past = branch.startsWith(`ledger/${log}/`) ? branch.slice(`ledger/${log}/`.length) : '';
  return /^[0-9]{4}$/.test(past) && past < year;
}

function broken(detail: string): Problem {
  return tampered({ code: 'year-not-chained', file: recordFilePath(0), seq: 0, detail });
}
