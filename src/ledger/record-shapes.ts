import type {
  ApprovalBody,
  BlobBody,
  PlannedBody,
  PlannedPart,
  ReasonBody,
  RecordBodies,
  RecordKind,
  TipBody,
  WarningBody,
} from './record.ts';
import { count, list, object, oneOf, optional, pattern, type Shape, text, truth } from './shape.ts';

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

const reason = object<ReasonBody>({ code: text, ja: text, en: text });
const blob = object<BlobBody>({ path: text, blob: commit, sha256: digest });
const warning = object<WarningBody>({ rule: text, line: count, acknowledged: text });
const tip = object<TipBody>({ log: logName, year, size: count, last: digest });
const partRef = { delivery: digest, part: count };

const approval = object<ApprovalBody>({
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

const planned = {
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

/** In whose log a kind may stand. */
type Writer = 'organisation' | 'account' | 'any';

/**
 * The one table of what each kind holds. It is typed by `RecordBodies`: a kind,
 * a member or a literal that one side lacks does not compile.
 */
export const recordShapes: {
  readonly [K in RecordKind]: { readonly writer: Writer; readonly body: Shape<RecordBodies[K]> };
} = {
  genesis: {
    writer: 'any',
    body: object<RecordBodies['genesis']>({
      log: logName,
      year,
      origin: text,
      policy: optional(digest),
      main: optional(commit),
      previous: optional(
        object<NonNullable<RecordBodies['genesis']['previous']>>({
          branch: text,
          size: count,
          root: digest,
        }),
      ),
    }),
  },
  approved: {
    writer: 'organisation',
    body: object<RecordBodies['approved']>({
      post: text,
      commit,
      content: digest,
      blobs: list(blob),
      policy: digest,
      deliveries: list(object<PlannedBody>(planned)),
      approval,
      warnings: list(warning),
      answers: list(
        object<RecordBodies['approved']['answers'][number]>({ question: text, answer: text }),
      ),
      corrects: optional(text),
      correction: optional(text),
      useCase: optional(text),
    }),
  },
  refused: {
    writer: 'organisation',
    body: object<RecordBodies['refused']>({
      post: text,
      commit,
      blobs: list(blob),
      reasons: list(reason),
    }),
  },
  'policy-adopted': {
    writer: 'organisation',
    body: object<RecordBodies['policy-adopted']>({
      policy: digest,
      previous: digest,
      commit,
      approval,
    }),
  },
  'policy-refused': {
    writer: 'organisation',
    body: object<RecordBodies['policy-refused']>({
      policy: digest,
      inForce: digest,
      commit,
      reasons: list(reason),
    }),
  },
  'withdrawal-approved': {
    writer: 'organisation',
    body: object<RecordBodies['withdrawal-approved']>({
      post: text,
      commit,
      content: digest,
      blobs: list(blob),
      policy: digest,
      accounts: list(logName),
      why: text,
      whyNotCorrect: text,
      approval,
    }),
  },
  examined: { writer: 'organisation', body: object<RecordBodies['examined']>({ main: commit }) },
  paused: {
    writer: 'organisation',
    body: object<RecordBodies['paused']>({
      by: text,
      why: text,
      ref: text,
      account: optional(logName),
    }),
  },
  resumed: {
    writer: 'organisation',
    body: object<RecordBodies['resumed']>({ by: text, why: text, account: optional(logName) }),
  },
  tips: { writer: 'organisation', body: object<RecordBodies['tips']>({ logs: list(tip) }) },
  planned: {
    writer: 'account',
    body: object<RecordBodies['planned']>({
      ...planned,
      post: text,
      approvedSeq: count,
      content: digest,
    }),
  },
  intent: {
    writer: 'account',
    body: object<RecordBodies['intent']>({
      ...partRef,
      attempt: count,
      text: digest,
      media: list(digest),
      content: digest,
      leaseUntil: instant,
      policy: digest,
      review: count,
      mergeCommit: commit,
      checkedAt: instant,
    }),
  },
  prepared: {
    writer: 'account',
    body: object<RecordBodies['prepared']>({ ...partRef, intent: nonce, remoteId: text }),
  },
  scheduling: {
    writer: 'account',
    body: object<RecordBodies['scheduling']>({
      ...partRef,
      intent: nonce,
      remoteId: text,
      dueAt: instant,
      policy: digest,
      review: count,
      mergeCommit: commit,
      checkedAt: instant,
    }),
  },
  scheduled: {
    writer: 'account',
    body: object<RecordBodies['scheduled']>({ ...partRef, intent: nonce, remoteId: text }),
  },
  recalling: {
    writer: 'account',
    body: object<RecordBodies['recalling']>({ ...partRef, intent: nonce, remoteId: text, reason }),
  },
  'called-back': {
    writer: 'account',
    body: object<RecordBodies['called-back']>({
      ...partRef,
      intent: nonce,
      remoteId: text,
      reason,
      closes: truth,
    }),
  },
  confirmed: {
    writer: 'account',
    body: object<RecordBodies['confirmed']>({
      ...partRef,
      intent: nonce,
      remoteId: text,
      url: text,
      publicAt: instant,
      via: oneOf<RecordBodies['confirmed']['via']>({ answer: true, readback: true, person: true }),
      reason: optional(reason),
      closes: truth,
      reopens: optional(truth),
    }),
  },
  'no-effect': {
    writer: 'account',
    body: object<RecordBodies['no-effect']>({
      ...partRef,
      intent: nonce,
      reason,
      retry: truth,
      notBefore: instant,
      closes: truth,
    }),
  },
  ambiguous: {
    writer: 'account',
    body: object<RecordBodies['ambiguous']>({ ...partRef, intent: nonce, reason }),
  },
  duplicated: {
    writer: 'account',
    body: object<RecordBodies['duplicated']>({
      ...partRef,
      intent: nonce,
      remoteIds: list(text),
      closes: truth,
      reopens: optional(truth),
    }),
  },
  held: { writer: 'account', body: object<RecordBodies['held']>({ ...partRef, reason }) },
  blocked: {
    writer: 'account',
    body: object<RecordBodies['blocked']>({ delivery: digest, reason }),
  },
  withdrawn: {
    writer: 'account',
    body: object<RecordBodies['withdrawn']>({
      delivery: digest,
      reason,
      supersededBy: optional(digest),
      closes: truth,
    }),
  },
  resolved: {
    writer: 'account',
    body: object<RecordBodies['resolved']>({
      ...partRef,
      answer: oneOf<RecordBodies['resolved']['answer']>({
        confirmed: true,
        retryable: true,
        withdrawn: true,
      }),
      by: text,
      why: text,
      closes: truth,
    }),
  },
  withdrawal: {
    writer: 'account',
    body: object<RecordBodies['withdrawal']>({
      delivery: digest,
      content: digest,
      orderedSeq: optional(count),
      orderedBy: optional(text),
      why: text,
      whyNotCorrect: text,
      closes: truth,
    }),
  },
  deleting: {
    writer: 'account',
    body: object<RecordBodies['deleting']>({
      ...partRef,
      order: nonce,
      attempt: count,
      text: digest,
      remoteIds: list(text),
    }),
  },
  deleted: {
    writer: 'account',
    body: object<RecordBodies['deleted']>({
      ...partRef,
      deletion: nonce,
      via: oneOf<RecordBodies['deleted']['via']>({ answer: true, readback: true }),
      closes: truth,
    }),
  },
  'delete-failed': {
    writer: 'account',
    body: object<RecordBodies['delete-failed']>({
      ...partRef,
      deletion: nonce,
      reason,
      retry: truth,
      notBefore: instant,
    }),
  },
};

/** The log of approvals, policy and pause; every other log is an account's. */
export const organisationLog = 'organisation';
