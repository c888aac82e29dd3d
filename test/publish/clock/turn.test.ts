import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { timeLimits } from '../../../src/publish/clock/time-limits.ts';
import { alone, nextTurn } from '../../../src/publish/clock/turn.ts';
import { at, minute } from '../builders.ts';

it('alone, only a burst waits', () => {
  const pushes = [0, 1, 2, 3, 4].map((n) => at(n * 1000));
  expect(nextTurn(alone, pushes.slice(0, 4), at(5000))).toBe(at(5000));
  expect(nextTurn(alone, pushes, at(5000))).toBe(at(60_000));
  expect(nextTurn(alone, pushes, at(2 * minute))).toBe(at(2 * minute));
});

it('each of a crowd has one turn in a cycle, and time deals them out', () => {
  const place = (n: number) => nextTurn({ place: n, size: 4 }, [], at(0)) - at(0);
  expect([0, 1, 2, 3].map(place).toSorted((a, b) => a - b)).toEqual([0, 15_000, 30_000, 45_000]);
});

it('for any crowd of jobs that push as often as they may: never six in a minute', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: timeLimits.withoutTurns + 1, max: timeLimits.mostTurns }),
      fc.array(fc.integer({ min: 0, max: 14_000 }), { minLength: 1, maxLength: 20 }),
      (size, delays) => {
        const pushes: number[] = [];
        for (let place = 0; place < size; place++) {
          const own = [];
          let now = at(0);
          for (let n = 0; n < 4; n++) {
            const turn = nextTurn({ place, size }, own, now);
            // Begun at any moment of the turn; building and pushing take a while.
            const begin = Math.floor(turn / timeLimits.pushGapMs) * timeLimits.pushGapMs;
            const delay = delays[(place + n) % delays.length] ?? 0;
            now = at(Math.max(turn, begin + delay) - at(0));
            own.push(now);
          }
          pushes.push(...own);
        }
        for (const one of pushes) {
          expect(pushes.filter((ms) => ms >= one && ms < one + minute).length).toBeLessThan(6);
        }
      },
    ),
  );
});
