import type { Instant } from '../../post/post.ts';
import type { Deletion, Reason } from '../delivery.ts';

export type RemovalStep =
  /** Ask whether the credentials are those of the registered account. */
  | { readonly do: 'identify' }
  /** Put on record that it will be deleted. */
  | {
      readonly do: 'begin-deletion';
      readonly part: number;
      readonly attempt: number;
      readonly remoteIds: readonly string[];
    }
  /** Read one post back by its id. */
  | {
      readonly do: 'look';
      readonly part: number;
      readonly deletion: Deletion;
      readonly remoteId: string;
    }
  /** The request itself. Repeated, it does no harm: a post that is gone stays gone. */
  | {
      readonly do: 'delete';
      readonly part: number;
      readonly deletion: Deletion;
      readonly remoteId: string;
    }
  /** Every post of the part was read back as absent. */
  | {
      readonly do: 'end-deletion';
      readonly part: number;
      readonly deletion: Deletion;
      readonly via: 'answer' | 'readback';
    }
  | {
      readonly do: 'fail-deletion';
      readonly part: number;
      readonly deletion: Deletion;
      readonly reason: Reason;
    };

/** What this process knows of one post that it is deleting; losing it only costs a look. */
export interface RemovalProgress {
  /** Begun by this process and not asked for yet: no earlier request can be under way. */
  readonly fresh: boolean;
  readonly since: Instant;
  /** When the answer to the last request to delete came, or its failure. */
  readonly askedAt?: Instant;
  /** The platform said that it deleted it. */
  readonly answered: boolean;
  readonly looked?: { readonly at: Instant; readonly seen: 'present' | 'absent' | 'unreadable' };
}

export interface RemovalSituation {
  /** By nonce of the deletion, then by remote id. */
  readonly progress: ReadonlyMap<string, ReadonlyMap<string, RemovalProgress>>;
  /** The last request to delete anything from this account, by whatever run. */
  readonly lastDeletionAt?: Instant;
  readonly credentials?: { readonly refused?: Reason; readonly askedAt: Instant };
}

/** How long a post may still be shown after its deletion before the attempt counts as failed. */
export const goneWithinMs = 180_000;
/** How long a run stays for deletions that are due a little later, beyond its own time budget. */
export const removalPatienceMs = 10 * 60_000;
