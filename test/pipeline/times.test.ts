import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pathOf, post } from './drafts.ts';
import { kotsuX } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

const account = kotsuX;
let stage: Stage;

beforeEach(async () => {
  stage = await setStage();
}, 120_000);
afterEach(() => stage?.close());

describe('on the sandbox, with real clients and git', () => {
  test('a clock two minutes off that of X: nothing is sent, the next run sends', {
    timeout: 120_000,
  }, async () => {
    await stage.submit('clock', {
      [pathOf('clock')]: post({ text: '時計：道の駅で反射材をお配りしています。' }),
    });
    await stage.record();
    await stage.platformFault({
      ...{ platform: 'x', route: 'GET /2/users/me', kind: 'wrong-date', times: 1 },
      options: { offSeconds: 120 },
    });
    const stopped = await stage.publish(account);
    expect(stopped.failure).toMatchObject({ code: 'clock-far-off' });
    expect(await stage.timeline(account)).toEqual([]);
    const report = await stage.publish(account);
    expect(report.failure).toBeUndefined();
    expect(await stage.timeline(account)).toEqual(['時計：道の駅で反射材をお配りしています。']);
    const [planned] = (await stage.log(account)).filter(({ kind }) => kind === 'planned');
    expect(planned?.body).toMatchObject({ parts: [{ cost: 15_000 }] });
  });

  test('a blackout that begins while a post waits holds it', { timeout: 120_000 }, async () => {
    await stage.submit('late', {
      [pathOf('late')]: post({ text: '期間：道の駅で反射材をお配りしています。' }),
    });
    await stage.record();
    const koho = stage.policy.get('policies/koho.yml') ?? '';
    const window = `windows:
  - id: flood
    from: 2026-01-01 00:00
    to: 2099-01-01 00:00
    reason: { ja: 大雨, en: Heavy rain }
    effect: hold
`;
    await stage.amend('flood', { 'policies/koho.yml': koho + window });
    await stage.record();
    await stage.publish(account);
    expect(await stage.timeline(account)).toEqual([]);
    expect((await stage.log(account)).at(-1)).toMatchObject({
      kind: 'held',
      body: { reason: { code: 'in-blackout' } },
    });
  });
});
