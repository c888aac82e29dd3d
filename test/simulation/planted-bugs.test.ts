import { expect, test } from 'vitest';
import { hunt, huntedSeeds } from './hunt.ts';
import { plantedBugs } from './plant.ts';

const bugs = await plantedBugs();

test('there are enough of them to mean something', () => {
  expect(bugs.length).toBeGreaterThanOrEqual(14);
});

test.each(bugs)(
  'the simulator notices: $belief',
  async (bug) => {
    const { caughtAfter } = await hunt(bug);
    expect(caughtAfter, `not caught within ${huntedSeeds} seeds`).toBeDefined();
  },
  240_000,
);
