import { checkpointPath, formatCheckpoint } from './checkpoint.ts';
import { maxClockSkewMs } from './clock-skew.ts';
import { sha256Hex } from './digest.ts';
import { formatIndexHead } from './index-head.ts';
import { LedgerError } from './log.ts';
import { headPath, IndexWriter } from './log-index.ts';
import { Frontier, leafHash } from './merkle.ts';
import type { OpenedLog } from './open-log.ts';
import type { AnyRecord, Draft, RecordBodies } from './record.ts';
import { recordFilePath, recordsPerFile, splitLines } from './record-file.ts';
import { formatRecordLine } from './record-line.ts';
import { organisationLog, writerOf } from './record-shapes.ts';
import type { Signer } from './signing-key.ts';
import { formatFrontier, formatSubtrees, frontierPath, subtreesPath } from './tree-files.ts';

interface AppendOptions {
  /** UTC instant with milliseconds. */
  readonly at: string;
  /** `github:<run id>/<attempt>` or `local:<nonce>`. */
  readonly run: string;
  /** Absent: the checkpoint is left unsigned. */
  readonly signer?: Signer;
  /** How to begin the log where it has no records yet and the drafts do not begin with a genesis themselves. */
  readonly genesis?: Genesis;
}

export type Genesis = { readonly nonce: string } & Pick<
  RecordBodies['genesis'],
  'policy' | 'main' | 'previous'
>;

interface AppendedFiles {
  /** Also the genesis where this append began the log. */
  readonly records: readonly AnyRecord[];
  /** Every changed file, whole, by path. Empty where there were no drafts. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Gives drafts their place at the tip. Costs O(log n) hashes, the last record
 * file and the index shards touched. Pure: the caller stores the files as one
 * commit whose parent is the tip.
 *
 * Throws `LedgerError`: `record-malformed` for a draft that breaks the format,
 * `clock-behind` where `at` lies more than `maxClockSkewMs` before the last record.
 */
export async function appendRecords(
  tip: OpenedLog,
  drafts: readonly Draft[],
  options: AppendOptions,
): Promise<AppendedFiles> {
  if (drafts.length === 0) return { records: [], files: new Map() };
  const all = withGenesis(tip, drafts, options.genesis);
  const at = notBefore(tip, options.at);
  const store = new RecordStore(tip);
  const index = new IndexWriter(tip.tip.index);
  const records: AnyRecord[] = [];
  for (const draft of all) {
    checkPlace(tip, draft, tip.size + records.length);
    const record = store.add({ ...draft, v: 1, at, run: options.run });
    await index.add(record);
    records.push(record);
  }
  return { records, files: sealed(tip, store, index, options.signer) };
}

function withGenesis(tip: OpenedLog, drafts: readonly Draft[], genesis: Genesis | undefined) {
  if (tip.size > 0 || drafts[0]?.kind === 'genesis' || !genesis) return drafts;
  const { nonce, ...body } = genesis;
  const { log, year, origin } = tip;
  const first: Draft = { kind: 'genesis', nonce, body: { log, year, origin, ...body } };
  return [first, ...drafts];
}

/** Time never runs backwards in a log. Small differences between runners' clocks are evened out; large ones are a fault. */
function notBefore(tip: OpenedLog, at: string): string {
  const last = tip.tip.lastAt;
  if (at >= last) return at;
  if (Date.parse(last) - Date.parse(at) <= maxClockSkewMs) return last;
  throw new LedgerError(
    'clock-behind',
    tip.log,
    `It is ${at} here, but the last record is of ${last}`,
  );
}

function checkPlace(tip: OpenedLog, draft: Draft, seq: number): void {
  const fail = (why: string) => new LedgerError('record-malformed', tip.log, why);
  if ((draft.kind === 'genesis') !== (seq === 0)) {
    throw fail(`A log begins with its genesis and has no other: ${draft.kind} as number ${seq}`);
  }
  if (draft.kind === 'genesis') {
    const { log, year, origin } = draft.body;
    if (log !== tip.log || year !== tip.year || origin !== tip.origin) {
      throw fail('The genesis is of another log');
    }
  }
  const writer = writerOf(draft.kind);
  if (writer !== 'any' && (writer === 'organisation') !== (tip.log === organisationLog)) {
    throw fail(`A record of kind ${draft.kind} does not belong in this log`);
  }
}

type Placeless = Draft & Pick<AnyRecord, 'v' | 'at' | 'run'>;

/** Chain, tree and record files while records are added. */
class RecordStore {
  readonly frontier: Frontier;
  readonly subtrees: string[];
  last: string;
  readonly #log: string;
  readonly #files = new Map<string, Uint8Array[]>();
  /** The tree of the file that is being filled. */
  #fileTree = new Frontier();

  constructor({ log, seen, tip }: OpenedLog) {
    const frontier = Frontier.from(seen.size, seen.frontier);
    if (!frontier) throw new RangeError('A tip whose frontier is not of its size');
    this.frontier = frontier;
    this.subtrees = [...tip.subtrees];
    this.last = seen.last;
    this.#log = log;
    this.#files.set(recordFilePath(seen.size), [tip.partFile]);
    for (const line of splitLines(tip.partFile) ?? []) this.#fileTree.append(leafHash(line));
  }

  add(draft: Placeless): AnyRecord {
    const seq = this.frontier.size;
    const record: AnyRecord = { ...draft, seq, prev: this.last };
    const line = formatRecordLine(record, this.#log);
    const path = recordFilePath(seq);
    this.#files.set(path, [...(this.#files.get(path) ?? []), line, lineFeed]);
    this.last = sha256Hex(line);
    const leaf = leafHash(line);
    this.frontier.append(leaf);
    this.#fileTree.append(leaf);
    if (this.#fileTree.size === recordsPerFile) {
      this.subtrees.push(this.#fileTree.root);
      this.#fileTree = new Frontier();
    }
    return record;
  }

  files(): readonly (readonly [string, Uint8Array])[] {
    return [...this.#files].map(([path, parts]) => [path, Buffer.concat(parts)] as const);
  }
}

const lineFeed = Buffer.from('\n');

function sealed(
  tip: OpenedLog,
  store: RecordStore,
  index: IndexWriter,
  signer: Signer | undefined,
): ReadonlyMap<string, Uint8Array> {
  const indexFiles = index.files();
  const head = new Map(tip.tip.indexHead);
  for (const [path, bytes] of indexFiles) head.set(path, sha256Hex(bytes));
  const headBytes = formatIndexHead(head);
  const { size, root } = store.frontier;
  const checkpoint = formatCheckpoint(
    { origin: tip.origin, size, root, last: store.last, index: sha256Hex(headBytes) },
    signer,
  );
  const subtrees: [string, Uint8Array][] =
    store.subtrees.length > 0 ? [[subtreesPath, formatSubtrees(store.subtrees)]] : [];
  return new Map<string, Uint8Array>([
    ...store.files(),
    ...indexFiles,
    [headPath, headBytes],
    [frontierPath, formatFrontier(store.frontier)],
    ...subtrees,
    [checkpointPath, checkpoint],
  ]);
}
