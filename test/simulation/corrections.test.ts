import { expect, test } from 'vitest';
import { judge } from './oracle.ts';
import { replay } from './run-seeds.ts';
import { simulate } from './simulate.ts';
import { story } from './story.ts';

test('of a corrected post the text that was approved last stays, and every text was approved', async () => {
  let replaced = 0;
  for (let seed = 1; seed <= 300; seed++) {
    const { world } = await simulate(seed, 'corrections');
    replaced += world.platform.replaced.length;
    const { complaints } = await judge(world);
    if (complaints.length === 0) continue;
    const said = complaints.map(({ broken, text }) => `${broken}: ${text}`);
    const again = replay(seed, 'corrections');
    expect.fail([`seed ${seed} (${again})`, ...said, ...(await story(world))].join('\n'));
  }
  // Otherwise nothing was tried.
  expect(replaced).toBeGreaterThan(100);
});
