import type { AccountBodies } from './kinds/account-kinds.ts';
import type { OrganisationBodies } from './kinds/organisation-kinds.ts';
import type { LogName } from './kinds/parts.ts';
import type { WithdrawalBodies } from './kinds/withdrawal-kinds.ts';

/**
 * One line of a log: RFC 8785 (JCS), UTF-8, ended by LF. No floats, no null (RFC 8785
 * leaves them apart from language to language); integers lie within ±(2⁵³−1).
 * `prev` is the SHA-256 (hex) of the previous line without its LF; the first
 * record's is 64 zeros. `at` is a UTC instant with milliseconds. `nonce` lets a
 * writer recognise its own record: two runners can build the same commit, and
 * git tells both that their push worked.
 */
export interface LedgerRecord<K extends RecordKind = RecordKind> {
  readonly v: 1;
  readonly seq: number;
  readonly prev: string;
  readonly at: string;
  readonly kind: K;
  readonly nonce: string;
  /** Who wrote it: `github:<run id>/<attempt>` or `local:<nonce>`. */
  readonly run: string;
  readonly body: RecordBodies[K];
}

export type RecordKind = keyof RecordBodies;

/** A record before it has a place in a log. */
export type Draft = {
  [K in RecordKind]: Pick<LedgerRecord<K>, 'kind' | 'nonce' | 'body'>;
}[RecordKind];

export type AnyRecord = { [K in RecordKind]: LedgerRecord<K> }[RecordKind];

/** What each kind says. Unknown kinds and unknown members fail closed. */
export interface RecordBodies extends OrganisationBodies, AccountBodies, WithdrawalBodies {
  /** First record of a log. `policy` only in the organisation's. `previous`: the log of the fiscal year before. */
  genesis: {
    readonly log: LogName;
    readonly year: string;
    readonly origin: string;
    readonly policy?: string;
    readonly main?: string;
    readonly previous?: { readonly branch: string; readonly size: number; readonly root: string };
  };
}
