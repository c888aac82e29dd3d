import { list, object, optional, type Shape, text } from '../shape.ts';
import {
  type ApprovalBody,
  approval,
  type BlobBody,
  blob,
  commit,
  digest,
  type LogName,
  logName,
  type PlannedBody,
  planned,
  type ReasonBody,
  reason,
  type TipBody,
  tip,
  type WarningBody,
  warning,
} from './parts.ts';

/** The organisation's log, written by `record`. */
export interface OrganisationBodies {
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
}

export const organisationShapes: {
  readonly [K in keyof OrganisationBodies]: Shape<OrganisationBodies[K]>;
} = {
  approved: object<OrganisationBodies['approved']>({
    post: text,
    commit,
    content: digest,
    blobs: list(blob),
    policy: digest,
    deliveries: list(object<PlannedBody>(planned)),
    approval,
    warnings: list(warning),
    answers: list(
      object<OrganisationBodies['approved']['answers'][number]>({ question: text, answer: text }),
    ),
    corrects: optional(text),
    correction: optional(text),
    useCase: optional(text),
  }),
  refused: object<OrganisationBodies['refused']>({
    post: text,
    commit,
    blobs: list(blob),
    reasons: list(reason),
  }),
  'policy-adopted': object<OrganisationBodies['policy-adopted']>({
    policy: digest,
    previous: digest,
    commit,
    approval,
  }),
  'policy-refused': object<OrganisationBodies['policy-refused']>({
    policy: digest,
    inForce: digest,
    commit,
    reasons: list(reason),
  }),
  examined: object<OrganisationBodies['examined']>({ main: commit }),
  paused: object<OrganisationBodies['paused']>({
    by: text,
    why: text,
    ref: text,
    account: optional(logName),
  }),
  resumed: object<OrganisationBodies['resumed']>({
    by: text,
    why: text,
    account: optional(logName),
  }),
  'withdrawal-approved': object<OrganisationBodies['withdrawal-approved']>({
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
  tips: object<OrganisationBodies['tips']>({ logs: list(tip) }),
};
