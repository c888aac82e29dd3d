import { sha256Hex } from './digest.ts';
import { type IndexHead, parseIndexHead } from './index-head.ts';
import type { LogName } from './kinds/parts.ts';
import { commit, digest, logName, year } from './kinds/parts.ts';
import { LedgerError, type LogState, type RecordedTip } from './log.ts';
import { headPath, type IndexSource, type Numbers, statePath } from './log-index.ts';
import type { LogFiles } from './opened-log.ts';
import { decode, parseJson } from './record-line.ts';
import { count, list, map, object, optional, type Shape, text, truth } from './shape.ts';

/** The index as it lies on the branch. Every file is checked against the head that the checkpoint signs. */
export class StoredIndex implements IndexSource {
  static async open(log: LogName, files: LogFiles, headHash: string): Promise<StoredIndex> {
    const bytes = await files.read(headPath);
    const head = bytes && sha256Hex(bytes) === headHash ? parseIndexHead(bytes) : undefined;
    if (!head) throw new LedgerError('tip-malformed', log, `${headPath}: not the checkpoint's`);
    const state = await readChecked({ log, files, head, path: statePath, shape: stateShape });
    if (!state) throw new LedgerError('tip-malformed', log, `${statePath}: missing`);
    return new StoredIndex(log, files, head, state);
  }

  readonly head: IndexHead;
  readonly state: LogState;
  readonly #log: LogName;
  readonly #files: LogFiles;

  private constructor(log: LogName, files: LogFiles, head: IndexHead, state: LogState) {
    this.head = head;
    this.state = state;
    this.#log = log;
    this.#files = files;
  }

  async numbers(path: string): Promise<Numbers> {
    const entries = await readChecked({
      log: this.#log,
      files: this.#files,
      head: this.head,
      path,
      shape: numbersShape,
    });
    return new Map(Object.entries(entries ?? {}));
  }
}

const stateShape = object<LogState>({
  policy: optional(digest),
  main: optional(commit),
  paused: optional(truth),
  pausedAccounts: optional(list(logName)),
  lastApproved: map(logName, count),
  plannedFrom: count,
  withdrawals: optional(map(logName, count)),
  withdrawnFrom: optional(count),
  tips: optional(map(logName, object<RecordedTip>({ year, size: count, last: digest }))),
});
const numbersShape: Shape<Readonly<Record<string, readonly number[]>>> = map(text, list(count));

interface Checked<T> {
  readonly log: LogName;
  readonly files: LogFiles;
  readonly head: IndexHead;
  readonly path: string;
  readonly shape: Shape<T>;
}

/** Undefined where the head names no such file: then it must not matter whether one lies there. */
async function readChecked<T>({ log, files, head, path, shape }: Checked<T>) {
  const expected = head.get(path);
  if (expected === undefined) return undefined;
  const bytes = await files.read(path);
  const source = bytes && sha256Hex(bytes) === expected ? decode(bytes) : undefined;
  const value = source === undefined ? undefined : parseJson(source);
  if (shape.fault(value, path) !== undefined) {
    throw new LedgerError('log-damaged', log, `${path}: not the file that the index head names`);
  }
  return value as T;
}
