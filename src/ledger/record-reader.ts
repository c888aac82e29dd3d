import type { LogName } from './kinds/parts.ts';
import { LedgerError } from './log.ts';
import { Frontier, leafHash } from './merkle.ts';
import type { LogFiles } from './opened-log.ts';
import type { AnyRecord } from './record.ts';
import { linesInLastFile, recordFilePath, recordsPerFile, splitLines } from './record-file.ts';
import { parseRecordLine } from './record-line.ts';

/** Record files kept in memory at once. */
const keptFiles = 16;

interface ReaderOptions {
  readonly log: LogName;
  readonly files: LogFiles;
  readonly size: number;
  /** Of the checkpoint, already checked against its root. */
  readonly frontier: Frontier;
  readonly subtrees: readonly string[];
}

/**
 * Reads records by number and proves each against the signed root by its own
 * file alone: whoever can write the branch but not sign could otherwise change
 * an old approval without touching the tip.
 */
export class RecordReader {
  readonly #o: ReaderOptions;
  readonly #kept = new Map<number, readonly Uint8Array[]>();
  /** Bytes of the last file where it has room; set once that file was read. */
  partFile: Uint8Array = new Uint8Array();

  constructor(options: ReaderOptions) {
    this.#o = options;
  }

  async record(seq: number): Promise<AnyRecord> {
    const line = (await this.linesOfFile(seq))[seq % recordsPerFile];
    if (!line) throw new RangeError(`Record ${seq} of ${this.#o.size}`);
    return this.parse(seq, line);
  }

  parse(seq: number, line: Uint8Array): AnyRecord {
    const parsed = parseRecordLine(line);
    if (!parsed.ok) throw this.#damaged(seq, parsed.detail, parsed.code);
    if (parsed.record.seq !== seq) throw this.#damaged(seq, `numbered ${parsed.record.seq}`);
    return parsed.record;
  }

  async *linesFrom(from: number): AsyncGenerator<Uint8Array> {
    for (let seq = from; seq < this.#o.size; ) {
      const lines = (await this.linesOfFile(seq)).slice(seq % recordsPerFile);
      yield* lines;
      seq += lines.length;
    }
  }

  /** All lines of the file that holds `seq`, proven. */
  async linesOfFile(seq: number): Promise<readonly Uint8Array[]> {
    const number = Math.floor(seq / recordsPerFile);
    const kept = this.#kept.get(number);
    if (kept) return kept;
    const lines = await this.#readFile(seq, number);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size < keptFiles) break;
      this.#kept.delete(oldest);
    }
    this.#kept.set(number, lines);
    return lines;
  }

  async #readFile(seq: number, number: number): Promise<readonly Uint8Array[]> {
    const { files, size } = this.#o;
    const bytes = await files.read(recordFilePath(seq));
    const lines = bytes && splitLines(bytes);
    const isLast = number === Math.floor((size - 1) / recordsPerFile);
    const expected = isLast ? linesInLastFile(size) : recordsPerFile;
    if (!lines || lines.length !== expected) {
      throw this.#damaged(seq, 'its file is missing or does not have its number of lines');
    }
    this.#prove(seq, number, lines);
    if (isLast && lines.length < recordsPerFile) this.partFile = bytes;
    return lines;
  }

  /** Full file: its root is in `subtrees`, and those give the frontier. Last file: with all of `subtrees` it gives the root. */
  #prove(seq: number, number: number, lines: readonly Uint8Array[]): void {
    const { frontier, subtrees } = this.#o;
    const tree = new Frontier();
    for (const subtree of subtrees) tree.append(Buffer.from(subtree, 'hex'), recordsPerFile);
    const own = lines.length < recordsPerFile ? tree : new Frontier();
    for (const line of lines) own.append(leafHash(line));
    const fullFiles = Math.floor(this.#o.size / recordsPerFile);
    const proven =
      subtrees.length === fullFiles &&
      (own === tree
        ? tree.root === frontier.root
        : own.root === subtrees[number] && isPrefix(tree.nodes, frontier.nodes));
    if (!proven) throw this.#damaged(seq, 'its file does not give the root of the checkpoint');
  }

  #damaged(
    seq: number,
    why: string,
    code: 'log-damaged' | 'record-malformed' | 'unknown-version' | 'unknown-kind' = 'log-damaged',
  ): LedgerError {
    return new LedgerError(
      code === 'record-malformed' ? 'log-damaged' : code,
      this.#o.log,
      `Record ${seq} (${recordFilePath(seq)}): ${why}`,
    );
  }
}

function isPrefix(short: readonly string[], long: readonly string[]): boolean {
  return short.every((node, index) => long[index] === node);
}
