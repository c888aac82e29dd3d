import { expect, test } from 'vitest';
import { kotsuX } from '../pipeline/people.ts';
import { killEverywhere } from './kill-everywhere.ts';
import { pointsOnX } from './kill-points.ts';

test('kill -9 at every step of a thread on X: each part is public once', async () => {
  const ends = await killEverywhere(kotsuX, pointsOnX, { parts: 2 });
  expect(ends).toEqual(pointsOnX.map(({ what }) => [what, { public: [1, 1], held: [] }]));
}, 900_000);
