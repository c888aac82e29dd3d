import type { LogName } from './kinds/parts.ts';
import type { LogTip, LogView } from './log.ts';
import type { IndexSource } from './log-index.ts';
import type { LogKeys } from './log-keys.ts';

/** The files of a log's branch at one tip: `checkpoint`, `frontier`, `subtrees`, `records/…`, `index/…`. */
export interface LogFiles {
  /** Undefined where the branch has no such file. Throws where it could not be read. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** With a key configured an unsigned or foreign tip is refused. */
export interface Trust extends LogKeys {
  /** First part of the checkpoint's origin line, from policy. */
  readonly origin: string;
  /** The last tip that this writer trusted: a tip that does not extend it is refused. */
  readonly seen?: Seen;
}

/** All that is needed to see later that a log was only appended to. Hex digests. */
export interface Seen {
  readonly size: number;
  readonly root: string;
  readonly frontier: readonly string[];
  readonly last: string;
}

export interface LogPlace {
  readonly log: LogName;
  /** Fiscal year, `2026`. */
  readonly year: string;
  /** The branch at one tip; undefined = the branch does not exist. */
  readonly files: LogFiles | undefined;
  readonly trust: Trust;
}

/** A log at a tip that was checked, with what `appendRecords` needs. */
export interface OpenedLog extends LogView {
  readonly year: string;
  /** The checkpoint's origin line: `<trust.origin>/<log>/<year>`. */
  readonly origin: string;
  readonly seen: Seen;
  readonly tip: Tip;
}

/** Append-only material at the tip; nothing of it grows with the history but 32 bytes for 256 records. */
export interface Tip extends LogTip {
  readonly subtrees: readonly string[];
  /** Bytes of the last record file where it has room, otherwise empty. */
  readonly partFile: Uint8Array;
  /** `at` of the last record; empty for an empty log. */
  readonly lastAt: string;
  readonly index: IndexSource;
  readonly indexHead: ReadonlyMap<string, string>;
}
