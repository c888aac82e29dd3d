import type { Instant } from '../../post/post.ts';
import { later } from '../instant.ts';
import { cycleMs, takesTurns } from './crowd.ts';
import { timeLimits } from './time-limits.ts';

/** An account's place among those that are due about the same time; see `crowdAt`. */
export interface Crowd {
  readonly place: number;
  readonly size: number;
  /** When this account is due: turns are over then, as they must not make it late. */
  readonly due: Instant;
}

type Place = Pick<Crowd, 'place' | 'size'>;

export const alone: Place = { place: 0, size: 1 };

/**
 * The next instant, `now` included, at which this account's pushes leave the
 * repository under the pushes a minute that it takes. Time itself deals out the
 * turns, so jobs that know nothing of each other keep to them: in each cycle every
 * account has one turn and one push. Alone, only a burst has to wait.
 */
export function nextTurn(crowd: Place, pushes: readonly Instant[], now: Instant): Instant {
  return takesTurns(crowd.size) ? ownTurn(crowd, pushes.at(-1), now) : afterBurst(pushes, now);
}

function afterBurst(pushes: readonly Instant[], now: Instant): Instant {
  const oldest = pushes.at(-timeLimits.pushesPerMinute);
  return oldest === undefined ? now : (Math.max(now, oldest + 60_000) as Instant);
}

function ownTurn({ place, size }: Place, last: Instant | undefined, now: Instant): Instant {
  const { pushGapMs, mostTurns, turnMs } = timeLimits;
  const cycle = cycleMs(size);
  const offset = (place % mostTurns) * pushGapMs;
  const begin = (Math.floor((now - offset) / cycle) * cycle + offset) as Instant;
  const isNow = now < begin + turnMs && (last === undefined || last < begin);
  return isNow ? now : later(begin, cycle);
}
