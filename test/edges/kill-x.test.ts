import { expect, test } from 'vitest';
import { kotsuX } from '../pipeline/people.ts';
import { type KillPoint, push } from './kill-at.ts';
import { killEverywhere } from './kill-everywhere.ts';

const step = (what: string, request: string, nth = 1): KillPoint => ({
  ...{ what, request, nth, when: 'after' },
});

/** A thread of two on X, an image on the first. Between two of these nothing outside changes: before a step is after the last. */
const points: readonly KillPoint[] = [
  push(1, 'before the plan is on record', 'before'),
  push(1, 'the plan is on record'),
  push(1, 'the intent is on record'),
  step('upload begun', 'POST /x/2/media/upload/initialize'),
  step('upload appended', 'POST /x/2/media/upload/*/append'),
  step('upload finalized', 'POST /x/2/media/upload/*/finalize'),
  step('alt text', 'POST /x/2/media/metadata'),
  step('the post', 'POST /x/2/tweets'),
  push(2, 'the outcome is on record'),
  push(3, 'the second intent is on record'),
  step('the reply', 'POST /x/2/tweets', 2),
  push(4, 'the second outcome is on record'),
];

test('kill -9 at every step of a thread on X: each part is public once', async () => {
  const ends = await killEverywhere(kotsuX, points, { parts: 2 });
  const whole = points.map(({ what }) => [what, { public: [1, 1], held: [] }]);
  expect(ends).toEqual(whole);
}, 900_000);
