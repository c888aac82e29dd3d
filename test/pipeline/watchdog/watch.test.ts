import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { askJson } from '../../../src/cli/demo/http.ts';
import { demoRepository } from '../../../src/cli/demo/organisation.ts';
import { runClock } from '../../../src/pipeline/clock/clock.ts';
import type { ClockEvent } from '../../../src/pipeline/clock/clock-event.ts';
import { watch } from '../../../src/pipeline/watchdog/watchdog.ts';
import type { Settings } from '../../../src/pipeline/workplace/settings.ts';
import { systemClock } from '../../../src/pipeline/workplace/surroundings.ts';
import { instant } from '../../../src/post/post.ts';
import type { Clock } from '../../../src/publish/ports/surroundings.ts';
import { pathOf, post } from '../drafts.ts';
import { hold, issues } from '../held.ts';
import { head, kotsuX, operator, staff } from '../people.ts';
import { setStage } from '../set-stage.ts';
import type { Stage } from '../stage.ts';

const minute = 60_000;
const hour = 60 * minute;
let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
  const workflows = ['publish.yml', 'clock.yml', 'watch.yml'].map((f) => `.github/workflows/${f}`);
  await stage.direct(Object.fromEntries(workflows.map((at) => [at, readFileSync(at, 'utf8')])));
}, 120_000);
afterEach(() => stage?.close());

/** What `watch.yml` gives to its job, and no more: no key of any kind. */
async function job(permissions: Readonly<Record<string, string>>): Promise<Settings> {
  const { root, environment } = await stage.settings('watch');
  const path = `${stage.o.sandbox.url}/github/_control/repositories/${demoRepository}/runs`;
  const run = await askJson('POST', path, { body: { actor: operator, permissions } });
  const { PATH, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = environment;
  const token = String((run as { token: string }).token);
  return { root, token, environment: { PATH, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } };
}

const ofWatch = {
  ...{ actions: 'read', contents: 'read' },
  ...{ issues: 'write', 'pull-requests': 'write' },
};

/** Real time and so much more. */
const ahead = (ms: number): Clock => ({
  now: () => instant(systemClock.now() + ms),
  until: async () => undefined,
});

const look = async (ms: number, dryRun = false) =>
  watch(await job(ofWatch), { dryRun, clock: ahead(ms) });

async function comments(number: number | string): Promise<readonly string[]> {
  const listed = await stage.api(staff, 'GET', `/issues/${number}/comments`);
  return (listed as { body: string }[]).map(({ body }) => body);
}

/** Local time of the example organisation, `ms` from now. */
function localIn(ms: number): string {
  const local = new Date(Date.now() + ms + 9 * hour);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}

describe('a post that is due and not out', { timeout: 120_000 }, () => {
  test('one issue, once; closed when it is out', async () => {
    await stage.submit('late', { [pathOf('late')]: post({ text: '反射材をお配りします。' }) });
    await stage.record();
    expect((await look(9 * minute)).issues).toEqual([]);
    const report = await look(11 * minute);
    expect(report.issues).toMatchObject([{ did: 'opened', post: 'posts/kotsu/2026/late' }]);
    const [issue] = await issues(stage);
    expect(issue?.title).toContain('【未公開】posts/kotsu/2026/late');
    expect(issue?.body).toContain('まだ公開されていません');
    expect(issue?.body).toContain('承認済み');
    expect(issue?.body).toContain('actions/workflows/publish.yml');
    expect(issue?.body).toContain('It was due and is not public.');
    // Mail about issues leaves the repository; the text does not.
    expect(issue?.body).not.toContain('反射材');
    expect((await look(12 * minute)).issues).toEqual([]);
    await stage.publish(kotsuX);
    expect((await look(13 * minute)).issues).toMatchObject([{ did: 'closed' }]);
    expect((await issues(stage)).map(({ state }) => state)).toEqual(['closed']);
    expect((await comments(issue?.number ?? 0)).at(-1)).toContain('公開済み');
  });

  test('closed by hand it stays closed', async () => {
    await stage.submit('seen', { [pathOf('seen')]: post({ text: '見ました。' }) });
    await stage.record();
    await look(11 * minute);
    const [issue] = await issues(stage);
    await stage.api(head, 'PATCH', `/issues/${issue?.number}`, { state: 'closed' });
    expect((await look(12 * minute)).issues).toEqual([]);
    expect(await issues(stage)).toHaveLength(1);
  });

  test('paused: nobody is called; an issue that stands says so', async () => {
    await stage.submit('paused', { [pathOf('paused')]: post({ text: '止めました。' }) });
    await stage.record();
    await stage.setRef('refs/heads/koho-pause', await stage.bareGit(['rev-parse', 'main']));
    expect(await look(11 * minute)).toMatchObject({ overdue: [], issues: [] });
    await stage.setRef('refs/heads/koho-pause', null);
    await look(11 * minute);
    await stage.setRef('refs/heads/koho-pause', await stage.bareGit(['rev-parse', 'main']));
    expect((await look(12 * minute)).issues).toMatchObject([{ did: 'updated' }]);
    expect((await issues(stage))[0]?.body).toContain('停止中です');
  });

  test('held: that has its own issue', async () => {
    await stage.submit('held', { [pathOf('held')]: post({ text: '分かりません。' }) });
    await stage.record();
    await hold(stage, 'held', { fault: 'apply-then-drop' });
    expect(await look(11 * minute)).toMatchObject({ overdue: [], issues: [] });
  });

  test('merged, and the organisation’s job never came', async () => {
    await stage.submit('dead', { [pathOf('dead')]: post({ text: '記録がありません。' }) });
    const report = await look(11 * minute);
    expect(report.overdue).toMatchObject([{ kind: 'unrecorded', post: 'posts/kotsu/2026/dead' }]);
    expect((await issues(stage))[0]?.body).toContain('`organisation`');
    await stage.record();
    await stage.publish(kotsuX);
    expect((await look(12 * minute)).issues).toMatchObject([{ did: 'closed' }]);
  });

  test('refused by the platform for good', async () => {
    await stage.submit('failed', { [pathOf('failed')]: post({ text: '断られます。' }) });
    await stage.record();
    await stage.platformFault({
      ...{ platform: 'x', route: 'POST /2/tweets', kind: 'duplicate-false', times: 1 },
    });
    await stage.platformFault({ platform: 'x', route: 'POST /2/tweets', kind: '403', times: 9 });
    await stage.publish(kotsuX);
    await stage.clearFaults();
    const last = (await stage.log(kotsuX)).at(-1);
    const report = await look(1 * minute);
    expect([last?.kind, report.overdue.map(({ kind }) => kind)]).toEqual(['no-effect', ['failed']]);
    expect((await look(49 * hour)).issues).toEqual([]);
    expect((await issues(stage)).map(({ state }) => state)).toEqual(['open']);
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
    const settings = await job({ actions: 'write', contents: 'read' });
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
    const settings = await job({ ...ofWatch, issues: 'read' });
    await expect(
      watch(settings, { dryRun: false, clock: ahead(11 * minute) }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a post that is near its time and not approved', { timeout: 120_000 }, () => {
  const near = (slug: string, ms: number) => {
    const keys = `publish_at: ${localIn(ms)}\n`;
    return { [pathOf(slug)]: post({ text: `${slug} のお知らせです。`, keys }) };
  };

  test('the head is asked in its pull request, once a stage', async () => {
    const pull = await stage.open('near', near('near', 90 * minute));
    expect((await look(-24 * hour)).reminders).toEqual([]);
    expect((await look(-2 * hour)).reminders).toMatchObject([{ did: 'told', where: `#${pull}` }]);
    expect((await look(-2 * hour)).reminders).toMatchObject([{ did: 'nothing' }]);
    const [first = ''] = await comments(pull);
    expect(first).toContain(`@${head} さん（所属長）`);
    expect(first).toContain('まだ承認されていません');
    expect(first).toContain('公開しません');
    expect((await look(0)).reminders).toMatchObject([{ did: 'told' }]);
    // Another commit is no reason to call anybody again.
    await stage.push('near', near('near', 90 * minute + minute), staff);
    await stage.push('near', near('near', 90 * minute), staff);
    expect((await look(0)).reminders).toMatchObject([{ did: 'updated' }]);
    expect(await comments(pull)).toHaveLength(2);
  });

  test('approved: it has to be merged; changed after that: the head is asked anew', async () => {
    const pull = await stage.open('twice', near('twice', 90 * minute));
    await look(0);
    await stage.forge.approve(head, pull);
    await look(0);
    const texts = await comments(pull);
    expect(texts.at(-1)).toContain('マージされていません');
    expect(texts.at(-1)).toContain(`@${staff} さん（起案）`);
    await stage.push('twice', { ...near('twice', 90 * minute), [pathOf('other')]: null }, staff);
    const keys = `publish_at: ${localIn(90 * minute)}\n`;
    await stage.push('twice', { [pathOf('twice')]: post({ text: '直しました。', keys }) }, staff);
    await look(0);
    expect((await comments(pull)).at(-1)).toContain(`@${head}`);
  });

  test('its time has passed: that it goes out at once, or needs a new time', async () => {
    const pull = await stage.open('past', near('past', 60 * minute));
    await look(61 * minute);
    expect((await comments(pull)).at(-1)).toContain('直ちに公開されます');
    await look(8 * hour);
    expect((await comments(pull)).at(-1)).toContain('`publish_at` と `latest_at` を改めて');
    expect(await comments(pull)).toHaveLength(2);
  });

  test('something is still to be mended: that is the author’s', async () => {
    const keys = `publish_at: ${localIn(60 * minute)}\n`;
    const text = '問い合わせは 090-1234-5678 までお願いします。';
    const pull = await stage.open('mend', { [pathOf('mend')]: post({ text, keys }) });
    await look(0);
    const [said = ''] = await comments(pull);
    expect(said).toContain(`@${staff} さん（起案）`);
    expect(said).not.toContain(`@${head}`);
  });

  test('merged without approval: one issue, closed when a mended post is approved', async () => {
    await stage.direct(near('bare', 90 * minute));
    await stage.record();
    expect((await look(0)).reminders).toMatchObject([
      { did: 'told', posts: ['posts/kotsu/2026/bare'] },
    ]);
    expect((await look(0)).reminders).toEqual([]);
    const [issue] = await issues(stage);
    expect(issue?.title).toBe('【未承認】posts/kotsu/2026/bare');
    expect(issue?.body).toContain(`@${head}`);
    await stage.submit('mended', near('bare', 91 * minute));
    await stage.record();
    expect((await look(0)).reminders).toMatchObject([{ did: 'closed' }]);
  });

  test('--dry-run tells nobody', async () => {
    const pull = await stage.open('dry', near('dry', 60 * minute));
    expect((await look(0, true)).reminders).toMatchObject([{ did: 'would-tell' }]);
    expect(await comments(pull)).toEqual([]);
  });
});
