import type { Chance } from './ports/surroundings.ts';

const firstBackoffMs = 15_000;
const longestBackoffMs = 15 * 60_000;

/** Doubled with each attempt, with jitter; for where the platform names no waiting time of its own. */
export function backoffMs(attempt: number, chance: Pick<Chance, 'fraction'>): number {
  const backoff = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (attempt - 1));
  return Math.round(backoff * (0.5 + chance.fraction()));
}
