import type { Instant } from '../post/post.ts';
import type { Quota } from './ports/platform.ts';

/** Between two posts of one run, whatever the platform allows: never a burst. */
export const leastGapMs = 3_000;

/**
 * Until when nothing more is sent, so that the platform's limits are never met.
 * The last tenth of a window is left for people and for whatever must be taken
 * back. Once half of a window is used, what is left of it is spread over the
 * time until it opens anew.
 */
export function restUntil(o: {
  readonly quotas: readonly Quota[];
  readonly lastSentAt: Instant | undefined;
  readonly now: Instant;
}): Instant {
  const { lastSentAt, now } = o;
  const rests = o.quotas
    .filter(({ resetAt }) => resetAt > now)
    .map((quota) => restOf(quota, lastSentAt ?? now, lastSentAt !== undefined));
  const gap = lastSentAt === undefined ? now : lastSentAt + leastGapMs;
  return Math.max(gap, ...rests) as Instant;
}

function restOf({ limit, remaining, resetAt }: Quota, since: Instant, sent: boolean): number {
  const usable = remaining - Math.ceil(limit / 10);
  if (usable <= 0) return resetAt;
  if (!sent || remaining * 2 > limit) return since;
  return since + Math.ceil((resetAt - since) / (usable + 1));
}
