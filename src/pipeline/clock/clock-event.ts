import type { Instant } from '../../post/post.ts';
import type { JobName } from '../../publish/clock/clock-view.ts';
import type { PlanEntry } from '../plan/plan.ts';
import type { BrokenDelivery } from '../plan/read-plan.ts';

/** What the clock tells while it runs. */
export type ClockEvent = { readonly at: Instant } & (
  | { readonly event: 'began'; readonly handOverAt: Instant; readonly lookAheadHours: number }
  | { readonly event: 'due'; readonly entries: readonly PlanEntry[] }
  | { readonly event: 'main-moved' }
  /** Due and not out, or ordered gone and not gone: the watchdog is started, which tells people. */
  | { readonly event: 'overdue'; readonly posts: readonly string[] }
  | { readonly event: 'not-told'; readonly error: Error }
  | { readonly event: 'paused' | 'resumed'; readonly account?: string }
  | { readonly event: 'unreadable'; readonly account: string; readonly error: Error }
  | ({ readonly event: 'broken' } & BrokenDelivery)
  | { readonly event: 'dispatched'; readonly job: JobName }
  | { readonly event: 'not-dispatched'; readonly job: JobName; readonly error: Error }
  /** `--dry-run`: it would have been. */
  | { readonly event: 'would-dispatch'; readonly job: JobName }
  | { readonly event: 'trouble'; readonly error: Error }
  | { readonly event: 'handed-over' }
  | { readonly event: 'ended'; readonly next?: Instant }
);
