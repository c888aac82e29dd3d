import { LedgerError } from '../../ledger/log.ts';
import {
  type LogFiles,
  type OpenedLog,
  openLog,
  type Seen,
  type Trust,
} from '../../ledger/open-log.ts';
import { GitError } from './git-error.ts';
import type { Repository } from './repository.ts';
import type { SeenFile } from './seen-file.ts';

/** A log as it stood on the remote, checked. `commit` undefined = the branch does not exist yet. */
export interface LogTip {
  readonly commit: string | undefined;
  readonly log: OpenedLog;
}

const maxFileBytes = 64 * 1024 * 1024;

/** Fetches a log's branch and opens it, remembering what was trusted. */
export class LogBranch {
  readonly ref: string;
  readonly #o: LogBranchOptions;
  #seen: Seen | undefined;
  #tip: LogTip | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  constructor(options: LogBranchOptions) {
    this.#o = options;
    this.ref = `refs/heads/ledger/${options.log}/${options.year}`;
  }

  /**
   * One at a time: of two overlapping reads the one with the older tip would
   * otherwise look like a branch that was rewritten.
   * @throws LedgerError
   */
  fetch(): Promise<LogTip> {
    const answer = this.#tail.then(() => this.#fetch());
    this.#tail = answer.catch(() => undefined);
    return answer;
  }

  async #fetch(): Promise<LogTip> {
    // Before the fetch: another process may trust a newer tip while this one is still reading.
    const seen = newer(this.#seen, await this.#o.seenFile?.read());
    const commit = (await this.#o.repository.fetch([this.ref])).get(this.ref);
    if (this.#tip !== undefined && this.#tip.commit === commit && seen === this.#seen) {
      return this.#tip;
    }
    const { log, year, trust } = this.#o;
    const opened = await openLog({
      log,
      year,
      files: commit === undefined ? undefined : this.#filesAt(commit),
      trust: { ...trust, ...(seen && { seen }) },
    });
    if (opened.seen.size > 0) await this.#o.seenFile?.write(opened.seen, this.#o.unique());
    this.#seen = opened.seen;
    this.#tip = { commit, log: opened };
    return this.#tip;
  }

  #filesAt(commit: string): LogFiles {
    return {
      read: async (path) => {
        const file = await this.#o.repository.readFileAt(commit, path, maxFileBytes);
        if (file.ok) return file.bytes;
        if (file.why === 'absent') return undefined;
        throw new LedgerError('tip-malformed', this.#o.log, `${path}: ${file.why}`, {
          cause: new GitError('not-a-file', path),
        });
      },
    };
  }
}

interface LogBranchOptions {
  readonly repository: Repository;
  readonly log: string;
  readonly year: string;
  readonly trust: Omit<Trust, 'seen'>;
  readonly seenFile: SeenFile | undefined;
  readonly unique: () => string;
}

function newer(one: Seen | undefined, other: Seen | undefined): Seen | undefined {
  return other !== undefined && other.size > (one?.size ?? 0) ? other : one;
}
