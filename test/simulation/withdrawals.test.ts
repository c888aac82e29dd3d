import { expect, test } from 'vitest';
import { judge } from './oracle.ts';
import { replay } from './run-seeds.ts';
import { simulate } from './simulate.ts';
import { story } from './story.ts';

/** 828 found a part whose answer was lost while the part before it was being deleted; test/publish/removal/ has that as a test of its own. */
const seeds = [828, ...Array.from({ length: 300 }, (_, index) => index + 1)];

test('what is ordered gone is not public in the end, and nothing else is deleted', async () => {
  let deleted = 0;
  for (const seed of seeds) {
    const { world } = await simulate(seed, 'withdrawals');
    deleted += world.platform.deleted.size;
    const { complaints } = await judge(world);
    if (complaints.length === 0) continue;
    const said = complaints.map(({ broken, text }) => `${broken}: ${text}`);
    const again = replay(seed, 'withdrawals');
    expect.fail([`seed ${seed} (${again})`, ...said, ...(await story(world))].join('\n'));
  }
  expect(deleted).toBeGreaterThan(100);
});
