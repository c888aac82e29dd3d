import type { Chance } from './ports/surroundings.ts';
import { rateLimited } from './reasons.ts';

const firstBackoffMs = 15_000;
/** A limit that does not say when it ends: the platform wants to be left alone for longer. */
const limitedBackoffMs = 60_000;
const longestBackoffMs = 15 * 60_000;

/** Doubled with each attempt, with jitter; for where the platform names no waiting time of its own. */
export function backoffMs(
  { attempt, code }: { readonly attempt: number; readonly code: string },
  chance: Pick<Chance, 'fraction'>,
): number {
  const first = code === rateLimited ? limitedBackoffMs : firstBackoffMs;
  const backoff = Math.min(longestBackoffMs, first * 2 ** (attempt - 1));
  return Math.round(backoff * (0.5 + chance.fraction()));
}
