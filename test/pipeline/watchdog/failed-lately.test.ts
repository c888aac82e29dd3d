import { expect, test } from 'vitest';
import { failedLately } from '../../../src/pipeline/watchdog/failed-lately.ts';
import { settledComment, settledStates } from '../../../src/pipeline/watchdog/settled.ts';
import type { Platform } from '../../../src/publish/ports/platform.ts';
import { at, minute, post, why } from '../../publish/builders.ts';
import { type Place, place } from '../../publish/place.ts';
import { account } from '../../simulation/scenario.ts';

const hour = 60 * minute;

/** The platform refuses it for good. */
function refusing(town: Place): Platform {
  const refused = { outcome: 'no-effect', reason: why('http-403'), retry: false } as const;
  return { ...town.platform, release: async () => refused };
}

test('refused for good: closed on record, held by nobody, so the watchdog tells of it', async () => {
  const town = await place();
  await town.run({ platform: refusing(town) });
  const view = await town.log(account, town.branch).view();
  expect((await view.open()).size).toBe(0);
  expect(await failedLately(view, account, at(hour))).toMatchObject([
    { kind: 'failed', post, reason: { code: 'http-403' }, latestAt: at(hour) },
  ]);
  expect(await settledStates(view, post)).toEqual(['failed']);
});

test('what failed days ago is no news', async () => {
  const town = await place();
  await town.run({ platform: refusing(town) });
  const view = await town.log(account, town.branch).view();
  expect(await failedLately(view, account, at(49 * hour))).toEqual([]);
});

test('what went out is none, and its issue is closed with its state', async () => {
  const town = await place();
  await town.run();
  const view = await town.log(account, town.branch).view();
  expect(await failedLately(view, account, at(hour))).toEqual([]);
  const states = await settledStates(view, post);
  expect(states).toEqual(['confirmed']);
  expect(settledComment(states, 'publication')).toContain('公開済み / published');
});
