import { appendRecords, type Genesis } from '../../src/ledger/append.ts';
import type { LogName } from '../../src/ledger/kinds/parts.ts';
import { type Appended, LedgerError, type Log, type LogView } from '../../src/ledger/log.ts';
import { openLog } from '../../src/ledger/open-log.ts';
import type { OpenedLog, Trust } from '../../src/ledger/opened-log.ts';
import type { Draft } from '../../src/ledger/record.ts';
import type { Signer } from '../../src/ledger/signing-key.ts';

/** A branch in memory. Writers that share one race as they would on git. */
export class MemoryBranch {
  #files: ReadonlyMap<string, Uint8Array> | undefined;

  /** The tip: undefined = the branch does not exist. A new object after every push. */
  get tip(): ReadonlyMap<string, Uint8Array> | undefined {
    return this.#files;
  }

  /** False where somebody pushed since `from` was the tip: git refuses such a push. */
  push(
    from: ReadonlyMap<string, Uint8Array> | undefined,
    changed: ReadonlyMap<string, Uint8Array>,
  ) {
    if (this.#files !== from) return false;
    this.#files = new Map([...(from ?? []), ...changed]);
    return true;
  }

  /** What somebody with write access can do behind everybody's back. */
  replace(files: ReadonlyMap<string, Uint8Array> | undefined): void {
    this.#files = files;
  }
}

export interface MemoryLogOptions {
  readonly name: LogName;
  readonly year: string;
  readonly branch: MemoryBranch;
  readonly trust: Omit<Trust, 'seen'>;
  readonly signer?: Signer;
  readonly genesis?: Genesis;
  /** UTC instant with milliseconds. */
  readonly now: () => string;
  readonly run: string;
  /** Runs between the building of an append and its push: here other writers get in between. */
  readonly beforePush?: () => Promise<void>;
}

/** After so many lost races something else is wrong. */
const maxAttempts = 100;

/** `Log` without git: the same opening and appending over files in memory. */
export class MemoryLog implements Log {
  readonly name: LogName;
  readonly #o: MemoryLogOptions;
  /** The tip checked last: what is still there need not be checked again. */
  #opened: { readonly tip: MemoryBranch['tip']; readonly log: OpenedLog } | undefined;

  constructor(options: MemoryLogOptions) {
    this.name = options.name;
    this.#o = options;
  }

  async view(): Promise<LogView> {
    return this.#open(this.#o.branch.tip);
  }

  async append(propose: (view: LogView) => Promise<readonly Draft[]>): Promise<Appended> {
    const { branch, now, run, signer, genesis, beforePush } = this.#o;
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const tip = branch.tip;
      const view = await this.#open(tip);
      const drafts = await propose(view);
      if (drafts.length === 0) return { records: [], view };
      const { records, files } = await appendRecords(view, drafts, {
        at: now(),
        run,
        ...(signer && { signer }),
        ...(genesis && { genesis }),
      });
      await beforePush?.();
      if (branch.push(tip, files)) return { records, view: await this.#open(branch.tip) };
    }
    throw new LedgerError('append-gave-up', this.name, `Lost ${maxAttempts} races in a row`);
  }

  async #open(tip: ReadonlyMap<string, Uint8Array> | undefined): Promise<OpenedLog> {
    if (this.#opened && this.#opened.tip === tip) return this.#opened.log;
    const { year, trust } = this.#o;
    const opened = await openLog({
      log: this.name,
      year,
      files: tip && { read: async (path) => tip.get(path) },
      trust: { ...trust, ...(this.#opened && { seen: this.#opened.log.seen }) },
    });
    this.#opened = { tip, log: opened };
    return opened;
  }
}
