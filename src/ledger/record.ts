/** `organisation` or an account id; its branch is `ledger/<log>/<fiscal year>`. */
export type LogName = string;

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

/** A reason that people can read and machines can group. */
export interface ReasonBody {
  readonly code: string;
  readonly ja: string;
  readonly en: string;
}

/** What each kind says. Unknown kinds and unknown members fail closed. */
export interface RecordBodies {
  /** First record of a log. `policy` only in the organisation's. `previous`: the log of the fiscal year before. */
  genesis: {
    readonly log: LogName;
    readonly year: string;
    readonly origin: string;
    readonly policy?: string;
    readonly main?: string;
    readonly previous?: { readonly branch: string; readonly size: number; readonly root: string };
  };

  // The organisation's log, written by `record`.
  approved: {
    readonly post: string;
    readonly commit: string;
    readonly content: string;
    readonly blobs: readonly BlobBody[];
    readonly policy: string;
    readonly deliveries: readonly PlannedBody[];
    readonly approval: ApprovalBody;
    readonly warnings: readonly WarningBody[];
    readonly answers: readonly { readonly question: string; readonly answer: string }[];
    /** The post that this one corrects, and what changed. */
    readonly corrects?: string;
    readonly correction?: string;
    readonly useCase?: string;
  };
  refused: {
    readonly post: string;
    readonly commit: string;
    readonly blobs: readonly BlobBody[];
    readonly reasons: readonly ReasonBody[];
  };
  'policy-adopted': {
    readonly policy: string;
    readonly previous: string;
    readonly commit: string;
    readonly approval: ApprovalBody;
  };
  'policy-refused': {
    readonly policy: string;
    readonly inForce: string;
    readonly commit: string;
    readonly reasons: readonly ReasonBody[];
  };
  /** How far main was examined when nothing else had to be said. */
  examined: { readonly main: string };
  /** Without `account`: everything. `by` is what the note of the ref claims. */
  paused: {
    readonly by: string;
    readonly why: string;
    readonly ref: string;
    readonly account?: LogName;
  };
  /** `by`: numeric forge id of who lifted it, by the dispatch that `run` names. */
  resumed: { readonly by: string; readonly why: string; readonly account?: LogName };
  /** 公開中止・削除 of a post, approved like a post; `content`: SHA-256 of the request's file. */
  'withdrawal-approved': {
    readonly post: string;
    readonly commit: string;
    readonly content: string;
    readonly blobs: readonly BlobBody[];
    readonly policy: string;
    /** Those that it concerns, by name: no account that is added later. */
    readonly accounts: readonly LogName[];
    readonly why: string;
    /** Why a correction does not suffice. */
    readonly whyNotCorrect: string;
    readonly approval: ApprovalBody;
  };
  /** Where the accounts' logs stood, those that moved since: a log that is deleted or set back later contradicts it. */
  tips: { readonly logs: readonly TipBody[] };

  // An account's log, written by `publish`.
  planned: PlannedBody & {
    readonly post: string;
    readonly approvedSeq: number;
    readonly content: string;
  };
  /** On record before the first byte goes to the platform. */
  intent: PartRef & {
    readonly attempt: number;
    readonly text: string;
    readonly media: readonly string[];
    readonly content: string;
    readonly leaseUntil: string;
    /** The gate as read last before this record: policy in force, approving review, blobs; see `approved`. */
    readonly policy: string;
    readonly review: number;
    readonly mergeCommit: string;
    readonly checkedAt: string;
  };
  /** The invisible post of a two-phase platform; flipping it to public can be repeated. */
  prepared: PartRef & { readonly intent: string; readonly remoteId: string };
  /**
   * On record before the platform is asked to publish the invisible post by itself at `dueAt`:
   * from here on it may, whatever becomes of the request. The gate as of then; see `intent`.
   */
  scheduling: PartRef & {
    readonly intent: string;
    readonly remoteId: string;
    readonly dueAt: string;
    readonly policy: string;
    readonly review: number;
    readonly mergeCommit: string;
    readonly checkedAt: string;
  };
  /** The platform was seen to have it on its own timetable. */
  scheduled: PartRef & { readonly intent: string; readonly remoteId: string };
  /** The platform was seen not to publish it soon: it is deleted there after this record. */
  recalling: PartRef & {
    readonly intent: string;
    readonly remoteId: string;
    readonly reason: ReasonBody;
  };
  /** The platform was read and has it no more; it was never public. */
  'called-back': PartRef & {
    readonly intent: string;
    readonly remoteId: string;
    readonly reason: ReasonBody;
    readonly closes: boolean;
  };
  confirmed: PartRef & {
    readonly intent: string;
    readonly remoteId: string;
    readonly url: string;
    readonly publicAt: string;
    readonly via: 'answer' | 'readback' | 'person';
    /** What people must hear of it: that it was to be called back and was public before. */
    readonly reason?: ReasonBody;
    readonly closes: boolean;
    /** Ordered gone, and another post of it came to light: open again. */
    readonly reopens?: boolean;
  };
  /** Proven that nothing became public. */
  'no-effect': PartRef & {
    readonly intent: string;
    readonly reason: ReasonBody;
    readonly retry: boolean;
    readonly notBefore: string;
    readonly closes: boolean;
  };
  ambiguous: PartRef & { readonly intent: string; readonly reason: ReasonBody };
  duplicated: PartRef & {
    readonly intent: string;
    readonly remoteIds: readonly string[];
    readonly closes: boolean;
    /** Ordered gone, and another post of it came to light: open again. */
    readonly reopens?: boolean;
  };
  /** 公開保留: waits for a person. */
  held: PartRef & { readonly reason: ReasonBody };
  /** Not sent now, and why; said once per reason, the delivery stays as it is. */
  blocked: { readonly delivery: string; readonly reason: ReasonBody };
  /** `supersededBy`: of a correction by editing, the later one of the same post that begins in its place. */
  withdrawn: {
    readonly delivery: string;
    readonly reason: ReasonBody;
    readonly supersededBy?: string;
    readonly closes: boolean;
  };
  /** A person's answer, by the dispatch that `run` names; `by`: numeric forge id. */
  resolved: PartRef & {
    readonly answer: 'confirmed' | 'retryable' | 'withdrawn';
    readonly by: string;
    readonly why: string;
    readonly closes: boolean;
  };
  /**
   * The order that a delivery be gone: by `orderedSeq`, the organisation's record
   * `withdrawal-approved`, or by `orderedBy`, the numeric forge id of whoever started
   * the dispatch that `run` names. `content`: what is withdrawn, as it was approved.
   */
  withdrawal: {
    readonly delivery: string;
    readonly content: string;
    readonly orderedSeq?: number;
    readonly orderedBy?: string;
    readonly why: string;
    readonly whyNotCorrect: string;
    readonly closes: boolean;
  };
  /** On record before the first request to delete. `order`: nonce of the `withdrawal`; `text`: digest of the approved text. */
  deleting: PartRef & {
    readonly order: string;
    readonly attempt: number;
    readonly text: string;
    readonly remoteIds: readonly string[];
  };
  /** Read back as absent. `deletion`: nonce of its `deleting`; `via`: whether the platform had said that it deleted it. */
  deleted: PartRef & {
    readonly deletion: string;
    readonly via: 'answer' | 'readback';
    readonly closes: boolean;
  };
  /** Still there, as far as is known. Without `retry` a person is asked. */
  'delete-failed': PartRef & {
    readonly deletion: string;
    readonly reason: ReasonBody;
    readonly retry: boolean;
    readonly notBefore: string;
  };
}

/** `last`: SHA-256 (hex) of the last line, as in that log's checkpoint. */
export interface TipBody {
  readonly log: LogName;
  readonly year: string;
  readonly size: number;
  readonly last: string;
}

interface PartRef {
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
