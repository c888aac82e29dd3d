import { expect, test } from 'vitest';
import { kotsuFacebook } from '../pipeline/people.ts';
import { type KillPoint, push } from './kill-at.ts';
import { killEverywhere } from './kill-everywhere.ts';

const step = (what: string, request: string, nth = 1): KillPoint => ({
  ...{ what, request, nth, when: 'after' },
});

/** Two phases, with an image. Between two of these nothing outside changes: before a step is after the last. */
const points: readonly KillPoint[] = [
  push(1, 'before the plan is on record', 'before'),
  push(1, 'the plan is on record'),
  push(1, 'the intent is on record'),
  step('the image', 'POST /facebook/*/photos'),
  step('created, not public', 'POST /facebook/*/feed'),
  push(2, 'the prepared post is on record'),
  step('made public', 'POST /facebook/*_*'),
  step('read back', 'GET /facebook/*_*'),
  push(3, 'the outcome is on record'),
];

test('kill -9 at every step of a post with two phases on Facebook: public once', async () => {
  const ends = await killEverywhere(kotsuFacebook, points, { parts: 1 });
  const whole = points.map(({ what }) => [what, { public: [1], held: [] }]);
  expect(ends).toEqual(whole);
}, 900_000);
