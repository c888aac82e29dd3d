import { count, list, object, optional, pattern, text } from '../shape.ts';

/** `organisation` or an account id; its branch is `ledger/<log>/<fiscal year>`. */
export type LogName = string;

/** A reason that people can read and machines can group. */
export interface ReasonBody {
  readonly code: string;
  readonly ja: string;
  readonly en: string;
}

/** `last`: SHA-256 (hex) of the last line, as in that log's checkpoint. */
export interface TipBody {
  readonly log: LogName;
  readonly year: string;
  readonly size: number;
  readonly last: string;
}

export interface PartRef {
  readonly delivery: string;
  /** 0-based. */
  readonly part: number;
}

export interface PlannedPart {
  readonly text: string;
  readonly media: readonly string[];
  /** What the platform was to ask for it, in millionths of a US dollar; absent in older records. */
  readonly cost?: number;
}

/** One delivery as it was approved: text and media of every part by digest. */
export interface PlannedBody {
  readonly delivery: string;
  readonly account: string;
  readonly platform: string;
  readonly edition: number;
  readonly publishAt: string;
  readonly latestAt: string;
  readonly payload: string;
  readonly parts: readonly PlannedPart[];
  /** Delivery that made a post public: this one replaces the text of that post. */
  readonly edits?: string;
}

/** A file as it lay on main: git's own blob id and the SHA-256 of its bytes. */
export interface BlobBody {
  readonly path: string;
  readonly blob: string;
  readonly sha256: string;
}

export interface ApprovalBody {
  readonly pullRequest: number;
  readonly mergeCommit: string;
  readonly headCommit: string;
  readonly baseCommit: string;
  readonly author: number;
  readonly reviewer: number;
  readonly role: string;
  readonly review: number;
  readonly reviewedCommit: string;
  readonly reviewedAt: string;
  readonly mergedAt: string;
}

export interface WarningBody {
  readonly rule: string;
  readonly line: number;
  readonly acknowledged: string;
}

/** SHA-256, lower-case hex. */
export const digest = pattern('a SHA-256 in hex', /^[0-9a-f]{64}$/);
export const nonce = pattern('a nonce of at least 128 bits in hex', /^[0-9a-f]{32,128}$/);
/** Exactly the form of `Date.prototype.toISOString`, so that order of strings is order of time. */
export const instant = pattern(
  'a UTC instant with milliseconds',
  /^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$/,
);
export const run = pattern('the id of a run', /^[a-z]+:[!-~]{1,200}$/);
export const logName = pattern('the name of a log', /^[a-z0-9][a-z0-9_-]{0,99}$/);
export const year = pattern('a fiscal year', /^[0-9]{4}$/);
export const commit = pattern('a git object id', /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

export const reason = object<ReasonBody>({ code: text, ja: text, en: text });
export const blob = object<BlobBody>({ path: text, blob: commit, sha256: digest });
export const warning = object<WarningBody>({ rule: text, line: count, acknowledged: text });
export const tip = object<TipBody>({ log: logName, year, size: count, last: digest });
export const partRef = { delivery: digest, part: count };

export const approval = object<ApprovalBody>({
  pullRequest: count,
  mergeCommit: commit,
  headCommit: commit,
  baseCommit: commit,
  author: count,
  reviewer: count,
  role: text,
  review: count,
  reviewedCommit: commit,
  reviewedAt: instant,
  mergedAt: instant,
});

export const planned = {
  delivery: digest,
  account: logName,
  platform: text,
  edition: count,
  publishAt: instant,
  latestAt: instant,
  payload: digest,
  parts: list(object<PlannedPart>({ text: digest, media: list(digest), cost: optional(count) })),
  edits: optional(digest),
};
