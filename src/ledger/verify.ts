import {
  type Checkpoint,
  checkSignature,
  parseCheckpoint,
  type SignedCheckpoint,
} from './checkpoint.ts';
import { sha256Hex } from './digest.ts';
import { formatIndexHead } from './index-head.ts';
import { isVouchedFor, locateBrokenLink, locateRewrite } from './locate.ts';
import { emptyIndex, headPath, IndexWriter } from './log-index.ts';
import { type FoundLine, logLines } from './log-lines.ts';
import { Frontier, leafHash } from './merkle.ts';
import { originLine } from './open-log.ts';
import type { LogFiles } from './opened-log.ts';
import { type Problem, tampered, type Verdict } from './problem.ts';
import { type FirstBad, prove } from './proof.ts';
import type { AnyRecord, LogName, RecordKind } from './record.ts';
import { recordFilePath, recordsPerFile } from './record-file.ts';
import { parseRecordLine } from './record-line.ts';
import { organisationLog, recordShapes } from './record-shapes.ts';
import { parseVerifier } from './signing-key.ts';
import { formatFrontier, formatSubtrees, frontierPath, subtreesPath } from './tree-files.ts';

/** A log's files with their names, at one tip. */
export interface ListedFiles extends LogFiles {
  list(): Promise<readonly string[]>;
}

/** A tip of this log that somebody kept elsewhere: a witness, a printed report, a writer's `Seen`. */
export type KeptTip = Pick<Checkpoint, 'size' | 'root'>;

export interface VerifyLogOptions {
  readonly log: LogName;
  readonly year: string;
  readonly files: ListedFiles;
  /** First part of the checkpoint's origin line, from policy. */
  readonly origin: string;
  /** C2SP verifier key; absent = the signature is not checked. */
  readonly key?: string;
  readonly kept?: readonly KeptTip[];
  /** Sizes at which the root is to be reported. */
  readonly marks?: ReadonlySet<number>;
  /** Called for each record once its bytes and its place are known to be right. */
  readonly onRecord?: (record: AnyRecord) => Promise<Problem | undefined>;
}

export interface LogReport {
  readonly log: LogName;
  readonly year: string;
  readonly verdict: Verdict;
  readonly firstBad?: FirstBad;
  readonly signature: 'verified' | 'unsigned';
  /** Records that were read and found right, up to the first bad one. */
  readonly records: number;
  readonly kinds: Readonly<Partial<Record<RecordKind, number>>>;
  readonly root: string;
  /** By the sizes asked for in `marks`. */
  readonly rootsAt: ReadonlyMap<number, string>;
}

/**
 * Recomputes one log from its bytes: form, numbers, chain and time of every
 * record, then root, signature, tree files and index. Streams: one record file
 * is in memory at a time. Stops at the first bad thing and proves it.
 */
export async function verifyLog(options: VerifyLogOptions): Promise<LogReport> {
  const { log, year, files, key } = options;
  const walk = new Walk(options);
  const opened = await readCheckpoint(options);
  const problem =
    'code' in opened
      ? opened
      : ((await walk.run(opened.checkpoint)) ??
        (await walk.compareEnd(opened.checkpoint)) ??
        (await compareDerived(files, opened.checkpoint, walk)) ??
        walk.story);
  const intact = problem === undefined || problem === walk.story;
  return {
    log,
    year,
    verdict: problem?.verdict ?? 'intact',
    ...(problem && {
      firstBad: await prove(problem, {
        log,
        year,
        files,
        ...(intact && { provenSize: walk.size }),
      }),
    }),
    signature: key !== undefined && !('code' in opened) ? 'verified' : 'unsigned',
    records: walk.size,
    kinds: Object.fromEntries(walk.kinds),
    root: walk.tree.root,
    rootsAt: walk.rootsAt,
  };
}

async function readCheckpoint(options: VerifyLogOptions): Promise<SignedCheckpoint | Problem> {
  const { log, year, files, origin, key } = options;
  const bad = (code: Problem['code'], detail?: string) =>
    tampered({ code, file: checkpointPath, ...(detail !== undefined && { detail }) });
  const bytes = await files.read(checkpointPath);
  if (!bytes) return bad('checkpoint-missing');
  const note = parseCheckpoint(bytes);
  if (!note) return bad('checkpoint-malformed');
  if (note.checkpoint.origin !== originLine(origin, log, year)) {
    return bad('checkpoint-of-other-log', note.checkpoint.origin);
  }
  if (key === undefined) return note;
  const verifier = parseVerifier(key);
  if (!verifier) return { ...bad('key-malformed'), verdict: 'undecidable' };
  const signature = checkSignature(note, verifier);
  switch (signature) {
    case 'verified':
      return note;
    case 'unsigned':
      return bad('signature-missing');
    case 'foreign':
    case 'wrong':
      return bad(`signature-${signature}`);
    default:
      return signature satisfies never;
  }
}

const checkpointPath = 'checkpoint';

/** One pass over the records. */
class Walk {
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
  /** Full files and the file being read apart: half the inner hashes. */
  #filesTree = new Frontier();
  #fileTree = new Frontier();
  #lastAt = '';
  #agreedWithKept = 0;

  constructor(options: VerifyLogOptions) {
    this.#o = options;
    this.#kept = options.kept ?? [];
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
        const problem = (await this.#step(line, checkpoint)) ?? this.#compareKept();
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
    const { writer } = recordShapes[record.kind];
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

  /** All lines hold together: do they end where the checkpoint and every kept tip say? */
  async compareEnd(checkpoint: Checkpoint): Promise<Problem | undefined> {
    const { size, root } = this.tree;
    const known = Math.max(checkpoint.size, ...this.#kept.map((kept) => kept.size));
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

/** Tree files and index must be byte for byte what the records give: writers act on them without reading history. */
async function compareDerived(
  files: ListedFiles,
  checkpoint: Checkpoint,
  { index, tree, subtrees }: Walk,
): Promise<Problem | undefined> {
  const indexFiles = index.files();
  const head = formatIndexHead(
    new Map([...indexFiles].map(([path, bytes]) => [path, sha256Hex(bytes)] as const)),
  );
  const expected = new Map<string, Buffer>([
    [frontierPath, formatFrontier(tree)],
    ...(subtrees.length > 0 ? [[subtreesPath, formatSubtrees(subtrees)] as const] : []),
    ...indexFiles,
    [headPath, head],
  ]);
  for (const [file, bytes] of expected) {
    const found = await files.read(file);
    if (!found || !bytes.equals(found)) {
      return tampered({
        code: 'derived-differs',
        file,
        expected: sha256Hex(bytes),
        actual: found ? sha256Hex(found) : 'none',
      });
    }
  }
  if (checkpoint.index !== sha256Hex(head)) {
    return tampered({ code: 'checkpoint-differs', file: checkpointPath, detail: 'index' });
  }
  return unexpectedFile(await files.list(), expected, tree.size);
}

function unexpectedFile(
  paths: readonly string[],
  expected: ReadonlyMap<string, unknown>,
  size: number,
): Problem | undefined {
  const records = new Set<string>();
  for (let first = 0; first < size; first += recordsPerFile) records.add(recordFilePath(first));
  const stray = paths
    .toSorted()
    .find(
      (path) =>
        path !== checkpointPath &&
        !path.startsWith('anchors/') &&
        !records.has(path) &&
        !expected.has(path),
    );
  return stray === undefined ? undefined : tampered({ code: 'unexpected-file', file: stray });
}
