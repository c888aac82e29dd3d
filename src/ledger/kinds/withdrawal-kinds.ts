import { count, list, object, oneOf, optional, type Shape, text, truth } from '../shape.ts';
import { digest, instant, nonce, type PartRef, partRef, type ReasonBody, reason } from './parts.ts';

/** An account's log: how a delivery that is ordered gone goes. */
export interface WithdrawalBodies {
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

export const withdrawalShapes: {
  readonly [K in keyof WithdrawalBodies]: Shape<WithdrawalBodies[K]>;
} = {
  withdrawal: object<WithdrawalBodies['withdrawal']>({
    delivery: digest,
    content: digest,
    orderedSeq: optional(count),
    orderedBy: optional(text),
    why: text,
    whyNotCorrect: text,
    closes: truth,
  }),
  deleting: object<WithdrawalBodies['deleting']>({
    ...partRef,
    order: nonce,
    attempt: count,
    text: digest,
    remoteIds: list(text),
  }),
  deleted: object<WithdrawalBodies['deleted']>({
    ...partRef,
    deletion: nonce,
    via: oneOf<WithdrawalBodies['deleted']['via']>({ answer: true, readback: true }),
    closes: truth,
  }),
  'delete-failed': object<WithdrawalBodies['delete-failed']>({
    ...partRef,
    deletion: nonce,
    reason,
    retry: truth,
    notBefore: instant,
  }),
};
