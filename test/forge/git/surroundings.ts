import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Instant } from '../../../src/post/post.ts';
import type { Chance, Clock } from '../../../src/publish/ports/surroundings.ts';

/** The real ones: races against real git need real time and real chance. */
export const realClock: Clock = {
  now: () => Date.now() as Instant,
  until: async (instant) => {
    await setTimeout(Math.max(0, instant - Date.now()));
  },
};

export const realChance: Chance = {
  nonce: () => randomBytes(16).toString('hex'),
  fraction: () => Math.random(),
};

/** Stands still and never waits. */
export function fixedClock(at: string): Clock {
  return { now: () => Date.parse(at) as Instant, until: async () => undefined };
}

/** Deals out the given nonces, then counts up. */
export function fixedChance(...nonces: readonly string[]): Chance {
  const left = [...nonces];
  let count = 0;
  return {
    nonce: () => {
      count += 1;
      return left.shift() ?? count.toString(16).padStart(32, '0');
    },
    fraction: () => 0.5,
  };
}
