import { expect, test } from 'vitest';
import { simulate } from './simulate.ts';
import { story } from './story.ts';

const seeds = 200;
const block = 20;

/** In blocks, so that a failure names its seed soon. Replay: `node test/simulation/main.ts <seed> 1 --story`. */
test.each(Array.from({ length: seeds / block }, (_, index) => index * block + 1))(
  'every promise is kept for %i and the seeds after it',
  async (first) => {
    for (let seed = first; seed < first + block; seed++) {
      const { complaints, world } = await simulate(seed);
      if (complaints.length === 0) continue;
      const replay = `node test/simulation/main.ts ${seed} 1 --story`;
      expect.fail([`seed ${seed} (${replay})`, ...complaints, ...(await story(world))].join('\n'));
    }
  },
);

test('the same seed is the same life', async () => {
  const [once, again] = [await simulate(7), await simulate(7)];
  expect(await story(again.world)).toEqual(await story(once.world));
});

test('the seeds exercise what they are for: posts go out, some late, some held, some reconciled', async () => {
  const kinds = new Map<string, number>();
  let published = 0;
  for (let seed = 1; seed <= 40; seed++) {
    const { world } = await simulate(seed);
    published += world.platform.timeline.length;
    for (const { deliveries } of world.reports) {
      for (const { kind } of deliveries.flatMap(({ happened }) => happened)) {
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      }
    }
  }
  expect(published).toBeGreaterThan(40);
  for (const kind of [
    'confirmed',
    'no-effect',
    'ambiguous',
    'held',
    'blocked',
    'prepared',
    'withdrawn',
  ]) {
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(0);
  }
});
