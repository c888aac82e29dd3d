import type { LogName, TipBody } from './kinds/parts.ts';
import { type Problem, tampered } from './problem.ts';
import type { AnyRecord, LedgerRecord } from './record.ts';
import { recordFilePath } from './record-file.ts';
import { organisationLog } from './record-shapes.ts';
import { logBranch } from './year-chain.ts';

/** A tip of an account's log, and which record of the organisation's log names it. */
export interface Claim extends TipBody {
  readonly by: { readonly year: string; readonly seq: number };
}

/**
 * What the organisation's log says of where the accounts' logs stood, held
 * against those logs. An account's writer, or whoever restores a backup, can
 * then not take back what was on record. The organisation's log is told first.
 */
export class CrossRecord {
  /** By branch; ascending as they were recorded. */
  readonly #claims = new Map<string, Claim[]>();
  /** By branch and size. */
  readonly #at = new Map<string, Claim[]>();
  /** By branch: the size up to which the log is known to be the recorded one. */
  readonly #agreed = new Map<string, number>();
  /** By account: when the first of its approved deliveries had to be out. */
  readonly #due = new Map<LogName, string>();
  /** By branch: the first claim that did not hold. */
  readonly #contradicted = new Map<string, Claim>();
  #lastAt = '';

  tell(log: LogName, year: string, record: AnyRecord): Problem | undefined {
    if (log === organisationLog) return this.#hear(year, record);
    // A record names the line before it: that is the tip of a log of `seq` records.
    return this.#compare(logBranch(log, year), { size: record.seq, last: record.prev });
  }

  /** All of an account's log was told: does it reach as far as it was recorded to? */
  end(log: LogName, year: string, tip: Pick<Claim, 'size' | 'last'>): Problem | undefined {
    const branch = logBranch(log, year);
    const beyond = this.#claims.get(branch)?.find(({ size }) => size > tip.size);
    if (!beyond) return this.#compare(branch, tip);
    this.#contradicted.set(branch, beyond);
    return rolledBack(beyond, { from: tip.size, to: beyond.size - 1 }, `size ${tip.size}`);
  }

  contradicted(branch: string): Claim | undefined {
    return this.#contradicted.get(branch);
  }

  /** The first tip, by branch, of a log that is not there. */
  deleted(present: ReadonlySet<string>): Claim | undefined {
    const branches = [...this.#claims.keys()].filter((branch) => !present.has(branch)).toSorted();
    return this.#claims.get(branches[0] ?? '')?.at(-1);
  }

  /**
   * Accounts that have no log though something approved for them was due before
   * the organisation's last record. Until then their job may not have run yet.
   */
  unheard(present: ReadonlySet<string>): readonly LogName[] {
    const known = [...present, ...this.#claims.keys()];
    return [...this.#due]
      .filter(([, due]) => due < this.#lastAt)
      .map(([account]) => account)
      .filter((account) => !known.some((branch) => branch.startsWith(logBranch(account, ''))))
      .toSorted();
  }

  #hear(year: string, record: AnyRecord): Problem | undefined {
    this.#lastAt = record.at;
    if (record.kind === 'tips') return this.#claim(year, record);
    if (record.kind !== 'approved') return undefined;
    for (const { account, latestAt } of record.body.deliveries) {
      const due = this.#due.get(account);
      if (due === undefined || latestAt < due) this.#due.set(account, latestAt);
    }
    return undefined;
  }

  #claim(year: string, { seq, body }: LedgerRecord<'tips'>): Problem | undefined {
    for (const tip of body.logs) {
      if (tip.log === organisationLog || tip.size === 0) {
        const detail = logBranch(tip.log, tip.year);
        return tampered({ code: 'wrong-log', file: recordFilePath(seq), seq, detail });
      }
      const claim = { ...tip, by: { year, seq } };
      const branch = logBranch(tip.log, tip.year);
      add(this.#claims, branch, claim);
      add(this.#at, `${branch} ${tip.size}`, claim);
    }
    return undefined;
  }

  #compare(branch: string, { size, last }: Pick<Claim, 'size' | 'last'>): Problem | undefined {
    const claims = this.#at.get(`${branch} ${size}`);
    const other = claims?.find((claim) => claim.last !== last);
    if (other) {
      this.#contradicted.set(branch, other);
      return rolledBack(other, { from: this.#agreed.get(branch) ?? 0, to: size - 1 }, last);
    }
    if (claims) this.#agreed.set(branch, size);
    return undefined;
  }
}

/** Where the claim stands, for a problem's detail. */
export function claimText({ by }: Claim): string {
  return `${logBranch(organisationLog, by.year)}, ${by.seq}`;
}

/** Which record of the organisation's log it contradicts stands in the detail. */
function rolledBack(claim: Claim, range: NonNullable<Problem['range']>, actual: string): Problem {
  return tampered({
    code: 'log-rolled-back',
    file: recordFilePath(range.from),
    seq: range.from,
    range,
    detail: claimText(claim),
    expected: claim.last,
    actual,
  });
}

function add(map: Map<string, Claim[]>, key: string, claim: Claim): void {
  const own = map.get(key);
  if (own) own.push(claim);
  else map.set(key, [claim]);
}
