import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Watch } from '../../src/pipeline/clock/watch.ts';
import { momentOf, plan } from '../../src/pipeline/plan/plan.ts';
import { openRecordOffice } from '../../src/pipeline/workplace/record-office.ts';
import { timeLimits } from '../../src/publish/clock/time-limits.ts';
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

  test('in quiet hours: the clock waits for their end, and starts nothing before', {
    timeout: 120_000,
  }, async () => {
    await stage.submit('night', {
      [pathOf('night')]: post({ text: '夜：道の駅で反射材をお配りしています。' }),
    });
    const koho = stage.policy.get('policies/koho.yml') ?? '';
    const end = nextHour(2);
    const hours = `quiet_hours: { from: "${clockTime(end - 5 * hour)}", to: "${clockTime(end)}" }\n`;
    await stage.amend('quiet', { 'policies/koho.yml': koho + hours });
    await stage.record();
    const office = await openRecordOffice(await stage.settings('clock'), { signs: 'nothing' });
    const sight = await new Watch(office).look();
    await office.close();
    const needs = sight === 'moved-on' ? [] : sight.needs.filter(({ job }) => job === account);
    expect(needs.map(({ due, from }) => [due, from])).toEqual([[end, end - timeLimits.leadMs]]);
    // Taken up by the account's job, which says why it waits, it is the same.
    await stage.publish(account);
    expect(await stage.timeline(account)).toEqual([]);
    const later = await openRecordOffice(await stage.settings('clock'), { signs: 'nothing' });
    const all = [...later.policy.policy.accounts.keys()];
    const [entry] = (await plan(later, all, momentOf(later))).entries;
    await later.close();
    expect(entry?.waiting).toMatchObject({ due: end, waitsFor: { code: 'quiet-hours' } });
    expect(entry?.blockedBy).toEqual([{ code: 'quiet-hours', message: expect.anything() }]);
  });
});

const hour = 3_600_000;

/** The full hour that is more than so many hours ahead, less than one more. */
function nextHour(hours: number): number {
  return (Math.floor(Date.now() / hour) + hours + 1) * hour;
}

/** As the clocks of the example organisation show it. */
function clockTime(ms: number): string {
  return new Date(ms + 9 * hour).toISOString().slice(11, 16);
}
