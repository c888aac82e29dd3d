import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runClock } from '../../../src/pipeline/clock/clock.ts';
import type { ClockEvent } from '../../../src/pipeline/clock/clock-event.ts';
import { watch } from '../../../src/pipeline/watchdog/watchdog.ts';
import { systemClock } from '../../../src/pipeline/workplace/surroundings.ts';
import { instant } from '../../../src/post/post.ts';
import type { Clock } from '../../../src/publish/ports/surroundings.ts';
import { pathOf, post } from '../drafts.ts';
import { hold, issues } from '../held.ts';
import { head, kotsuX, operator } from '../people.ts';
import { setStage } from '../set-stage.ts';
import type { Stage } from '../stage.ts';
import { ahead, comments, keyless, look, minute, ofWatch } from './watch-job.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
  const workflows = ['publish.yml', 'clock.yml', 'watch.yml'].map((f) => `.github/workflows/${f}`);
  await stage.direct(Object.fromEntries(workflows.map((at) => [at, readFileSync(at, 'utf8')])));
}, 120_000);
afterEach(() => stage?.close());

describe('a post that is due and not out', { timeout: 120_000 }, () => {
  test('one issue, once; closed when it is out', async () => {
    await stage.submit('late', { [pathOf('late')]: post({ text: '反射材をお配りします。' }) });
    await stage.record();
    expect((await look(stage, 9 * minute)).issues).toEqual([]);
    const report = await look(stage, 11 * minute);
    expect(report.issues).toMatchObject([{ did: 'opened', post: 'posts/kotsu/2026/late' }]);
    const [issue] = await issues(stage);
    expect(issue?.title).toContain('【未公開】posts/kotsu/2026/late');
    expect(issue?.body).toContain('まだ公開されていません');
    expect(issue?.body).toContain('承認済み');
    expect(issue?.body).toContain('actions/workflows/publish.yml');
    expect(issue?.body).toContain('It was due and is not public.');
    // Mail about issues leaves the repository; the text does not.
    expect(issue?.body).not.toContain('反射材');
    expect((await look(stage, 12 * minute)).issues).toEqual([]);
    await stage.publish(kotsuX);
    expect((await look(stage, 13 * minute)).issues).toMatchObject([{ did: 'closed' }]);
    expect((await issues(stage)).map(({ state }) => state)).toEqual(['closed']);
    expect((await comments(stage, issue?.number ?? 0)).at(-1)).toContain('公開済み');
    // Closed by hand it stays closed.
    await stage.submit('seen', { [pathOf('seen')]: post({ text: '見ました。' }) });
    await stage.record();
    await look(stage, 11 * minute);
    const [second] = await issues(stage);
    await stage.api(head, 'PATCH', `/issues/${second?.number}`, { state: 'closed' });
    expect((await look(stage, 12 * minute)).issues).toEqual([]);
    expect(await issues(stage)).toHaveLength(2);
  });

  test('paused: nobody is called; an issue that stands says so', async () => {
    await stage.submit('paused', { [pathOf('paused')]: post({ text: '止めました。' }) });
    await stage.record();
    await stage.setRef('refs/heads/koho-pause', await stage.bareGit(['rev-parse', 'main']));
    expect(await look(stage, 11 * minute)).toMatchObject({ overdue: [], issues: [] });
    await stage.setRef('refs/heads/koho-pause', null);
    await look(stage, 11 * minute);
    await stage.setRef('refs/heads/koho-pause', await stage.bareGit(['rev-parse', 'main']));
    expect((await look(stage, 12 * minute)).issues).toMatchObject([{ did: 'updated' }]);
    expect((await issues(stage))[0]?.body).toContain('停止中です');
  });

  test('held: that has its own issue', async () => {
    await stage.submit('held', { [pathOf('held')]: post({ text: '分かりません。' }) });
    await stage.record();
    await hold(stage, 'held', { fault: 'apply-then-drop' });
    expect(await look(stage, 11 * minute)).toMatchObject({ overdue: [], issues: [] });
  });

  test('merged, and the organisation’s job never came', async () => {
    await stage.submit('dead', { [pathOf('dead')]: post({ text: '記録がありません。' }) });
    const report = await look(stage, 11 * minute);
    expect(report.overdue).toMatchObject([{ kind: 'unrecorded', post: 'posts/kotsu/2026/dead' }]);
    expect((await issues(stage))[0]?.body).toContain('`organisation`');
    await stage.record();
    await stage.publish(kotsuX);
    expect((await look(stage, 12 * minute)).issues).toMatchObject([{ did: 'closed' }]);
  });

  test('the clock that sees it starts the watchdog, once, and again when it is out', async () => {
    await stage.submit('slow', { [pathOf('slow')]: post({ text: '時計が見ています。' }) });
    await stage.record();
    const events: ClockEvent[] = [];
    const shift = { ms: 0 };
    let naps = 0;
    const clock: Clock = {
      now: () => instant(systemClock.now() + shift.ms),
      until: async () => {
        naps += 1;
        shift.ms = naps < 4 ? 11 * minute : shift.ms;
        if (naps === 4) await stage.publish(kotsuX);
      },
    };
    const settings = await keyless(stage, { actions: 'write', contents: 'read' });
    await runClock(settings, { dryRun: false, tell: (event) => events.push(event), clock });
    const told = events.flatMap((one) => (one.event === 'overdue' ? [one.posts] : []));
    expect(told).toEqual([[`posts/kotsu/2026/slow (${kotsuX})`]]);
    expect(events.map(({ event }) => event)).not.toContain('not-told');
    const runs = await stage.api(operator, 'GET', '/actions/workflows/watch.yml/runs');
    expect((runs as { total_count: number }).total_count).toBe(2);
  });

  test('a token without issues: write says so', async () => {
    await stage.submit('mute', { [pathOf('mute')]: post({ text: '権限がありません。' }) });
    await stage.record();
    const settings = await keyless(stage, { ...ofWatch, issues: 'read' });
    await expect(
      watch(settings, { dryRun: false, clock: ahead(11 * minute) }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});
