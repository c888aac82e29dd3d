import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from '../../src/pipeline/audit/verify.ts';
import { clockUntil, happened } from './clock-runners.ts';
import { pathOf, post } from './drafts.ts';
import { installBrakes, liftPause } from './orders.ts';
import { kotsuFacebook, kotsuX } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

/** With the real clock: a withdrawal that was approved is acted upon within a minute, paused or not. */
let stage: Stage;
const file = `policies/accounts/${kotsuFacebook}.yml`;

beforeAll(async () => {
  stage = await setStage();
  const workflows = ['publish.yml', 'clock.yml'].map((name) => `.github/workflows/${name}`);
  await stage.direct(Object.fromEntries(workflows.map((at) => [at, readFileSync(at, 'utf8')])));
  await installBrakes(stage);
  const account = stage.policy.get(file) ?? '';
  await stage.amend('scheduling', { [file]: `${account}\nscheduling: platform\n` });
  await stage.record();
}, 180_000);
afterAll(() => stage?.close());

const requestPath = (slug: string) => pathOf(slug).replace(/\.md$/, '.withdraw.md');
const request = `---
reason: 会場の住所を誤って案内しました。
why_not_correct: 誤った会場へ向かう人が出るおそれがあります。
---
`;

const kinds = (account: string) => happened(stage, account);

async function intact(): Promise<void> {
  const settings = { root: await stage.mirror(), environment: { PATH: process.env.PATH } };
  expect(await verify(settings, { checkpoints: [] })).toMatchObject({ verdict: 'intact' });
}

test('what stands on the timetable is called back by the job that the clock starts, and withdrawn', {
  timeout: 180_000,
}, async () => {
  const inTwoHours = new Date(Date.now() + 120 * 60_000 + 9 * 3_600_000).toISOString();
  const keys = `publish_at: ${inTwoHours.slice(0, 16).replace('T', ' ')}\n`;
  const text = '二時間後に公開します。';
  await stage.submit('later', {
    [pathOf('later')]: post({ text, keys, accounts: [kotsuFacebook] }),
  });
  await stage.record();
  await stage.publish(kotsuFacebook);
  expect((await kinds(kotsuFacebook)).at(-1)).toBe('scheduled');
  await stage.submit('withdraw-later', { [requestPath('later')]: request });
  await stage.record();
  const played = await clockUntil(stage, async () =>
    (await kinds(kotsuFacebook)).includes('called-back'),
  );
  expect(played).toContain(kotsuFacebook);
  expect((await kinds(kotsuFacebook)).slice(5)).toEqual(['withdrawal', 'called-back']);
  expect((await stage.log(kotsuFacebook)).at(-1)?.body).toMatchObject({
    ...{ reason: { code: 'withdrawal-ordered' }, closes: true },
  });
  const page = await (await fetch(stage.o.sandbox.url)).text();
  expect(page).not.toContain('二時間後');
  await intact();
});

test('what is public is deleted by the job that the clock starts, although everything is paused', {
  timeout: 180_000,
}, async () => {
  const text = '反射材をお配りしています。';
  await stage.submit('out', { [pathOf('out')]: post({ text, accounts: [kotsuX] }) });
  await stage.record();
  await stage.publish(kotsuX);
  expect(await stage.timeline(kotsuX)).toContain(text);
  await stage.setRef('refs/heads/koho-pause', await stage.bareGit(['rev-parse', 'main']));
  await stage.submit('withdraw-out', { [requestPath('out')]: request });
  await stage.record();
  const played = await clockUntil(stage, async () => (await kinds(kotsuX)).includes('deleted'));
  expect(played).toContain(kotsuX);
  expect(await stage.timeline(kotsuX)).not.toContain(text);
  await intact();
  // The tests of this file hold in any order.
  await liftPause(stage);
});
