import { expect, test } from 'vitest';
import { kotsuFacebook } from '../pipeline/people.ts';
import { killEverywhere } from './kill-everywhere.ts';
import { pointsOnFacebook } from './kill-points.ts';

test('kill -9 at every step of a post with two phases on Facebook: public once', async () => {
  const ends = await killEverywhere(kotsuFacebook, pointsOnFacebook, { parts: 1 });
  expect(ends).toEqual(pointsOnFacebook.map(({ what }) => [what, { public: [1], held: [] }]));
}, 900_000);
