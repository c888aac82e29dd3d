import type { Instant } from '../../post/post.ts';

/** Whose job is dispatched: `organisation`, or an account's id. */
export type JobName = string;

/** One thing that a job has to do: a delivery, or commits of main that are not on record. */
export interface Need {
  readonly job: JobName;
  /** When the public expects it; the look-ahead is counted to here. */
  readonly due: Instant;
  /** From here on a job can do something about it: its lead before `due`, and not before the record last changed. */
  readonly from: Instant;
  /** After this the clock leaves it to people. */
  readonly until: Instant;
  /** Paused: it keeps the clock awake for the moment when the pause is lifted, and starts nothing. */
  readonly isPaused: boolean;
}

/** A run of the workflow `publish`, as the forge lists it. */
export interface JobRun {
  readonly job: JobName;
  readonly startedAt: Instant;
  /** `ended`: it did its work or failed; a run that was cancelled while it waited is not listed. */
  readonly state: { readonly now: 'active' } | { readonly now: 'ended'; readonly at: Instant };
}

export interface Dispatch {
  readonly job: JobName;
  readonly at: Instant;
}

export interface ClockView {
  readonly needs: readonly Need[];
  readonly runs: readonly JobRun[];
  /** What this clock dispatched. Those of other clocks show as runs. */
  readonly dispatched: readonly Dispatch[];
  /** When this clock's job began. */
  readonly startedAt: Instant;
  readonly lookAheadMs: number;
}

export interface ClockDecision {
  /** To be sent now, the most urgent first. */
  readonly dispatch: readonly JobName[];
  readonly next:
    | { readonly do: 'sleep'; readonly until: Instant }
    /** This job nears its limit: a successor is dispatched, which waits until this one ends. */
    | { readonly do: 'hand-over' }
    /** Nothing is due within the look-ahead. `next`: what is due after it. */
    | { readonly do: 'end'; readonly next?: Instant };
}
