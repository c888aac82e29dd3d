import type { LogName } from './kinds/parts.ts';
import type { AnyRecord, Draft } from './record.ts';

/**
 * A log at one verified tip. Reading it never walks the history: record files
 * and index shards are fetched one by one.
 */
export interface LogView {
  readonly log: LogName;
  /** Number of records; 0 = the log does not exist yet. */
  readonly size: number;
  /** RFC 6962 root, hex. */
  readonly root: string;
  /** `unsigned`: no key is configured for this log; what that leaves unproven is said in every report. */
  readonly signature: 'verified' | 'unsigned';
  readonly state: LogState;
  readonly tip: LogTip;
  record(seq: number): Promise<AnyRecord>;
  /** Records `from` (included) up to the tip, ascending. */
  recordsFrom(from: number): AsyncIterable<AnyRecord>;
  /** Sequence numbers of every record about a delivery id or a post path, ascending. */
  about(key: string): Promise<readonly number[]>;
  /** The deliveries that are not closed, with their records' numbers. */
  open(): Promise<ReadonlyMap<string, readonly number[]>>;
}

/** Where a log stands, beside its size. */
export interface LogTip {
  /** Fiscal year of the branch that was read, `2026`. */
  readonly year: string;
  /** SHA-256 (hex) of the last line; 64 zeros for a log without records. */
  readonly last: string;
}

/** What the organisation's log last recorded of an account's log. */
export interface RecordedTip extends LogTip {
  readonly size: number;
}

/** The small facts that every run needs at once; derived from the records alone, rebuilt and compared by verify. */
export interface LogState {
  /** Organisation: digest of the policy in force. */
  readonly policy?: string;
  /** Organisation: commit of main up to which posts were examined. */
  readonly main?: string;
  readonly paused?: boolean;
  /** Organisation: accounts that are paused by themselves, ascending; absent before there was one. */
  readonly pausedAccounts?: readonly string[];
  /** Organisation: per account, number of the last `approved` record that concerns it. */
  readonly lastApproved: Readonly<Record<string, number>>;
  /** Account: number of the last organisation record that was planned from. */
  readonly plannedFrom: number;
  /** Organisation: per account, number of the last `withdrawal-approved` that concerns it; absent before there was one. */
  readonly withdrawals?: Readonly<Record<string, number>>;
  /** Account: number of the last `withdrawal-approved` that was acted on; absent before there was one. */
  readonly withdrawnFrom?: number;
  /** Organisation: per account's log, its tip as recorded last. */
  readonly tips?: Readonly<Record<string, RecordedTip>>;
}

/**
 * A log that can be appended to. Compare-and-swap: `propose` is asked again on
 * the new tip after every lost race, so a decision is never appended to a log
 * that it has not seen. An empty proposal appends nothing.
 */
export interface Log {
  readonly name: LogName;
  view(): Promise<LogView>;
  append(propose: (view: LogView) => Promise<readonly Draft[]>): Promise<Appended>;
}

export interface Appended {
  readonly records: readonly AnyRecord[];
  readonly view: LogView;
}

const ledgerErrorCodes = [
  'tip-unsigned',
  'tip-foreign-key',
  'tip-signature-wrong',
  'tip-not-extending',
  'tip-malformed',
  'log-damaged',
  'unknown-version',
  'unknown-kind',
  'record-malformed',
  'log-rolled-back',
  'clock-behind',
  'append-gave-up',
  'push-refused',
  'not-reachable',
] as const;
export type LedgerErrorCode = (typeof ledgerErrorCodes)[number];

/** The record cannot be trusted or reached: whoever gets this sends nothing. */
export class LedgerError extends Error {
  readonly code: LedgerErrorCode;
  readonly log: LogName;
  constructor(code: LedgerErrorCode, log: LogName, message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = 'LedgerError';
    this.code = code;
    this.log = log;
  }
}
