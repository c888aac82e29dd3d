import type { Message } from '../post/message.ts';
import type { PlatformId } from '../post/payload.ts';
import type { AccountId, Instant, PostId } from '../post/post.ts';

declare const brand: unique symbol;
/** SHA-256 (hex) of (post, edition, platform, account): not of text or time. Only `deliveryId` makes one. */
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
  readonly approvedSeq: number;
  readonly parts: readonly PartState[];
  /** Reason codes already on record, so that the same is not said at every run. */
  readonly blockedBy: readonly string[];
}

export interface Reason {
  readonly code: string;
  readonly message: Message;
}

export interface Intent {
  readonly nonce: string;
  readonly run: string;
  readonly attempt: number;
  readonly at: Instant;
  readonly leaseUntil: Instant;
}

/** An intent without an outcome *is* ambiguous, so a crash needs no special case. */
export type PartState =
  | { readonly state: 'planned' }
  | { readonly state: 'intended'; readonly intent: Intent; readonly cause?: Reason }
  | {
      readonly state: 'prepared';
      readonly intent: Intent;
      readonly remoteId: string;
      readonly cause?: Reason;
    }
  | {
      readonly state: 'retryable';
      readonly attempts: number;
      readonly notBefore: Instant;
      readonly reason: Reason;
    }
  | {
      readonly state: 'confirmed';
      readonly remoteId: string;
      readonly publicAt: Instant;
      readonly intent?: Intent;
    }
  | { readonly state: 'failed'; readonly reason: Reason }
  | { readonly state: 'duplicated'; readonly remoteIds: readonly string[] }
  | { readonly state: 'held'; readonly reason: Reason; readonly before: HeldFrom }
  | { readonly state: 'withdrawn'; readonly reason: Reason };

/** What a held part was, so that a person's answer leads back to the right place. */
export type HeldFrom =
  | { readonly state: 'planned' }
  | { readonly state: 'intended' | 'prepared'; readonly intent: Intent };
