import { formatLocal } from '../post/format-local.ts';
import type { Instant } from '../post/post.ts';
import { closedAt } from '../post/timing/barrier.ts';
import { nextSlot } from '../post/timing/next-slot.ts';
import { obstacleText } from '../post/timing/obstacle-text.ts';
import { SlotSeries } from '../post/timing/slot-series.ts';
import type { Obstacle, Timing } from '../post/timing/timing.ts';
import type { Delivery, Reason } from './delivery.ts';
import type { Situation } from './situation.ts';
import { wantedSlot } from './taken-slots.ts';

/** When the policy's times let a part go out that is otherwise due: at its time, later, or not before its latest time. */
export type Allowed =
  | { readonly at: Instant; readonly waits?: Reason }
  | { readonly never: Reason };

/**
 * Blackouts, quiet hours, spacing and budget for a part that nothing was tried
 * for yet. Spacing and budget are a matter of the post: the rest of a thread,
 * whose first part is public, only keeps to times that are closed.
 */
export function allowed(
  delivery: Pick<Delivery, 'digests' | 'platform' | 'latestAt'>,
  index: number,
  due: Instant,
  { now, timing: whole, taken }: Pick<Situation, 'now' | 'timing' | 'taken'>,
): Allowed {
  const timing = index === 0 ? whole : { ...whole, spacingMs: 0, budget: {} };
  const wanted = wantedSlot(delivery, Math.max(now, due) as Instant);
  const found = nextSlot({
    timing,
    wanted,
    latest: delivery.latestAt,
    others: new SlotSeries(taken),
  });
  if ('never' in found) return { never: heldFor(found.never, timing) };
  const { at, waits } = found;
  return waits ? { at, waits: waitsFor(waits, at, timing) } : { at };
}

/** Closed when it would be sent: one that was delayed must not slide into quiet hours or a blackout. */
export function closedWhenSent(
  { publishAt }: Delivery,
  { now, timing }: Pick<Situation, 'now' | 'timing'>,
): Closed | undefined {
  const barrier = closedAt(timing, Math.max(now, publishAt) as Instant);
  if (barrier === undefined) return undefined;
  const { why, until } = barrier;
  return until === undefined
    ? { reason: heldFor(why, timing) }
    : { until, reason: waitsFor(why, until, timing) };
}

export interface Closed {
  readonly reason: Reason;
  /** Absent: a person has to decide. */
  readonly until?: Instant;
}

const codes = {
  blackout: 'in-blackout',
  'quiet-hours': 'quiet-hours',
  spacing: 'too-near-another',
  'posts-per-day': 'over-budget',
  'posts-per-month': 'over-budget',
  'money-per-day': 'over-budget',
  'money-per-month': 'over-budget',
} as const satisfies Record<Obstacle['obstacle'], string>;

function heldFor(why: Obstacle, { timeZone }: Timing): Reason {
  const what = obstacleText(why, timeZone);
  return {
    code: codes[why.obstacle],
    message: {
      ja: `${what.ja}のため、期限までに公開できません。公開を保留しました。公開するなら、日時を改めて承認を受けてください。`,
      en: `Because of ${what.en} it cannot go out in time, so the post is held. To publish it, have it approved with a new time.`,
    },
  };
}

function waitsFor(why: Obstacle, until: Instant, { timeZone }: Timing): Reason {
  const what = obstacleText(why, timeZone);
  return {
    code: codes[why.obstacle],
    message: {
      ja: `${what.ja}のため、${formatLocal(until, timeZone, 'ja')}まで待ちます。`,
      en: `Because of ${what.en} it waits until ${formatLocal(until, timeZone, 'en')}.`,
    },
  };
}
