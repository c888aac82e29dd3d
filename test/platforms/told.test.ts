import { describe, expect, it } from 'vitest';
import { facebookQuota } from '../../src/platforms/facebook/quota.ts';
import { xQuota } from '../../src/platforms/x/quota.ts';
import { instant } from '../../src/post/post.ts';
import { useSandbox } from '../sandbox/support.ts';
import { facebookPlatform, part, xPlatform } from './support.ts';

const sandbox = useSandbox();
const now = instant(1_800_000_000_000);

describe('what the headers of real answers tell', () => {
  it('X: its clock with every answer, the limit of posts with a post', async () => {
    const platform = xPlatform(sandbox, await sandbox.openAccount());
    const { told: asked } = await platform.identify();
    expect(Math.abs((asked?.serverTime ?? 0) - sandbox.now())).toBeLessThan(5000);
    // That `users/me` may be asked 75 times says nothing of posts.
    expect(asked).not.toHaveProperty('quota');
    const first = await platform.release(part('一'), { mediaIds: [] });
    const second = await platform.release(part('二'), { mediaIds: [] });
    expect(first.told?.quota).toMatchObject({ limit: 100, remaining: 99 });
    expect(second.told?.quota).toMatchObject({ limit: 100, remaining: 98 });
    expect((second.told?.quota?.resetAt ?? 0) - sandbox.now()).toBeGreaterThan(14 * 60_000);
  });

  it('Facebook: its clock and its usage', async () => {
    const platform = facebookPlatform(sandbox, await sandbox.openPage(), { twoPhase: false });
    const { told } = await platform.release(part('一'), { mediaIds: [] });
    expect(told?.quota).toMatchObject({ limit: 100, remaining: 100 });
    expect(Math.abs((told?.serverTime ?? 0) - sandbox.now())).toBeLessThan(5000);
  });

  it.each(['x', 'facebook'] as const)(
    '%s: a refusal tells them too, and a wrong Date is handed on',
    async (name) => {
      const platform =
        name === 'x'
          ? xPlatform(sandbox, await sandbox.openAccount())
          : facebookPlatform(sandbox, await sandbox.openPage(), { twoPhase: false });
      const route = name === 'x' ? 'POST /2/tweets' : 'POST /:page/feed';
      await sandbox.fault({ platform: name, route, kind: '429', times: 1 });
      const refused = await platform.release(part('一'), { mediaIds: [] });
      expect(refused).toMatchObject({
        outcome: 'no-effect',
        retry: true,
        told: { quota: { remaining: 0 } },
      });

      await sandbox.fault({
        platform: name,
        route,
        kind: '429',
        times: 1,
        options: { silent: true },
      });
      const silent = await platform.release(part('二'), { mediaIds: [] });
      expect(silent).toMatchObject({ outcome: 'no-effect', retry: true });
      expect(silent).not.toHaveProperty('retryAfterMs');

      const me = name === 'x' ? 'GET /2/users/me' : 'GET /me';
      const options = { offSeconds: -120 };
      await sandbox.fault({ platform: name, route: me, kind: 'wrong-date', times: 1, options });
      const { told } = await platform.identify();
      const offMs = sandbox.now() - (told?.serverTime ?? 0);
      expect(Math.abs(offMs - 120_000)).toBeLessThan(5000);
    },
  );
});

describe('headers that say little or nonsense', () => {
  const x = (limit: string, remaining: string, reset: string) => ({
    'x-rate-limit-limit': limit,
    'x-rate-limit-remaining': remaining,
    'x-rate-limit-reset': reset,
  });
  it.each([
    [{}],
    [x('', '1', '2')],
    [x('0', '0', '2')],
    [x('100', '-1', '2')],
    [x('100', '9', 'soon')],
    [{ 'x-rate-limit-remaining': ['9'] }],
  ])('X: %j tells nothing', (headers) => {
    expect(xQuota(headers)).toBeUndefined();
  });

  it('X: of several limits the one nearest to its end', () => {
    const day = {
      'x-app-limit-24hour-limit': '10000',
      'x-app-limit-24hour-remaining': '500',
      'x-app-limit-24hour-reset': '1800003600',
    };
    expect(xQuota({ ...x('100', '50', '1800000900'), ...day })).toEqual({
      ...{ limit: 10_000, remaining: 500 },
      resetAt: 1_800_003_600_000,
    });
  });

  it.each([
    ['{broken', undefined],
    ['null', undefined],
    ['{"call_count":"91"}', undefined],
    ['{"call_count":91,"total_time":12}', { limit: 100, remaining: 9, resetAt: now + 900_000 }],
    ['{"call_count":140}', { limit: 100, remaining: 0, resetAt: now + 900_000 }],
  ])('Facebook: X-App-Usage %s', (usage, expected) => {
    expect(facebookQuota({ 'x-app-usage': usage }, now)).toEqual(expected);
  });
});
