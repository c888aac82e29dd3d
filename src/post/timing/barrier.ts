import type { Instant } from '../post.ts';
import { minuteOfDay, nextAtMinute, spanAround } from './local-spans.ts';
import type { Others } from './slot-series.ts';
import type { Obstacle, QuietHours, Slot, Timing } from './timing.ts';

/** An obstacle at a moment, and when it ends; without an end waiting is of no use. */
interface Barrier {
  readonly why: Obstacle;
  readonly until?: Instant;
}

/** Whether time itself is closed at a moment: a blackout or quiet hours, whatever else was published. */
export function closedAt(timing: Timing, at: Instant): Barrier | undefined {
  const { blackouts, quietHours, timeZone } = timing;
  const inside = blackouts.filter(({ from, to }) => from <= at && at < to);
  // A person has to decide in one of them: that the other would only wait does not matter.
  const blackout = inside.find(({ effect }) => effect === 'hold') ?? inside[0];
  if (blackout) {
    const why = { obstacle: 'blackout', blackout } as const;
    return blackout.effect === 'hold' ? { why } : { why, until: blackout.to };
  }
  if (quietHours === undefined || !isQuiet(quietHours, minuteOfDay(at, timeZone))) return undefined;
  const until = nextAtMinute(at, quietHours.to, timeZone);
  return { why: { obstacle: 'quiet-hours', hours: quietHours }, until };
}

/** What keeps a slot from its moment, beside what the account has published or will. */
export function barrierAt(timing: Timing, slot: Slot, others: Others): Barrier | undefined {
  return (
    closedAt(timing, slot.at) ?? tooNear(timing, slot, others) ?? overBudget(timing, slot, others)
  );
}

function isQuiet({ from, to }: QuietHours, minute: number): boolean {
  return from < to ? from <= minute && minute < to : minute >= from || minute < to;
}

function tooNear({ spacingMs }: Timing, { at }: Slot, others: Others): Barrier | undefined {
  const last = spacingMs > 0 ? others.lastNear(at, spacingMs) : undefined;
  if (last === undefined) return undefined;
  return {
    why: { obstacle: 'spacing', spacingMs },
    until: (last + spacingMs) as Instant,
  };
}

function overBudget({ budget, timeZone }: Timing, slot: Slot, others: Others): Barrier | undefined {
  const limits = [
    { obstacle: 'posts-per-day', unit: 'day', of: 'posts', limit: budget.postsPerDay },
    { obstacle: 'posts-per-month', unit: 'month', of: 'posts', limit: budget.postsPerMonth },
    { obstacle: 'money-per-day', unit: 'day', of: 'micros', limit: budget.microsPerDay },
    { obstacle: 'money-per-month', unit: 'month', of: 'micros', limit: budget.microsPerMonth },
  ] as const;
  for (const { obstacle, unit, of, limit } of limits) {
    if (limit === undefined) continue;
    const why = { obstacle, limit };
    // More than the whole budget: no day and no month is large enough.
    if (slot[of] > limit) return { why };
    const span = spanAround(slot.at, timeZone, unit);
    if (slot[of] + others.sum(of, span) > limit) return { why, until: span.to };
  }
  return undefined;
}
