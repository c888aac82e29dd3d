import type { Instant } from '../../post/post.ts';
import { timeLimits } from './time-limits.ts';

/** One account and an instant at which something of it is due. */
export interface DueAt {
  readonly account: string;
  readonly due: Instant;
}

/**
 * The accounts that are due about the same time, in an order that every job
 * derives alike from the record: they take turns in writing, so that together
 * they stay under the pushes that a repository takes. What is long overdue waits
 * for something else, and is in nobody's way.
 */
export function crowdAt(dues: readonly DueAt[], due: Instant, now: Instant): readonly string[] {
  const at = Math.max(due, now);
  const near = dues.filter((one) => Math.abs(one.due - at) <= timeLimits.crowdWindowMs);
  return [...new Set(near.map(({ account }) => account))].sort();
}

export function takesTurns(crowd: number): boolean {
  return crowd > timeLimits.withoutTurns;
}

/** How long before the due second the job of an account starts that is one of so many. */
export function leadMs(crowd: number): number {
  const { leadMs: alone, pushesBeforeDue } = timeLimits;
  return alone + pushesBeforeDue * cycleMs(crowd);
}

/** Each of the crowd has one turn in this time; 0 where there are no turns. */
export function cycleMs(crowd: number): number {
  return takesTurns(crowd) ? Math.min(crowd, timeLimits.mostTurns) * timeLimits.pushGapMs : 0;
}
