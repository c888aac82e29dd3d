import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askJson } from '../../src/cli/demo/http.ts';
import { verify } from '../../src/pipeline/audit/verify.ts';
import { resume } from '../../src/pipeline/brakes/resume.ts';
import { runClock } from '../../src/pipeline/clock/clock.ts';
import type { Settings } from '../../src/pipeline/workplace/settings.ts';
import { systemClock } from '../../src/pipeline/workplace/surroundings.ts';
import { instant } from '../../src/post/post.ts';
import { koho } from '../cli/call-koho.ts';
import { pathOf, post } from './drafts.ts';
import { installBrakes, order, takeUp } from './orders.ts';
import { head, kotsuFacebook, operator } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

/** The whole way, with the real client, real git and the clock: put on Facebook's timetable, and called back by a pause. */
let stage: Stage;
const file = `policies/accounts/${kotsuFacebook}.yml`;
const slug = 'timetable';

beforeAll(async () => {
  stage = await setStage();
  const workflows = ['publish.yml', 'clock.yml'].map((name) => `.github/workflows/${name}`);
  await stage.direct(Object.fromEntries(workflows.map((at) => [at, readFileSync(at, 'utf8')])));
  await installBrakes(stage);
  const account = stage.policy.get(file) ?? '';
  await stage.amend('scheduling', { [file]: `${account}\nscheduling: platform\n` });
  await stage.record();
  const inTwoHours = new Date(Date.now() + 120 * 60_000 + 9 * 3_600_000).toISOString();
  const keys = `publish_at: ${inTwoHours.slice(0, 16).replace('T', ' ')}\n`;
  const text = '二時間後に公開します。';
  await stage.submit(slug, {
    [pathOf(slug)]: post({ text, keys, accounts: [kotsuFacebook] }),
  });
  await stage.record();
}, 180_000);
afterAll(() => stage?.close());

async function kinds(): Promise<readonly string[]> {
  const records = await stage.log(kotsuFacebook);
  return records.map(({ kind }) => kind).filter((kind) => kind !== 'genesis');
}

/** What only the page's staff see. */
async function onTimetable(): Promise<boolean> {
  const page = await (await fetch(stage.o.sandbox.url)).text();
  return page.includes('予約済み（まだ公開されていません）') && page.includes('二時間後');
}

interface RunList {
  readonly workflow_runs: readonly {
    readonly id: number;
    readonly display_title: string;
    readonly status: string;
  }[];
}

/** Every dispatched job runs; the names of those that did. */
async function playRunners(): Promise<readonly string[]> {
  const path = '/actions/workflows/publish.yml/runs';
  const { workflow_runs: runs } = (await stage.api(operator, 'GET', path)) as RunList;
  const played: string[] = [];
  for (const { id, display_title: title } of runs.filter(({ status }) => status === 'queued')) {
    const control = `${stage.o.sandbox.url}/github/_control/runs/${id}`;
    await askJson('POST', `${control}/jobs`, { body: {} });
    if (title === 'organisation') await stage.record();
    else await stage.publish(title);
    await askJson('POST', `${control}/complete`, { body: { conclusion: 'success' } });
    played.push(title);
  }
  return played;
}

async function keyless(): Promise<Settings> {
  const { root, token = '', environment } = await stage.settings('clock');
  const { PATH, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } = environment;
  return { root, token, environment: { PATH, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT } };
}

class Enough extends Error {}

/** Lets the clock look until a job was played, or so many times. */
async function clockUntil(isDone: () => boolean | Promise<boolean>): Promise<readonly string[]> {
  const played: string[] = [];
  const shift = { ms: 0 };
  let naps = 0;
  const run = runClock(await keyless(), {
    dryRun: false,
    tell: () => undefined,
    clock: {
      now: () => instant(systemClock.now() + shift.ms),
      until: async () => {
        played.push(...(await playRunners()));
        shift.ms += 20_000;
        if ((await isDone()) || ++naps > 6) throw new Enough();
      },
    },
  });
  await expect(run).rejects.toThrow(Enough);
  return played;
}

test('put on the timetable hours before it is due, by a job that the clock starts', {
  timeout: 180_000,
}, async () => {
  const played = await clockUntil(async () => (await kinds()).includes('scheduled'));
  expect(played).toContain(kotsuFacebook);
  expect(await kinds()).toEqual(['planned', 'intent', 'prepared', 'scheduling', 'scheduled']);
  expect(await stage.timeline(kotsuFacebook)).toEqual([]);
  expect(await onTimetable()).toBe(true);
  const { root, token = '' } = await keyless();
  const plan = await koho(['plan', '--root', root], { environment: { GITHUB_TOKEN: token } });
  expect(plan.out).toContain('Facebookに予約済み');
});

test('a pause has the clock start its job all the same, which calls it back; afterwards it is put there again', {
  timeout: 180_000,
}, async () => {
  await stage.setRef('refs/heads/koho-pause', await stage.bareGit(['rev-parse', 'main']));
  // One answer about it is lost on the way.
  const fault = { platform: 'facebook', route: 'DELETE /:node', kind: 'apply-then-drop', times: 1 };
  await stage.platformFault(fault);
  const played = await clockUntil(async () => (await kinds()).includes('called-back'));
  expect(played).toContain(kotsuFacebook);
  expect((await kinds()).slice(5)).toEqual(['recalling', 'called-back']);
  expect(await onTimetable()).toBe(false);
  const recalled = (await stage.log(kotsuFacebook)).find(({ kind }) => kind === 'called-back');
  expect(recalled?.body).toMatchObject({ reason: { code: 'paused' }, closes: false });

  const id = await order(stage, head, { order: 'resume', account: '*', why: '終息' });
  const settings = await stage.settings('organisation', { run: await takeUp(stage, id) });
  await resume(settings, { why: '終息' });
  await stage.publish(kotsuFacebook);
  expect((await kinds()).slice(7)).toEqual(['intent', 'prepared', 'scheduling', 'scheduled']);
  expect(await onTimetable()).toBe(true);
});

test('the record of it is intact', { timeout: 120_000 }, async () => {
  const root = await stage.mirror();
  const environment = { PATH: process.env.PATH };
  const report = await verify({ root, environment }, { checkpoints: [] });
  expect(report).toMatchObject({ verdict: 'intact' });
});
