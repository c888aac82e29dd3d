import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askJson } from '../../src/cli/demo/http.ts';
import { demoRepository } from '../../src/cli/demo/organisation.ts';
import { runClock } from '../../src/pipeline/clock/clock.ts';
import type { ClockEvent } from '../../src/pipeline/clock/clock-event.ts';
import type { Settings } from '../../src/pipeline/workplace/settings.ts';
import { systemClock } from '../../src/pipeline/workplace/surroundings.ts';
import { instant } from '../../src/post/post.ts';
import { timeLimits } from '../../src/publish/clock/time-limits.ts';
import type { Clock } from '../../src/publish/ports/surroundings.ts';
import { koho } from '../cli/call-koho.ts';
import { pathOf, post } from './drafts.ts';
import { installBrakes, liftPause } from './orders.ts';
import { kotsuX, operator } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await withWorkflows();
});
afterAll(() => stage.close());

async function withWorkflows(): Promise<Stage> {
  const made = await setStage();
  const workflows = ['publish.yml', 'clock.yml'].map((file) => `.github/workflows/${file}`);
  await made.direct(Object.fromEntries(workflows.map((at) => [at, readFileSync(at, 'utf8')])));
  return made;
}

interface Waiting {
  readonly id: number;
  readonly title: string;
}

async function waitingRuns(stage: Stage, file: string): Promise<readonly Waiting[]> {
  const answer = (await stage.api(operator, 'GET', `/actions/workflows/${file}/runs`)) as {
    workflow_runs: { id: number; display_title: string; status: string }[];
  };
  return answer.workflow_runs
    .filter(({ status }) => status === 'queued')
    .map(({ id, display_title: title }) => ({ id, title }));
}

/** Plays the runners: every dispatched run is taken, does its job, and ends. */
async function playRunners(stage: Stage): Promise<readonly string[]> {
  const github = `${stage.o.sandbox.url}/github/_control/runs`;
  const titles: string[] = [];
  for (const { id, title } of await waitingRuns(stage, 'publish.yml')) {
    await askJson('POST', `${github}/${id}/jobs`, { body: {} });
    if (title === 'organisation') await stage.record();
    else await stage.publish(title);
    await askJson('POST', `${github}/${id}/complete`, { body: { conclusion: 'success' } });
    titles.push(title);
  }
  return titles;
}

/** Real time; whenever the clock would sleep, the world does something and wakes it. */
function wokenBy(work: () => Promise<unknown>, shift = { ms: 0 }): Clock {
  return {
    now: () => instant(systemClock.now() + shift.ms),
    until: async () => void (await work()),
  };
}

/** What `clock.yml` gives to its job: no key of any kind. */
async function keyless(stage: Stage): Promise<Settings> {
  const { root, token = '', environment } = await stage.settings('clock');
  const { PATH, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = environment;
  return { root, token, environment: { PATH, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } };
}

// Worlds of their own: a job that another test has just run would count as one that tried, and rest.
test('merged → the clock has it recorded, then published, and ends', async () => {
  const own = await withWorkflows();
  const played: string[] = [];
  const events: ClockEvent[] = [];
  await own.submit('clock', { [pathOf('clock')]: post({ text: '時計が動きます。' }) });
  const report = await runClock(await keyless(own), {
    dryRun: false,
    tell: (event) => events.push(event),
    clock: wokenBy(async () => played.push(...(await playRunners(own)))),
  });
  expect(played).toEqual(['organisation', kotsuX]);
  expect(report).toEqual({ dispatched: 2, handedOver: false });
  expect(events.map(({ event }) => event)).toEqual([
    ...['began', 'main-moved', 'due', 'dispatched', 'due', 'dispatched', 'due', 'ended'],
  ]);
  expect(await own.timeline(kotsuX)).toContain('時計が動きます。');
  await own.close();
});

test('paused: that is recorded, and nothing is started until it is lifted', async () => {
  await stage.submit('brake', { [pathOf('brake')]: post({ text: '止まっていました。' }) });
  await installBrakes(stage);
  await stage.setRef('refs/heads/koho-pause', await stage.bareGit(['rev-parse', 'main']));
  const played: string[] = [];
  const shift = { ms: 0 };
  const ahead: number[] = [];
  let naps = 0;
  await runClock(await keyless(stage), {
    dryRun: false,
    tell: ({ at }) => ahead.push(at - systemClock.now()),
    clock: wokenBy(async () => {
      naps += 1;
      played.push(...(await playRunners(stage)));
      if (naps !== 3) return;
      expect(played).toEqual(['organisation']);
      await liftPause(stage);
      // Later than the forge's whole seconds can hide.
      shift.ms = 20_000;
    }, shift),
  });
  expect(played).toEqual(['organisation', kotsuX]);
  expect(await stage.timeline(kotsuX)).toContain('止まっていました。');
  const kinds = (await stage.log('organisation')).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['paused', 'resumed']));
  // What it tells bears the time of the clock that it was given.
  expect(Math.max(...ahead)).toBeGreaterThan(shift.ms / 2);
});

test('near the limit of its job it starts a successor and ends', async () => {
  const own = await withWorkflows();
  const local = new Date(Date.now() + 355 * 60_000 + 9 * 3_600_000);
  const keys = `publish_at: ${local.toISOString().slice(0, 16).replace('T', ' ')}\n`;
  await own.submit('later', { [pathOf('later')]: post({ text: 'あとで出ます。', keys }) });
  await own.record();
  const shift = { ms: 0 };
  const report = await runClock(await keyless(own), {
    dryRun: false,
    tell: () => undefined,
    clock: wokenBy(async () => {
      shift.ms = timeLimits.handOverAfterMs;
    }, shift),
  });
  expect(report).toEqual({ dispatched: 0, handedOver: true });
  expect(await waitingRuns(own, 'clock.yml')).toHaveLength(1);
  await own.close();
});

test('a token that may not start workflows: it says so and stops', async () => {
  const own = await withWorkflows();
  await own.submit('right', { [pathOf('right')]: post({ text: '権限を確かめます。' }) });
  const settings = await keyless(own);
  const path = `${own.o.sandbox.url}/github/_control/repositories/${demoRepository}/runs`;
  const permissions = { contents: 'read', actions: 'read' };
  const run = await askJson('POST', path, { body: { actor: operator, permissions } });
  const token = String((run as { token: string }).token);
  const clock = wokenBy(() => Promise.resolve());
  const started = runClock({ ...settings, token }, { dryRun: false, tell: () => undefined, clock });
  await expect(started).rejects.toMatchObject({ code: 'forbidden' });
  await own.close();
});

test('koho clock --dry-run says what it would start, in both languages, and starts nothing', async () => {
  const own = await withWorkflows();
  await own.submit('dry', { [pathOf('dry')]: post({ text: '見るだけです。' }) });
  const { root, token = '' } = await keyless(own);
  const before = await waitingRuns(own, 'publish.yml');
  const call = (lang: string) =>
    koho(['clock', '--dry-run', '--root', root, '--lang', lang], {
      environment: { GITHUB_TOKEN: token },
    });
  const ja = await call('ja');
  expect(ja).toMatchObject({ code: 0, err: '' });
  expect(ja.out).toContain('始めさせる仕事：団体の記録');
  expect((await call('en')).out).toContain("Job to be dispatched: the organisation's record");
  expect(await waitingRuns(own, 'publish.yml')).toEqual(before);
  await own.close();
});
