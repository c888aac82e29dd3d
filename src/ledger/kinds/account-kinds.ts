import { count, list, object, oneOf, optional, type Shape, text, truth } from '../shape.ts';
import {
  commit,
  digest,
  instant,
  nonce,
  type PartRef,
  type PlannedBody,
  partRef,
  planned,
  type ReasonBody,
  reason,
} from './parts.ts';

/** An account's log, written by `publish`: how a delivery comes to the public. */
export interface AccountBodies {
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
}

export const accountShapes: { readonly [K in keyof AccountBodies]: Shape<AccountBodies[K]> } = {
  planned: object<AccountBodies['planned']>({
    ...planned,
    post: text,
    approvedSeq: count,
    content: digest,
  }),
  intent: object<AccountBodies['intent']>({
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
  prepared: object<AccountBodies['prepared']>({ ...partRef, intent: nonce, remoteId: text }),
  scheduling: object<AccountBodies['scheduling']>({
    ...partRef,
    intent: nonce,
    remoteId: text,
    dueAt: instant,
    policy: digest,
    review: count,
    mergeCommit: commit,
    checkedAt: instant,
  }),
  scheduled: object<AccountBodies['scheduled']>({ ...partRef, intent: nonce, remoteId: text }),
  recalling: object<AccountBodies['recalling']>({
    ...partRef,
    intent: nonce,
    remoteId: text,
    reason,
  }),
  'called-back': object<AccountBodies['called-back']>({
    ...partRef,
    intent: nonce,
    remoteId: text,
    reason,
    closes: truth,
  }),
  confirmed: object<AccountBodies['confirmed']>({
    ...partRef,
    intent: nonce,
    remoteId: text,
    url: text,
    publicAt: instant,
    via: oneOf<AccountBodies['confirmed']['via']>({ answer: true, readback: true, person: true }),
    reason: optional(reason),
    closes: truth,
    reopens: optional(truth),
  }),
  'no-effect': object<AccountBodies['no-effect']>({
    ...partRef,
    intent: nonce,
    reason,
    retry: truth,
    notBefore: instant,
    closes: truth,
  }),
  ambiguous: object<AccountBodies['ambiguous']>({ ...partRef, intent: nonce, reason }),
  duplicated: object<AccountBodies['duplicated']>({
    ...partRef,
    intent: nonce,
    remoteIds: list(text),
    closes: truth,
    reopens: optional(truth),
  }),
  held: object<AccountBodies['held']>({ ...partRef, reason }),
  blocked: object<AccountBodies['blocked']>({ delivery: digest, reason }),
  withdrawn: object<AccountBodies['withdrawn']>({
    delivery: digest,
    reason,
    supersededBy: optional(digest),
    closes: truth,
  }),
  resolved: object<AccountBodies['resolved']>({
    ...partRef,
    answer: oneOf<AccountBodies['resolved']['answer']>({
      confirmed: true,
      retryable: true,
      withdrawn: true,
    }),
    by: text,
    why: text,
    closes: truth,
  }),
};
