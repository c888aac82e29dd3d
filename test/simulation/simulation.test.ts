import { expect, test } from 'vitest';
import { endOf, foldAll } from './judge-record.ts';
import { simulateNaive } from './naive.ts';
import { judge } from './oracle.ts';
import { profileNames } from './profiles.ts';
import { replay } from './run-seeds.ts';
import { simulate } from './simulate.ts';
import { story } from './story.ts';
import { Tally } from './tally.ts';
import { allRecords } from './world.ts';

const seeds = 2000;
const block = 100;

test.each(Array.from({ length: seeds / block }, (_, index) => index * block + 1))(
  'every promise is kept for %i and the seeds after it',
  async (first) => {
    for (let seed = first; seed < first + block; seed++) {
      const { world } = await simulate(seed);
      const { complaints } = await judge(world);
      if (complaints.length === 0) continue;
      const said = complaints.map(({ broken, text }) => `${broken}: ${text}`);
      const again = replay(seed, undefined);
      expect.fail([`seed ${seed} (${again})`, ...said, ...(await story(world))].join('\n'));
    }
  },
);

test('the same seed is the same life', async () => {
  const [once, again] = [await simulate(7), await simulate(7)];
  expect(await story(again.world)).toEqual(await story(once.world));
});

test('without faults each post goes out once, in one of its editions', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { world } = await simulate(seed, 'calm');
    const { deliveries } = foldAll(allRecords(world.branch));
    expect(deliveries.map(endOf)).toEqual(deliveries.map(() => 'confirmed'));
    const parts = deliveries.flatMap((delivery) => delivery.parts);
    expect(world.platform.timeline).toHaveLength(parts.length);
  }
});

test('each profile does what it is for', async () => {
  const happened = new Tally();
  for (const profile of profileNames) {
    for (let seed = 1; seed <= 8; seed++) happened.add((await simulate(seed, profile)).world.tally);
  }
  // Every fault has its place in some profile, and every disturbance.
  expect(happened.counts.size).toBeGreaterThan(35);
});

test('a sender that slept between its last check and its first byte is counted, not hidden', async () => {
  const counted = new Tally();
  for (let seed = 1; seed <= 50; seed++) {
    const { world } = await simulate(seed, 'zombies');
    for (const { broken } of (await judge(world)).unfenceable) counted.happened(broken);
  }
  expect(counted.total).toBeGreaterThan(0);
});

test('the oracle finds what a publisher without these promises breaks', async () => {
  const broken = new Tally();
  for (let seed = 1; seed <= 100; seed++) broken.add(await simulateNaive(seed));
  for (const what of ['duplicate', 'late', 'unapproved', 'lost']) {
    expect(broken.of(what), what).toBeGreaterThan(0);
  }
});
