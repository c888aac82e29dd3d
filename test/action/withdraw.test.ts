import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../src/pipeline/audit/verify.ts';
import { koho } from '../cli/call-koho.ts';
import { pathOf, post } from '../pipeline/drafts.ts';
import { issues } from '../pipeline/held.ts';
import { rerun, takeUp } from '../pipeline/orders.ts';
import { head, kotsuFacebook, kotsuX, operator, staff } from '../pipeline/people.ts';
import { setStage } from '../pipeline/set-stage.ts';
import type { Stage } from '../pipeline/stage.ts';
import {
  installWithdraw,
  orderWithdrawal,
  permissionsOfTell,
  permissionsOfWithdraw,
  withoutSpacing,
} from '../pipeline/withdrawals.ts';
import { type Ended, leakedIn, runAction } from './run-action.ts';

const deputy = 'hokkaido-mihon-watanabe';
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await withoutSpacing(stage);
  await installWithdraw(stage);
});
afterAll(() => stage.close());
afterEach(() => stage.clearFaults());

const words = (slug: string) => `${slug}：道の駅で反射材をお配りしています。`;
async function ready(slug: string, accounts: readonly string[] = [kotsuX]): Promise<void> {
  await stage.submit(slug, { [pathOf(slug)]: post({ text: words(slug), accounts }) });
  await stage.record();
}
async function published(slug: string, accounts: readonly string[] = [kotsuX]): Promise<void> {
  await ready(slug, accounts);
  for (const account of accounts) await stage.publish(account);
  for (const account of accounts) expect(await isPublic(account, slug)).toBe(true);
}
async function isPublic(account: string, slug: string): Promise<boolean> {
  return (await stage.timeline(account)).includes(words(slug));
}
/** The job of one account, by the newest attempt of this run. */
async function carryOut(id: string, account = kotsuX): Promise<Ended> {
  const { inputs, ...run } = await takeUp(stage, id, permissionsOfWithdraw);
  const { why_not_correct: reason = '', account: _, ...rest } = inputs;
  const given = { command: 'withdraw', account, ...rest, 'why-not-correct': reason };
  const ended = await runAction(stage, account, given, { run });
  expect(leakedIn(stage, ended.log + ended.summary)).toEqual([]);
  return ended;
}
const asked = (by: string, slug: string, account = kotsuX) =>
  orderWithdrawal(stage, by, {
    ...{ post: pathOf(slug), account, why: '会場を誤って案内した' },
    why_not_correct: '誤った会場へ向かう人が出るおそれがある',
  });
async function kinds(slug: string, account = kotsuX): Promise<readonly string[]> {
  const records = await stage.log(account);
  const planned = records.find(
    ({ kind, body }) => kind === 'planned' && `${body.post}.md` === pathOf(slug),
  );
  const id = planned && 'delivery' in planned.body ? planned.body.delivery : '';
  return records.flatMap(({ kind, body }) =>
    'delivery' in body && body.delivery === id ? [kind] : [],
  );
}
/** The last job of the run: in a clone of its own, without any key. */
async function tellIn(
  id: string,
  permissions: Readonly<Record<string, string>> = permissionsOfTell,
) {
  const { inputs: _, ...run } = await takeUp(stage, id, permissions);
  const ended = await runAction(stage, 'tell', { command: 'tell', account: kotsuX }, { run });
  expect(leakedIn(stage, ended.log + ended.summary)).toEqual([]);
  return ended;
}
async function issuesOf(slug: string) {
  const about = (await issues(stage)).filter(({ title }) => title.includes(`/${slug}（`));
  return about.map(({ state, title }) => [state, title]);
}
async function intact(): Promise<void> {
  const settings = { root: await stage.mirror(), environment: { PATH: process.env.PATH } };
  expect(await verify(settings, { checkpoints: [] })).toMatchObject({ verdict: 'intact' });
}

describe('a dispatch withdraws', () => {
  test('what is public, on the word of a deputy: deleted, read back, and never sent again', async () => {
    await published('gone');
    const cwd = await stage.clone('desk');
    const cli = await koho(
      [
        ...['withdraw', pathOf('gone'), '--account', kotsuX, '--why', '会場を誤った'],
        ...['--why-not-correct', '誤った会場へ人が向かう'],
      ],
      { cwd, environment: { GH_TOKEN: stage.forge.token(deputy) } },
    );
    expect([cli.code, cli.err]).toEqual([0, '']);
    const id = /\/actions\/runs\/(\d+)$/m.exec(cli.out)?.[1] ?? cli.out;
    const ended = await carryOut(id);
    expect([ended.exit, ended.summary]).toEqual([0, expect.stringContaining('削除し')]);
    expect(await isPublic(kotsuX, 'gone')).toBe(false);
    expect((await kinds('gone')).slice(-4)).toEqual([
      ...['confirmed', 'withdrawal', 'deleting', 'deleted'],
    ]);
    expect((await stage.log(kotsuX)).findLast(({ kind }) => kind === 'withdrawal')).toMatchObject({
      run: `github:${id}/1`,
      body: {
        orderedBy: await stage.forge.idOf(deputy),
        why: '会場を誤った',
        whyNotCorrect: '誤った会場へ人が向かう',
        closes: false,
      },
    });
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'gone')).toBe(false);
    await intact();
  });

  test('on every account at once by one run, and what is not out yet is never sent', async () => {
    await ready('both', [kotsuX, kotsuFacebook]);
    await stage.publish(kotsuFacebook);
    expect(await isPublic(kotsuFacebook, 'both')).toBe(true);
    const id = await asked(head, 'both', '*');
    expect((await carryOut(id, kotsuFacebook)).exit).toBe(0);
    const onX = await carryOut(id, kotsuX);
    expect([onX.exit, onX.summary]).toEqual([0, expect.stringContaining('公開されていません')]);
    await stage.publish(kotsuX);
    await stage.publish(kotsuFacebook);
    const shown = [await isPublic(kotsuX, 'both'), await isPublic(kotsuFacebook, 'both')];
    expect(shown).toEqual([false, false]);
    expect([await kinds('both'), await kinds('both', kotsuFacebook)]).toEqual([
      ['planned', 'withdrawal'],
      [...['planned', 'intent', 'prepared', 'confirmed', 'withdrawal', 'deleting', 'deleted']],
    ]);
    const again = await carryOut(await asked(head, 'both'));
    expect([again.exit, again.summary]).toEqual([0, expect.stringContaining('すでに')]);
    await intact();
  });

  test('nothing on the word of staff, of an operator, or by a re-run', async () => {
    await published('stays');
    for (const [by, said] of [
      [staff, '所属長・代決者にも登録されていません'],
      [operator, '運用担当者（@'],
    ] as const) {
      const ended = await carryOut(await asked(by, 'stays'));
      expect([ended.exit, ended.log]).toEqual([2, expect.stringContaining(said)]);
    }
    const id = await asked(head, 'stays');
    await stage.forge.completeRun(id, 'cancelled');
    await rerun(stage, id, staff);
    const repeated = await carryOut(id);
    expect([repeated.exit, repeated.log]).toEqual([2, expect.stringContaining('再実行')]);
    const unknown = await carryOut(await asked(head, 'never-was'));
    expect([unknown.exit, unknown.log]).toEqual([2, expect.stringContaining('承認がありません')]);
    // The record keeps the reasons for ever.
    const telling = await carryOut(
      await orderWithdrawal(stage, head, {
        ...{ post: pathOf('stays'), account: kotsuX, why: '携帯090-1234-5678を載せた' },
        why_not_correct: '番号が残る',
      }),
    );
    expect([telling.exit, telling.log]).toEqual([2, expect.stringContaining('個人情報')]);
    expect(telling.log + telling.summary).not.toContain('1234');
    expect(JSON.stringify(await stage.log(kotsuX))).not.toContain('を載せた');
    expect([await isPublic(kotsuX, 'stays'), await kinds('stays')]).toEqual([
      true,
      ['planned', 'intent', 'confirmed'],
    ]);
  });

  test('also while everything is paused and main holds a policy that nobody approved', async () => {
    await published('urgent');
    const path = 'policies/koho.yml';
    const approved = await stage.bareGit(['cat-file', 'blob', `main:${path}`]);
    await stage.setRef('refs/heads/koho-pause', await stage.bareGit(['rev-parse', 'main']));
    await stage.direct({ [path]: 'broken: [' });
    try {
      expect((await carryOut(await asked(head, 'urgent'))).exit).toBe(0);
      expect(await isPublic(kotsuX, 'urgent')).toBe(false);
    } finally {
      await stage.direct({ [path]: `${approved}\n` });
      await stage.setRef('refs/heads/koho-pause', null);
    }
  });

  test('asked for at a desk, a slip is told before any run is started', async () => {
    await ready('desk');
    const cwd = await stage.clone('desk');
    const environment = { GH_TOKEN: stage.forge.token(head) };
    for (const [slug, why, said] of [
      ['never-was', '会場を誤った', '承認がありません'],
      ['desk', '携帯090-1234-5678を載せた', '個人情報'],
    ] as const) {
      const argv = ['withdraw', pathOf(slug), '--why', why, '--why-not-correct', '残るため'];
      const { code, out, err } = await koho(argv, { cwd, environment });
      expect([code, out, err]).toEqual([2, '', expect.stringContaining(said)]);
      expect(err).not.toContain('1234');
    }
  });

  test('and is red, and goes on with the next run, where the platform does not answer', async () => {
    await published('slow');
    const route = 'DELETE /2/tweets/:id';
    await stage.platformFault({ platform: 'x', route, kind: '429', times: 1 });
    const ended = await carryOut(await asked(head, 'slow'));
    expect([ended.exit, ended.log]).toEqual([2, expect.stringContaining('公開されているおそれ')]);
    expect((await kinds('slow')).at(-1)).toBe('delete-failed');
    expect(await isPublic(kotsuX, 'slow')).toBe(true);
  });

  test('and tells in an issue, within its run, of what the platform refuses for good; gone by hand, it is closed', async () => {
    await published('refused');
    const route = 'DELETE /2/tweets/:id';
    const options = { status: 403, detail: 'Forbidden' };
    await stage.platformFault({ platform: 'x', route, kind: 'refuse', times: 9, options });
    const id = await asked(head, 'refused');
    expect((await carryOut(id)).exit).toBe(2);
    expect(await issuesOf('refused')).toEqual([]);
    const told = await tellIn(id);
    expect([told.exit, told.summary]).toEqual([0, expect.stringContaining('Issueで知らせました')]);
    expect(await issuesOf('refused')).toEqual([
      ['open', expect.stringContaining('削除できません')],
    ]);
    // The account's own job sees the same issue, and opens no other one.
    await stage.publish(kotsuX);
    expect(await issuesOf('refused')).toHaveLength(1);
    await stage.clearFaults();
    const again = await asked(head, 'refused');
    expect((await carryOut(again)).exit).toBe(0);
    expect((await tellIn(again)).exit).toBe(0);
    expect(await issuesOf('refused')).toEqual([['closed', expect.anything()]]);
  });

  test('the job that holds the keys could not write an issue: the other one is red where it cannot', async () => {
    await published('mute');
    const options = { status: 403, detail: 'Forbidden' };
    const route = 'DELETE /2/tweets/:id';
    await stage.platformFault({ platform: 'x', route, kind: 'refuse', times: 9, options });
    const id = await asked(head, 'mute');
    await carryOut(id);
    const told = await tellIn(id, permissionsOfWithdraw);
    expect([told.exit, told.summary]).toEqual([2, expect.stringContaining('知らせられません')]);
    expect(await issuesOf('mute')).toEqual([]);
  });
});
