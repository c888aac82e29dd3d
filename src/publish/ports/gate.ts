import type { Payload } from '../../post/payload.ts';
import type { Instant, PostId } from '../../post/post.ts';
import type { Delivery, Reason } from '../delivery.ts';
import type { SendablePart } from './platform.ts';

/**
 * Everything that must hold at the moment of publishing, read again each time:
 * no pause, the policy in force is the one on main, the post on main is the
 * approved edition, guideline and approval still say yes with main's code.
 */
export interface Gate {
  check(delivery: Delivery): Promise<GateAnswer>;
  /**
   * Content digest that the post's first intent, in any account's log, bound it
   * to (a post has one edition); undefined while there is no intent.
   */
  boundContent(post: PostId): Promise<string | undefined>;
  /**
   * The payload as it was approved, rebuilt from the approved commit's blobs,
   * whether the gate is open or not: a read-back needs the text also while koho is
   * paused. Undefined when it cannot be rebuilt.
   */
  recall(delivery: Delivery): Promise<Payload | undefined>;
}

export type GateAnswer =
  | { readonly open: true; readonly pass: Pass }
  /** `stays`: may open later (pause, policy), until `latest_at`. Otherwise the delivery is held or withdrawn. */
  | {
      readonly open: false;
      readonly effect: 'stays' | 'hold' | 'withdraw';
      readonly reason: Reason;
    };

export interface Pass {
  /** When the oldest of the facts was read. */
  readonly checkedAt: Instant;
  readonly policy: string;
  readonly review: number;
  readonly mergeCommit: string;
  readonly contentDigest: string;
  readonly payloadDigest: string;
  readonly payload: Payload;
  /** In the payload's order; texts and bytes to send. */
  readonly parts: readonly Omit<SendablePart, 'replyTo'>[];
}
