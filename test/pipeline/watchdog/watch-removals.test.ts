import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runClock } from '../../../src/pipeline/clock/clock.ts';
import type { ClockEvent } from '../../../src/pipeline/clock/clock-event.ts';
import { systemClock } from '../../../src/pipeline/workplace/surroundings.ts';
import { instant } from '../../../src/post/post.ts';
import { pathOf, post } from '../drafts.ts';
import { issues } from '../held.ts';
import { kotsuX } from '../people.ts';
import { setStage } from '../set-stage.ts';
import type { Stage } from '../stage.ts';
import { withoutSpacing } from '../withdrawals.ts';
import { comments, keyless, look, minute } from './watch-job.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
  const workflows = ['publish.yml', 'clock.yml', 'watch.yml'].map((f) => `.github/workflows/${f}`);
  await stage.direct(Object.fromEntries(workflows.map((at) => [at, readFileSync(at, 'utf8')])));
  await withoutSpacing(stage);
}, 180_000);
afterEach(() => stage?.close());

const requestPath = (slug: string) => pathOf(slug).replace(/\.md$/, '.withdraw.md');
const request = `---
reason: 会場の住所を誤って案内しました。
why_not_correct: 誤った会場へ向かう人が出るおそれがあります。
---
`;
const words = (slug: string) => `${slug}：道の駅で反射材をお配りしています。`;
const isPublic = async (slug: string) => (await stage.timeline(kotsuX)).includes(words(slug));

/** Public, and the request that it be gone is approved and merged; nobody has looked at that yet. */
async function ordered(slug: string): Promise<void> {
  await stage.submit(slug, { [pathOf(slug)]: post({ text: words(slug) }) });
  await stage.record();
  await stage.publish(kotsuX);
  await stage.submit(`withdraw-${slug}`, { [requestPath(slug)]: request });
}

const about = async (slug: string) =>
  (await issues(stage)).filter(({ title }) => title.includes(`/${slug}`));

describe('a deletion that nobody carries out', { timeout: 180_000 }, () => {
  test('one issue, once, although everything is paused; closed with its state when it is gone', async () => {
    await ordered('wrong');
    await stage.record();
    await stage.setRef('refs/heads/koho-pause', await stage.bareGit(['rev-parse', 'main']));
    expect(await look(stage, 9 * minute)).toMatchObject({ overdue: [], issues: [] });
    const dry = await look(stage, 11 * minute, true);
    expect(dry).toMatchObject({ overdue: [{ kind: 'undeleted', account: kotsuX }], issues: [] });
    const name = 'posts/kotsu/2026/wrong';
    const { issues: told } = await look(stage, 11 * minute);
    expect(told).toMatchObject([{ did: 'opened', post: name }]);
    const [issue] = await about('wrong');
    expect(issue?.title).toContain(`【削除されていません】${name}`);
    expect(issue?.body).toContain('承認されましたが、まだ始まっていません');
    expect(issue?.body).toContain('発信記録での状態：公開済み');
    expect(issue?.body).toContain('It may still be public.');
    expect(issue?.body).not.toContain(words('wrong'));
    expect((await look(stage, 12 * minute)).issues).toEqual([]);
    await stage.publish(kotsuX);
    expect(await isPublic('wrong')).toBe(false);
    expect((await look(stage, 13 * minute)).issues).toMatchObject([{ did: 'closed' }]);
    expect((await about('wrong')).map(({ state }) => state)).toEqual(['closed']);
    expect((await comments(stage, issue?.number ?? 0)).at(-1)).toContain('- 削除 / deleted');
  });

  test('its job has begun and comes to no end: the issue says so, and stays the same one', async () => {
    await ordered('stuck');
    await stage.record();
    await look(stage, 11 * minute);
    await stage.platformFault({
      platform: 'x',
      route: 'DELETE /2/tweets/:id',
      kind: '429',
      times: 1,
    });
    await stage.publish(kotsuX);
    await stage.clearFaults();
    expect((await look(stage, 12 * minute)).issues).toMatchObject([{ did: 'updated' }]);
    const [issue, ...others] = await about('stuck');
    expect(others).toEqual([]);
    expect(issue?.body).toContain('まだ終わっていません');
    expect(issue?.body).toContain('発信記録での状態：削除できていません');
  });

  test('the request is merged, and the organisation’s job never came', async () => {
    await ordered('unseen');
    const opened = { did: 'opened', post: 'posts/kotsu/2026/unseen' };
    expect((await look(stage, 11 * minute)).issues).toMatchObject([opened]);
    expect((await about('unseen'))[0]?.body).toContain('account に `organisation`');
    await stage.record();
    await stage.publish(kotsuX);
    expect(await isPublic('unseen')).toBe(false);
    expect((await look(stage, 12 * minute)).issues).toContainEqual(
      expect.objectContaining({ did: 'closed', post: opened.post }),
    );
  });

  test('the clock that sees it starts the watchdog', async () => {
    await ordered('seen');
    await stage.record();
    const events: ClockEvent[] = [];
    const shift = { ms: 0 };
    class Enough extends Error {}
    const clock = {
      now: () => instant(systemClock.now() + shift.ms),
      until: async () => {
        if (shift.ms > 0) throw new Enough();
        shift.ms = 11 * minute;
      },
    };
    const settings = await keyless(stage, { actions: 'write', contents: 'read' });
    const run = runClock(settings, { dryRun: false, tell: (one) => events.push(one), clock });
    await expect(run).rejects.toThrow(Enough);
    const told = events.flatMap((one) => (one.event === 'overdue' ? one.posts : []));
    expect(told).toContain(`posts/kotsu/2026/seen (${kotsuX}, withdraw)`);
  });
});
