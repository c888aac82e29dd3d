import { type Checkpoint, checkpointPath } from './checkpoint.ts';
import { sha256Hex } from './digest.ts';
import { isVouchedFor, locateBrokenLink, locateRewrite } from './locate.ts';
import { emptyIndex, IndexWriter } from './log-index.ts';
import { handOvers, type ReplacedKey } from './log-keys.ts';
import { type FoundLine, logLines } from './log-lines.ts';
import { Frontier, leafHash } from './merkle.ts';
import { originLine } from './open-log.ts';
import { type Problem, tampered } from './problem.ts';
import type { AnyRecord, RecordKind } from './record.ts';
import { recordFilePath, recordsPerFile } from './record-file.ts';
import { parseRecordLine } from './record-line.ts';
import { organisationLog, writerOf } from './record-shapes.ts';
import type { KeptTip, VerifyLogOptions } from './verify-options.ts';

/** One pass over the records: form, numbers, chain, time, and the tree and index that they give. */
export class LogWalk {
  readonly subtrees: string[] = [];
  readonly index = new IndexWriter(emptyIndex);
  readonly kinds = new Map<RecordKind, number>();
  readonly rootsAt = new Map<number, string>();
  /** First thing that `onRecord` found: it counts only where all bytes are right. */
  story: Problem | undefined;
  last = '0'.repeat(64);
  readonly #o: VerifyLogOptions;
  readonly #kept: readonly KeptTip[];
  readonly #keptSizes: ReadonlySet<number>;
  readonly #handOvers: readonly ReplacedKey[];
  /** Full files and the file being read apart: half the inner hashes. */
  #filesTree = new Frontier();
  #fileTree = new Frontier();
  #lastAt = '';
  #agreedWithKept = 0;

  constructor(options: VerifyLogOptions) {
    this.#o = options;
    this.#kept = options.kept ?? [];
    this.#handOvers = handOvers(options, options.year);
    this.#keptSizes = new Set(this.#kept.map(({ size }) => size));
  }

  get size(): number {
    return this.#filesTree.size + this.#fileTree.size;
  }

  get tree(): Frontier {
    return this.#filesTree.join(this.#fileTree);
  }

  async run(checkpoint: Checkpoint): Promise<Problem | undefined> {
    for await (const lines of logLines(this.#o.files)) {
      for (const line of lines) {
        const problem =
          (await this.#step(line, checkpoint)) ?? this.#compareKept() ?? this.#compareHandOvers();
        if (problem) return problem;
      }
      if (lines.length < recordsPerFile) break;
    }
    return undefined;
  }

  async #step(line: FoundLine, checkpoint: Checkpoint): Promise<Problem | undefined> {
    const { seq, file } = line;
    const bad = (code: Problem['code'], detail?: string) =>
      tampered({ code, file, seq, ...(detail !== undefined && { detail }) });
    // A line too many in a full file: its number belongs to the next one.
    if (file !== recordFilePath(seq)) return bad('record-misplaced');
    const parsed = parseRecordLine(line.bytes);
    if (!parsed.ok) {
      // Written so, or made so? What follows knows.
      const written =
        parsed.code !== 'record-malformed' && (await isVouchedFor(this.#o.files, checkpoint, seq));
      const problem = bad(written ? parsed.code : 'record-malformed', parsed.detail);
      return written ? { ...problem, verdict: 'undecidable' } : problem;
    }
    if (!line.ended) return bad('record-malformed', 'no LF');
    const { record } = parsed;
    if (record.seq !== seq) return bad('record-misplaced', `seq ${record.seq}`);
    if (record.prev !== this.last) return locateBrokenLink(this.#o.files, checkpoint, seq);
    if (seq >= checkpoint.size) return bad('record-extra', `size ${checkpoint.size}`);
    if (record.at < this.#lastAt) return bad('time-backwards', record.at);
    const misplaced = this.#wrongLog(record);
    if (misplaced !== undefined) return bad('wrong-log', misplaced);
    await this.#add(record, line.bytes);
    return undefined;
  }

  #wrongLog(record: AnyRecord): string | undefined {
    const { log, year, origin } = this.#o;
    if ((record.kind === 'genesis') !== (record.seq === 0)) return record.kind;
    if (record.kind === 'genesis') {
      const { body } = record;
      const same =
        body.log === log && body.year === year && body.origin === originLine(origin, log, year);
      return same ? undefined : body.origin;
    }
    const writer = writerOf(record.kind);
    const fits = writer === 'any' || (writer === 'organisation') === (log === organisationLog);
    return fits ? undefined : record.kind;
  }

  async #add(record: AnyRecord, bytes: Uint8Array): Promise<void> {
    this.last = sha256Hex(bytes);
    this.#lastAt = record.at;
    this.#fileTree.append(leafHash(bytes));
    if (this.#fileTree.size === recordsPerFile) {
      this.subtrees.push(this.#fileTree.root);
      this.#filesTree = this.tree;
      this.#fileTree = new Frontier();
    }
    if (this.#o.marks?.has(this.size)) this.rootsAt.set(this.size, this.tree.root);
    this.kinds.set(record.kind, (this.kinds.get(record.kind) ?? 0) + 1);
    await this.index.add(record);
    this.story ??= await this.#o.onRecord?.(record);
  }

  #compareKept(): Problem | undefined {
    if (!this.#keptSizes.has(this.size)) return undefined;
    const now = this.tree.root;
    for (const { size, root } of this.#kept) {
      if (size !== this.size) continue;
      if (root !== now) {
        const from = this.#agreedWithKept;
        const file = recordFilePath(from);
        const range = { from, to: size - 1 };
        const hashes = { expected: root, actual: now };
        return tampered({ code: 'history-rewritten', file, seq: from, range, ...hashes });
      }
      this.#agreedWithKept = size;
    }
    return undefined;
  }

  /** A replaced key vouches for one record at its end: another one there was not approved. */
  #compareHandOvers(): Problem | undefined {
    const other = this.#handOvers.find(
      ({ size, last }) => size === this.size && last !== this.last,
    );
    if (!other) return undefined;
    const seq = other.size - 1;
    const hashes = { expected: other.last, actual: this.last };
    return tampered({ code: 'hand-over-differs', file: recordFilePath(seq), seq, ...hashes });
  }

  /** All lines hold together: do they end where the checkpoint and every kept tip say? */
  async compareEnd(checkpoint: Checkpoint): Promise<Problem | undefined> {
    const { size, root } = this.tree;
    const before = [...this.#kept, ...this.#handOvers].map((kept) => kept.size);
    const known = Math.max(checkpoint.size, ...before);
    if (size < known) {
      return tampered({
        code: 'record-missing',
        file: recordFilePath(size),
        seq: size,
        range: { from: size, to: known - 1 },
      });
    }
    if (this.last !== checkpoint.last && root !== checkpoint.root) {
      return locateRewrite(this.#o.files, checkpoint, this);
    }
    if (this.last === checkpoint.last && root === checkpoint.root) return undefined;
    return tampered({
      code: 'checkpoint-differs',
      file: checkpointPath,
      expected: root,
      actual: checkpoint.root,
    });
  }
}
