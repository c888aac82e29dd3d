import type { Instant } from '../post/post.ts';
import type { Slot, Timing } from '../post/timing/timing.ts';
import type { DeliveryId, Intent, Reason } from './delivery.ts';
import type { EditStanding } from './edits/edit-standing.ts';
import type { GateAnswer, Pass } from './ports/gate.ts';
import type { Standing } from './ports/platform.ts';
import type { RunState } from './ports/surroundings.ts';
import type { RemovalSituation, RemovalStep } from './removal/removal-step.ts';

/** The part of the policy's publishing limits that a decision needs; all in seconds or counts. */
export interface Limits {
  readonly recheckMaxAgeSeconds: number;
  readonly settleSeconds: number;
  readonly leaseSeconds: number;
  readonly maxAttempts: number;
  readonly deletionSpacingSeconds: number;
}

/** Everything outside the record that a decision depends on. */
export interface Situation {
  readonly now: Instant;
  readonly limits: Limits;
  readonly phases: 'one' | 'two';
  /** What the forge says about the run of the intent in question; a run not asked about is `unknown`. */
  readonly runs: ReadonlyMap<string, RunState>;
  /** Intents of this process under which nothing public was asked for yet: `ready` once prepared. */
  readonly sending: ReadonlyMap<string, 'fresh' | 'ready'>;
  /** Intents of this process whose one request was made, and when its answer (or failure) came. */
  readonly spent: ReadonlyMap<string, Instant>;
  /** When this process last read the timeline or status for an intent without finding the post public. */
  readonly looked: ReadonlyMap<string, Look>;
  /** Digests of texts that other deliveries of the account may just be publishing. */
  readonly textsInFlight: ReadonlySet<string>;
  /** What the policy lets this delivery's department do on the account, and when. */
  readonly timing: Timing;
  /** What other deliveries of the account have taken, as far back as spacing and budget look. */
  readonly taken: readonly Slot[];
  /** Nothing more is sent before it: the platform's limits, and a pause after each post. */
  readonly restUntil: Instant;
  /** The gate's last answer for this delivery. */
  readonly gate?: { readonly answer: GateAnswer; readonly askedAt: Instant };
  /** Where other accounts are due about the same time: when this one may push next, and how long until each has had its turn. */
  readonly turns?: { readonly next: Instant; readonly cycleMs: number };
  /** Where posts are handed over to the platform's own timetable, and how long before they are due. */
  readonly scheduling?: { readonly aheadMs: number };
  /** Of a correction by editing: the public post whose text it replaces. */
  readonly edit?: EditStanding;
  /** How the platform's own timetable was last seen to hold the post of an intent. */
  readonly standings: ReadonlyMap<string, Seen>;
  /** The last request about that timetable that this process made for an intent. */
  readonly ordered: ReadonlyMap<string, Ordered>;
  /** The run's time budget: nothing is begun that is due after it. */
  readonly until: Instant;
  readonly removal: RemovalSituation;
}

export interface Look {
  readonly at: Instant;
  readonly seen: 'absent' | 'unreadable';
}

export interface Seen {
  /** Before the request that was answered. */
  readonly at: Instant;
  readonly standing: Standing;
}

export interface Ordered {
  readonly order: 'schedule' | 'postpone' | 'take-away';
  /** After its answer. */
  readonly at: Instant;
  /** The platform said clearly that it does not do it. */
  readonly isRefused: boolean;
}

/** What is asked of the platform's own timetable, or goes on record about it. */
export type ScheduleStep = {
  readonly part: number;
  readonly intent: Intent;
  readonly remoteId: string;
} & (
  | { readonly do: 'schedule'; readonly dueAt: Instant; readonly pass: Pass }
  | { readonly do: 'read-standing' }
  /** So far ahead that it can be deleted without the fear that it has just become public. */
  | { readonly do: 'postpone' }
  | { readonly do: 'recall'; readonly reason: Reason }
  | { readonly do: 'take-away' }
  | { readonly do: 'called-back'; readonly reason: Reason }
);

export type Step =
  | { readonly do: 'nothing' }
  /** `for`: what it really waits for, where `until` only looks again: no run stays for that. */
  | { readonly do: 'wait'; readonly until: Instant; readonly for?: Instant }
  /** Ask the gate. */
  | { readonly do: 'check' }
  /** Say once why it does not go on now. */
  | { readonly do: 'block'; readonly reason: Reason }
  | {
      readonly do: 'intend';
      readonly part: number;
      readonly attempt: number;
      readonly pass: Pass;
      /** Hours before it is due, to be handed over: its lease is counted from now. */
      readonly isEarly?: true;
      /** Of a correction by editing: earlier ones of the same post that end with it. */
      readonly supersedes?: readonly DeliveryId[];
    }
  | ScheduleStep
  | {
      readonly do: 'prepare';
      readonly part: number;
      readonly intent: Intent;
      readonly pass: Pass;
    }
  /** Make it public. `remoteId`: two phases, the invisible post. */
  | {
      readonly do: 'release';
      readonly part: number;
      readonly intent: Intent;
      readonly pass: Pass;
      readonly remoteId?: string;
    }
  /** End an attempt under which nothing was asked to become public. */
  | {
      readonly do: 'give-up';
      readonly part: number;
      readonly intent: Intent;
      readonly reason: Reason;
    }
  /** Look at the platform. Absence proves that nothing was published only when `proves`. */
  | {
      readonly do: 'reconcile';
      readonly part: number;
      readonly intent: Intent;
      readonly proves: boolean;
      readonly remoteId?: string;
    }
  | { readonly do: 'hold'; readonly part: number; readonly reason: Reason }
  | { readonly do: 'withdraw'; readonly reason: Reason }
  | RemovalStep;

/** Intents go on record this long before they are due, so that the send itself is on time; by turns earlier. */
export const intentLeadMs = 60_000;
/** Media go up this long before the due instant; by turns earlier. */
export const prepareLeadMs = 45_000;
/** How often a closed gate, a running run or an unreadable timeline is asked again. */
export const pollMs = 30_000;
/** How soon a gate that could not be read is asked again while an intent of this process waits for it. */
export const quickPollMs = 5_000;
