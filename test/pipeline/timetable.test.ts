import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from '../../src/pipeline/audit/verify.ts';
import { resume } from '../../src/pipeline/brakes/resume.ts';
import { koho } from '../cli/call-koho.ts';
import { clockUntil, happened, keyless } from './clock-runners.ts';
import { pathOf, post } from './drafts.ts';
import { installBrakes, order, takeUp } from './orders.ts';
import { head, kotsuFacebook } from './people.ts';
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

const kinds = () => happened(stage, kotsuFacebook);

/** What only the page's staff see. */
async function onTimetable(): Promise<boolean> {
  const page = await (await fetch(stage.o.sandbox.url)).text();
  return page.includes('予約済み（まだ公開されていません）') && page.includes('二時間後');
}

test('the whole way: put there, called back by a pause, put there again; the record of it is intact', {
  timeout: 480_000,
}, async () => {
  await putThere();
  await calledBack();
  await putThereAgain();
  await intact();
});

/** Hours before it is due, by a job that the clock starts. */
async function putThere(): Promise<void> {
  const played = await clockUntil(stage, async () => (await kinds()).includes('scheduled'));
  expect(played).toContain(kotsuFacebook);
  expect(await kinds()).toEqual(['planned', 'intent', 'prepared', 'scheduling', 'scheduled']);
  expect(await stage.timeline(kotsuFacebook)).toEqual([]);
  expect(await onTimetable()).toBe(true);
  const { root, token = '' } = await keyless(stage);
  const plan = await koho(['plan', '--root', root], { environment: { GITHUB_TOKEN: token } });
  expect(plan.out).toContain('Facebookに予約済み');
}

/** A pause has the clock start its job all the same. */
async function calledBack(): Promise<void> {
  await stage.setRef('refs/heads/koho-pause', await stage.bareGit(['rev-parse', 'main']));
  // One answer about it is lost on the way.
  const fault = { platform: 'facebook', route: 'DELETE /:node', kind: 'apply-then-drop', times: 1 };
  await stage.platformFault(fault);
  const played = await clockUntil(stage, async () => (await kinds()).includes('called-back'));
  expect(played).toContain(kotsuFacebook);
  expect((await kinds()).slice(5)).toEqual(['recalling', 'called-back']);
  expect(await onTimetable()).toBe(false);
  const recalled = (await stage.log(kotsuFacebook)).find(({ kind }) => kind === 'called-back');
  expect(recalled?.body).toMatchObject({ reason: { code: 'paused' }, closes: false });
}

async function putThereAgain(): Promise<void> {
  const id = await order(stage, head, { order: 'resume', account: '*', why: '終息' });
  const settings = await stage.settings('organisation', { run: await takeUp(stage, id) });
  await resume(settings, { why: '終息' });
  await stage.publish(kotsuFacebook);
  expect((await kinds()).slice(7)).toEqual(['intent', 'prepared', 'scheduling', 'scheduled']);
  expect(await onTimetable()).toBe(true);
}

async function intact(): Promise<void> {
  const root = await stage.mirror();
  const environment = { PATH: process.env.PATH };
  const report = await verify({ root, environment }, { checkpoints: [] });
  expect(report).toMatchObject({ verdict: 'intact' });
}
