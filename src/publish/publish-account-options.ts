import type { Log } from '../ledger/log.ts';
import type { PlatformId } from '../post/payload.ts';
import type { AccountId, Instant, PostId } from '../post/post.ts';
import type { Timing } from '../post/timing/timing.ts';
import type { Crowd } from './clock/turn.ts';
import type { Gate } from './ports/gate.ts';
import type { Platform } from './ports/platform.ts';
import type { Chance, Clock, Runs, Sha256 } from './ports/surroundings.ts';
import type { Limits } from './situation.ts';

/** What publishing needs to know of an account's entry in the register. */
export interface PublishAccount {
  readonly id: AccountId;
  readonly platform: PlatformId;
  /** The platform's own id, which the credentials must belong to. */
  readonly remoteId: string;
  readonly status: 'approved' | 'closed';
}

export interface PublishAccountOptions {
  readonly account: PublishAccount;
  /** The account's own log; this run is its only lawful writer. */
  readonly log: Log;
  readonly organisation: Log;
  readonly platform: Platform;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly runs: Runs;
  readonly limits: Limits;
  readonly sha256: Sha256;
  /** With whom this account takes turns in writing; absent: nobody else is due. */
  readonly crowd?: Crowd;
  /** What the policy says of times and budget for a post's department; absent: no limits. */
  readonly timingOf?: (post: PostId) => Timing;
  /** Posts are handed over to the platform's own timetable so long before they are due; absent: koho sends them. */
  readonly scheduling?: { readonly aheadMs: number };
  /** The run's time budget: what is not due by then is left, and the report says when it is. */
  readonly until: Instant;
  /** Nothing is sent by this run, only what is ordered gone is deleted; absent: everything. */
  readonly only?: 'removals';
}
