import type { Message } from '../post/message.ts';
import type { PlatformId } from '../post/payload.ts';
import type { AccountId, Instant, PostId } from '../post/post.ts';

declare const brand: unique symbol;
/** SHA-256 (hex) of (post, edition, platform, account): not of text or time. Only `deliveryId` and `ids-on-record` make one. */
export type DeliveryId = string & { readonly [brand]: 'DeliveryId' };

/** One post to one account. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly post: PostId;
  readonly edition: number;
  readonly account: AccountId;
  readonly platform: PlatformId;
  readonly publishAt: Instant;
  readonly latestAt: Instant;
  /** Digest of the post's and its media's bytes, as approved. */
  readonly contentDigest: string;
  readonly payloadDigest: string;
  /** Digests of each part's text (SHA-256 of its UTF-8) and of its media's bytes, as approved. */
  readonly digests: readonly PartDigests[];
  /** Number of the organisation's record `approved` that this plan comes from. */
  readonly approvedSeq: number;
  readonly parts: readonly PartState[];
  /** It replaces the text of the public post that this delivery made, instead of making one of its own. */
  readonly edits?: DeliveryId;
  /** Number of the first intent in the account's log; absent = nothing was ever sent or tried. */
  readonly firstIntentSeq?: number;
  /** Reason codes already on record, so that the same is not said at every run. */
  readonly blockedBy: readonly string[];
  /** Somebody who may has ordered that it be gone: nothing of it is sent any more. */
  readonly removal?: Removal;
}

/** The first order on record; a later one only starts the attempts to delete again. */
export interface Removal {
  /** That of the record `withdrawal`. */
  readonly nonce: string;
  readonly orderedAt: Instant;
}

export interface PartDigests {
  readonly text: string;
  readonly media: readonly string[];
  /** What it was to cost when it was approved, in millionths of a US dollar; older plans do not say. */
  readonly cost?: number;
}

export interface Reason {
  readonly code: string;
  readonly message: Message;
}

/** One attempt, on record before its first byte. The nonce is that of its record. */
export interface Intent {
  readonly nonce: string;
  readonly run: string;
  readonly attempt: number;
  readonly at: Instant;
  readonly leaseUntil: Instant;
  /** When the first attempt was recorded: a read-back looks from here, so that a late earlier attempt is seen too. */
  readonly firstAt: Instant;
  /** The attempts before: a runner thought dead may still report one of them. */
  readonly earlier: readonly { readonly nonce: string; readonly at: Instant }[];
}

/** A public post that is known to exist. */
export interface PublicFact {
  readonly remoteId: string;
  readonly publicAt: Instant;
}

/** An intent without an outcome *is* ambiguous, so a crash needs no special case. */
export interface Intended {
  readonly state: 'intended';
  readonly intent: Intent;
  readonly cause?: Reason;
  /** When the sender itself recorded that its answer was lost: nothing is sent under this intent after it. */
  readonly answeredAt?: Instant;
  /** An earlier attempt, given up as without effect, turned out to be public. */
  readonly late?: PublicFact;
}

/** The invisible post exists; making it public can be repeated. */
export interface Prepared {
  readonly state: 'prepared';
  readonly intent: Intent;
  readonly remoteId: string;
  readonly cause?: Reason;
  readonly answeredAt?: Instant;
  readonly late?: PublicFact;
}

/**
 * Handed over to the platform's own scheduling: from its record `scheduling` on
 * the platform may make it public by itself at `dueAt`, and it can be called back.
 */
export interface Scheduled {
  readonly state: 'scheduled';
  readonly intent: Intent;
  readonly remoteId: string;
  readonly dueAt: Instant;
  /** The platform was seen to have it. Absent: the order may be on its way. */
  readonly isTaken?: true;
  /** It is being taken away from the platform, whatever happens meanwhile. */
  readonly recall?: Recall;
  readonly late?: PublicFact;
}

export interface Recall {
  readonly reason: Reason;
  /** What it becomes once it is gone; `withdrawn` where a person said so. */
  readonly becomes: 'retryable' | 'withdrawn';
}

export interface Retryable {
  readonly state: 'retryable';
  readonly attempts: number;
  readonly notBefore: Instant;
  readonly reason: Reason;
  readonly last: Intent;
}

export interface Failed {
  readonly state: 'failed';
  readonly reason: Reason;
  readonly last: Intent;
}

/** One attempt to delete, on record before its first byte. Its nonce is that of its record. */
export interface Deletion {
  readonly nonce: string;
  readonly attempt: number;
  readonly at: Instant;
}

/** Deleting can be repeated without harm, so a crash leaves this state and nothing to find out but what is still there. */
export interface Deleting {
  readonly state: 'deleting';
  readonly deletion: Deletion;
  readonly remoteIds: readonly string[];
  readonly last: Intent;
}

/** Read back as absent. Final: nothing leads from here to another intent. */
export interface Deleted {
  readonly state: 'deleted';
  readonly remoteIds: readonly string[];
  readonly last: Intent;
}

/** Still there, as far as is known. Without `retry` it waits for a person. */
export interface DeleteFailed {
  readonly state: 'delete_failed';
  readonly remoteIds: readonly string[];
  readonly last: Intent;
  readonly attempts: number;
  readonly reason: Reason;
  readonly retry: boolean;
  readonly notBefore: Instant;
}

export type PartState =
  | { readonly state: 'planned' }
  | Intended
  | Prepared
  | Scheduled
  | Retryable
  | { readonly state: 'confirmed'; readonly fact: PublicFact; readonly last: Intent }
  | Failed
  | { readonly state: 'duplicated'; readonly remoteIds: readonly string[]; readonly last: Intent }
  | { readonly state: 'held'; readonly reason: Reason; readonly before: HeldFrom }
  | { readonly state: 'withdrawn'; readonly reason: Reason; readonly last?: Intent }
  | Deleting
  | Deleted
  | DeleteFailed;

/** What a held part was, so that a person's answer leads back to the right place. */
export type HeldFrom =
  | { readonly state: 'planned' }
  | Intended
  | Prepared
  | Scheduled
  | Retryable
  | Failed;

/** What a record says about one part. */
export type PartEvent = SendingEvent | RemovalEvent;

/** What concerns its way to the public. */
export type SendingEvent =
  | { readonly event: 'intent'; readonly intent: Omit<Intent, 'firstAt' | 'earlier'> }
  | { readonly event: 'prepared'; readonly nonce: string; readonly remoteId: string }
  | {
      readonly event: 'scheduling';
      readonly nonce: string;
      readonly remoteId: string;
      readonly dueAt: Instant;
    }
  | { readonly event: 'scheduled'; readonly nonce: string }
  | { readonly event: 'recalling'; readonly nonce: string; readonly reason: Reason }
  | {
      readonly event: 'called-back';
      readonly nonce: string;
      readonly reason: Reason;
      readonly at: Instant;
    }
  | { readonly event: 'confirmed'; readonly nonce: string; readonly fact: PublicFact }
  | {
      readonly event: 'no-effect';
      readonly nonce: string;
      readonly reason: Reason;
      readonly retry: boolean;
      readonly notBefore: Instant;
    }
  | {
      readonly event: 'ambiguous';
      readonly nonce: string;
      readonly reason: Reason;
      readonly at: Instant;
    }
  | { readonly event: 'duplicated'; readonly nonce: string; readonly remoteIds: readonly string[] }
  | { readonly event: 'held'; readonly reason: Reason }
  | { readonly event: 'withdrawn'; readonly reason: Reason }
  /** Of a correction by editing: a later one of the same post begins in its place. */
  | { readonly event: 'superseded'; readonly reason: Reason }
  | {
      readonly event: 'resolved';
      readonly answer: 'confirmed' | 'retryable' | 'withdrawn';
      readonly reason: Reason;
      readonly at: Instant;
    };

/** What concerns its way back. */
export type RemovalEvent =
  /** Of the whole delivery: what is not public stays so, what is public is to be deleted. */
  | { readonly event: 'ordered'; readonly reason: Reason; readonly at: Instant }
  | {
      readonly event: 'deleting';
      readonly deletion: Deletion;
      readonly remoteIds: readonly string[];
    }
  | { readonly event: 'deleted'; readonly nonce: string }
  | {
      readonly event: 'delete-failed';
      readonly nonce: string;
      readonly reason: Reason;
      readonly retry: boolean;
      readonly notBefore: Instant;
    };
