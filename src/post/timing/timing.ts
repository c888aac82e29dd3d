import type { Message } from '../message.ts';
import type { Instant } from '../post.ts';

/** A stretch of time in which only the exempt is published: an election, mourning, a disaster. */
export interface Blackout {
  readonly id: string;
  readonly from: Instant;
  /** The first instant after it. */
  readonly to: Instant;
  readonly reason: Message;
  /** What becomes of a post that is due in it: a person decides anew, or it goes out afterwards. */
  readonly effect: 'hold' | 'wait';
}

/** Minutes of the local day, `from` included, `to` not; where `from` is the greater they reach past midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** Absent members: no limit. */
export interface Budget {
  readonly postsPerDay?: number;
  readonly postsPerMonth?: number;
  /** In millionths of a US dollar, as that of the month. */
  readonly microsPerDay?: number;
  readonly microsPerMonth?: number;
}

/** What the posts of one department to one account keep to, exemptions already taken out. */
export interface Timing {
  readonly timeZone: string;
  readonly blackouts: readonly Blackout[];
  readonly quietHours?: QuietHours;
  /** 0: none. */
  readonly spacingMs: number;
  readonly budget: Budget;
}

/** What a post, all parts of its thread together, takes of its account: a moment, and a share of the budget. */
export interface Slot {
  readonly at: Instant;
  readonly posts: number;
  readonly micros: number;
}

/** Why nothing can go out at a moment. */
export type Obstacle =
  | { readonly obstacle: 'blackout'; readonly blackout: Blackout }
  | { readonly obstacle: 'quiet-hours'; readonly hours: QuietHours }
  | { readonly obstacle: 'spacing'; readonly spacingMs: number }
  | {
      readonly obstacle: 'posts-per-day' | 'posts-per-month' | 'money-per-day' | 'money-per-month';
      readonly limit: number;
    };

export const noTiming: Timing = { timeZone: 'UTC', blackouts: [], spacingMs: 0, budget: {} };

/** Whether it matters what else the account published. */
export function looksBack({ spacingMs, budget }: Timing): boolean {
  return spacingMs > 0 || Object.keys(budget).length > 0;
}
