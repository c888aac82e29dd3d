import { join } from 'node:path';
import { appendRecords, type Genesis } from '../../ledger/append.ts';
import type { LogName } from '../../ledger/kinds/parts.ts';
import { type Appended, LedgerError, type Log, type LogView } from '../../ledger/log.ts';
import type { Trust } from '../../ledger/open-log.ts';
import type { AnyRecord, Draft } from '../../ledger/record.ts';
import type { Signer } from '../../ledger/signing-key.ts';
import { instant } from '../../post/post.ts';
import type { Chance, Clock } from '../../publish/ports/surroundings.ts';
import type { Identity } from './commit-writer.ts';
import { GitError } from './git-error.ts';
import { LogBranch, type LogTip } from './log-branch.ts';
import type { PushResult } from './push-report.ts';
import type { Repository } from './repository.ts';
import { SeenFile } from './seen-file.ts';

export interface GitLogOptions {
  readonly repository: Repository;
  readonly log: LogName;
  /** Fiscal year, `2026`. */
  readonly year: string;
  readonly trust: Omit<Trust, 'seen'>;
  /** Absent: checkpoints are left unsigned. */
  readonly signer?: Signer;
  /** How the log begins where it has no records yet. */
  readonly genesis?: Omit<Genesis, 'nonce'>;
  /** `github:<run id>/<attempt>` or `local:<nonce>`. */
  readonly run: string;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly identity?: Identity;
  /** Remember the last trusted tip in the clone (`<git dir>/koho/seen`), beyond this process. */
  readonly rememberSeen?: boolean;
}

const maxAttempts = 40;
const maxUnreachable = 5;
const firstBackoffMs = 250;
const longestBackoffMs = 8_000;
const koho: Identity = { name: 'koho', mail: 'koho@localhost' };

/** A log on the branch `ledger/<log>/<year>` of the clone's remote. */
export class GitLog implements Log {
  readonly name: LogName;
  readonly #o: GitLogOptions;
  readonly #branch: LogBranch;

  constructor(options: GitLogOptions) {
    const { log, year, repository, trust, chance } = options;
    if (!/^[a-z0-9][a-z0-9_-]{0,99}$/.test(log) || !/^[0-9]{4}$/.test(year)) {
      throw new GitError('bad-name', `ledger/${log}/${year}`);
    }
    this.name = log;
    this.#o = options;
    const file = join(repository.gitDirectory, 'koho', 'seen', `${log}.${year}.json`);
    const seenFile = options.rememberSeen === true ? new SeenFile(file, log) : undefined;
    const unique = () => chance.nonce();
    this.#branch = new LogBranch({ repository, log, year, trust, seenFile, unique });
  }

  /** @throws LedgerError */
  async view(): Promise<LogView> {
    return (await this.#fetch()).log;
  }

  /**
   * @throws LedgerError `push-refused` where a rule or permission says no,
   * `append-gave-up` after too many lost races, `not-reachable` where the remote
   * cannot be read back: the records may then be on the log or not.
   */
  async append(propose: (view: LogView) => Promise<readonly Draft[]>): Promise<Appended> {
    const tried: (readonly AnyRecord[])[] = [];
    let unanswered = 0;
    for (let attempt = 1; attempt <= maxAttempts; attempt++) {
      const tip = await this.#fetchPatiently();
      // Also a push whose answer was lost long ago may have arrived since.
      const before = await landed(tip.log, tried);
      if (before !== undefined) return { records: before, view: tip.log };
      const drafts = await propose(tip.log);
      if (drafts.length === 0) return { records: [], view: tip.log };
      const { records, result } = await this.#write(tip, drafts);
      tried.push(records);
      if (result.came === 'unknown') unanswered += 1;
      // A race is read back after the pause anyway. Of the others none is believed: git also calls it
      // a success when the branch is on that commit, whoever built it. Only the own nonces tell.
      if (result.came !== 'raced') {
        const after = await this.#fetchPatiently();
        const found = await landed(after.log, tried);
        if (found !== undefined) return { records: found, view: after.log };
      }
      if (result.came === 'refused') throw this.#error('push-refused', result.error);
      if (result.came === 'unknown' && unanswered >= maxUnreachable) {
        throw this.#error('not-reachable', result.error);
      }
      await this.#backOff(attempt);
    }
    throw new LedgerError('append-gave-up', this.name, `Lost ${maxAttempts} races in a row`);
  }

  async #write(
    tip: LogTip,
    drafts: readonly Draft[],
  ): Promise<{ readonly records: readonly AnyRecord[]; readonly result: PushResult }> {
    const { repository, clock, chance, run, signer, genesis, identity } = this.#o;
    const at = clock.now();
    const { records, files } = await appendRecords(tip.log, drafts, {
      at: new Date(at).toISOString(),
      run,
      ...(signer && { signer }),
      genesis: { ...genesis, nonce: chance.nonce() },
    });
    try {
      const commit = await repository.writeCommit({
        parent: tip.commit,
        files,
        message: commitMessage(this.name, records),
        identity: identity ?? koho,
        at,
      });
      const remote = await repository.remote();
      const push = { ref: this.#branch.ref, commit, expected: tip.commit };
      return { records, result: await remote.push(push) };
    } catch (error) {
      throw this.#translated(error);
    }
  }

  /** A short cut of the network must not end a run in the middle of a delivery. */
  async #fetchPatiently(): Promise<LogTip> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#fetch();
      } catch (error) {
        const passing = error instanceof LedgerError && isPassing(error.cause);
        if (!passing || attempt >= maxUnreachable) throw error;
      }
      await this.#backOff(attempt);
    }
  }

  async #fetch(): Promise<LogTip> {
    try {
      return await this.#branch.fetch();
    } catch (error) {
      throw this.#translated(error);
    }
  }

  /** Full jitter, so that losers of one race do not meet again in the next. */
  async #backOff(attempt: number): Promise<void> {
    const { clock, chance } = this.#o;
    const longest = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (attempt - 1));
    await clock.until(instant(Math.ceil(clock.now() + chance.fraction() * longest)));
  }

  #translated(error: unknown): unknown {
    if (!(error instanceof GitError)) return error;
    switch (error.code) {
      case 'missing-object':
      case 'corrupt-object':
      case 'not-a-file':
      case 'too-large':
        return this.#error('log-damaged', error);
      default:
        return this.#error('not-reachable', error);
    }
  }

  #error(code: 'push-refused' | 'not-reachable' | 'log-damaged', cause: GitError): LedgerError {
    return new LedgerError(code, this.name, cause.message, { cause });
  }
}

/** The records of an attempt as they stand on the log: same place, same nonce, same run. */
async function landed(
  view: LogView,
  tried: readonly (readonly AnyRecord[])[],
): Promise<readonly AnyRecord[] | undefined> {
  for (const records of tried) {
    const last = records.at(-1);
    if (last === undefined || view.size <= last.seq) continue;
    const there = await Promise.all(records.map((record) => view.record(record.seq)));
    const own = there.every(
      (record, index) =>
        record.nonce === records[index]?.nonce && record.run === records[index]?.run,
    );
    if (own) return there;
  }
  return undefined;
}

function commitMessage(log: LogName, records: readonly AnyRecord[]): string {
  const kinds = [...new Set(records.map((record) => record.kind))].join(', ');
  return `${log} ${records[0]?.seq ?? 0}–${records.at(-1)?.seq ?? 0}: ${kinds}\n`;
}

function isPassing(cause: unknown): boolean {
  return cause instanceof GitError && (cause.code === 'network' || cause.code === 'timeout');
}
