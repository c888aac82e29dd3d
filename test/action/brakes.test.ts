import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { pause as pauseByHand } from '../../src/forge/git/pause-ref.ts';
import { verify } from '../../src/pipeline/audit/verify.ts';
import { pause } from '../../src/pipeline/pause.ts';
import { openRepository } from '../../src/pipeline/workplace/repository.ts';
import { instant } from '../../src/post/post.ts';
import { koho } from '../cli/call-koho.ts';
import { pathOf, post } from '../pipeline/drafts.ts';
import { hold, issues, type ShownIssue } from '../pipeline/held.ts';
import { installBrakes, order, rerun, takeUp } from '../pipeline/orders.ts';
import { head, kotsuFacebook, kotsuX, operator, staff } from '../pipeline/people.ts';
import { setStage } from '../pipeline/set-stage.ts';
import type { Stage } from '../pipeline/stage.ts';
import { type Ended, leakedIn, runAction } from './run-action.ts';

const deputy = 'hokkaido-mihon-watanabe';
const pauseRef = 'refs/heads/koho-pause';
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await installBrakes(stage);
});
afterAll(() => stage.close());
afterEach(() => stage.clearFaults());

const words = (slug: string) => `${slug}：道の駅で反射材をお配りしています。`;
async function ready(slug: string, accounts: readonly string[] = [kotsuX]): Promise<void> {
  await stage.submit(slug, { [pathOf(slug)]: post({ text: words(slug), accounts }) });
  await stage.record();
}
async function isPublic(account: string, slug: string): Promise<boolean> {
  return (await stage.timeline(account)).includes(words(slug));
}
const refs = () => stage.bareGit(['for-each-ref', '--format=%(refname)', `${pauseRef}*`]);
async function stop(account?: string): Promise<void> {
  const root = await stage.clone('operator');
  const token = stage.forge.token(staff);
  const settings = { root, environment: { PATH: process.env.PATH }, token };
  await pause(settings, { by: 'suzuki', why: '災害対応', ...(account && { account }) });
}
async function command(by: string, args: readonly string[]) {
  const cwd = await stage.clone('desk');
  return koho(args, { cwd, environment: { GH_TOKEN: stage.forge.token(by) } });
}
/** The run that a command has started, from the page that it prints. */
function runOf({ out }: { readonly out: string }): string {
  return /\/actions\/runs\/(\d+)$/m.exec(out)?.[1] ?? out;
}
async function resumeBy(by: string, inputs: Readonly<Record<string, string>> = {}) {
  return order(stage, by, { order: 'resume', account: '*', why: '終息', ...inputs });
}
/** The job of brakes.yml, by the newest attempt of this run. */
async function carryOut(id: string): Promise<Ended> {
  const { inputs, ...run } = await takeUp(stage, id);
  const { order: what = '', ...rest } = inputs;
  const writer = what === 'resume' ? 'organisation' : (inputs.account ?? '');
  const ended = await runAction(stage, writer, { command: what, ...rest }, { run });
  expect(leakedIn(stage, ended.log + ended.summary)).toEqual([]);
  await stage.forge.completeRun(id, ended.exit === 0 ? 'success' : 'failure');
  return ended;
}
const lifted = async () =>
  (await stage.log('organisation')).filter(({ kind }) => kind === 'resumed');
const answers = async (account = kotsuX) =>
  (await stage.log(account)).filter(({ kind }) => kind === 'resolved');
const headId = async () => stage.forge.idOf(head);
async function intact(): Promise<void> {
  const settings = { root: await stage.mirror(), environment: { PATH: process.env.PATH } };
  expect(await verify(settings, { checkpoints: [] })).toMatchObject({ verdict: 'intact' });
}

describe('a pause', () => {
  test('stops everything, a re-run and staff lift nothing, a head’s own dispatch does', async () => {
    await ready('paused');
    const before = (await lifted()).length;
    await stop();
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'paused')).toBe(false);

    const asked = await command(head, ['resume', '--why', '警報が解除されました']);
    expect([asked.code, asked.err]).toEqual([0, '']);
    expect(asked.out).toContain('suzuki: 災害対応');
    const first = runOf(asked);
    await stage.forge.completeRun(first, 'cancelled');
    await rerun(stage, first, staff);
    const repeated = await carryOut(first);
    expect(repeated.exit).toBe(2);
    expect(repeated.log).toContain('再実行（2回目）には権限がありません');
    expect(repeated.log).toContain(`@${staff}`);

    const byStaff = await carryOut(await resumeBy(staff));
    expect(byStaff.exit).toBe(2);
    expect(byStaff.log).toMatch(/所属長・代決者にも登録されていません/);
    const phone = '問合せ先090-1234-5678と調整済み';
    const atDesk = await command(head, ['resume', '--why', phone]);
    expect([atDesk.code, atDesk.err]).toEqual([2, expect.stringContaining('個人情報')]);
    const telling = await carryOut(
      await order(stage, head, { order: 'resume', account: '*', why: phone }),
    );
    expect([telling.exit, telling.log]).toEqual([2, expect.stringContaining('個人情報')]);
    expect([await refs(), (await lifted()).length]).toEqual([pauseRef, before]);
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'paused')).toBe(false);

    const again = runOf(await command(head, ['resume', '--why', '警報が解除されました']));
    const ended = await carryOut(again);
    expect([ended.exit, ended.summary]).toEqual([0, expect.stringContaining('解除し')]);
    expect((await lifted()).at(-1)).toMatchObject({
      run: `github:${again}/1`,
      body: { by: await headId(), why: '警報が解除されました' },
    });
    expect(await refs()).toBe('');
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'paused')).toBe(true);
    await intact();
  });

  test('of one account stops that one, and its deputy may lift it', async () => {
    await ready('one', [kotsuX, kotsuFacebook]);
    await stop(kotsuX);
    await stage.publish(kotsuX);
    await stage.publish(kotsuFacebook);
    const shown = [await isPublic(kotsuX, 'one'), await isPublic(kotsuFacebook, 'one')];
    expect(shown).toEqual([false, true]);
    expect((await stage.log(kotsuX)).at(-1)).toMatchObject({
      body: { reason: { code: 'account-paused', ja: expect.stringContaining(kotsuX) } },
    });
    await stage.record();
    const all = await carryOut(await resumeBy(deputy));
    expect(all.log).toMatch(/代決者.*できません/);
    const ended = await carryOut(await resumeBy(deputy, { account: kotsuX }));
    expect(ended.exit).toBe(0);
    expect((await lifted()).at(-1)).toMatchObject({ body: { account: kotsuX } });
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'one')).toBe(true);
  });

  test('whose branch was removed by hand counts until a lifting is on record, and is told', async () => {
    await ready('hand');
    await stop();
    await stage.record();
    await stage.setRef(pauseRef, null);
    const told = await runAction(stage, 'organisation', { command: 'record' });
    expect(told.log).toContain('::warning title=koho%3A unlifted-pause::');
    expect(told.summary).toContain('解除の記録がありません');
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'hand')).toBe(false);
    expect((await stage.log(kotsuX)).at(-1)).toMatchObject({
      body: { reason: { code: 'resume-not-on-record' } },
    });
    expect((await carryOut(await resumeBy(operator))).exit).toBe(0);
    expect((await stage.record()).unlifted).toEqual([]);
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'hand')).toBe(true);
  });

  test('by hand, with personal data in its reason: it stops all the same, and is recorded masked', async () => {
    await ready('telling');
    const settings = {
      root: await stage.clone('operator'),
      environment: { PATH: process.env.PATH },
      token: stage.forge.token(staff),
    };
    const repository = await openRepository(settings, 'any');
    const said = { by: '当番', why: '携帯090-1234-5678を載せた', at: instant(Date.now()) };
    await pauseByHand(repository, said);
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'telling')).toBe(false);
    // Lifted before any job recorded it: the lifting records both.
    expect((await carryOut(await resumeBy(head))).exit).toBe(0);
    await pauseByHand(repository, said);
    await repository.close();
    await stage.record();
    const paused = (await stage.log('organisation')).filter(({ kind }) => kind === 'paused');
    expect(paused.slice(-2)).toMatchObject([
      { body: { by: '当番', why: expect.stringMatching(/^携帯0＊+を載せた$/) } },
      { body: { by: '当番', why: expect.stringMatching(/^携帯0＊+を載せた$/) } },
    ]);
    expect((await carryOut(await resumeBy(head))).exit).toBe(0);
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'telling')).toBe(true);
    await intact();
  });

  test('stays when the branch cannot be removed after the record, and can be lifted again', async () => {
    await ready('between');
    await stop();
    await stage.bareGit(['config', 'receive.denyDeletes', 'true']);
    const cut = await carryOut(await resumeBy(head));
    await stage.bareGit(['config', 'receive.denyDeletes', 'false']);
    expect(cut.exit).toBe(2);
    const before = (await lifted()).length;
    await stage.publish(kotsuX);
    expect([await refs(), await isPublic(kotsuX, 'between')]).toEqual([pauseRef, false]);
    expect((await stage.record()).records.map(({ kind }) => kind)).toContain('paused');
    expect((await carryOut(await resumeBy(head))).exit).toBe(0);
    expect((await lifted()).length).toBe(before + 1);
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'between')).toBe(true);
    await intact();
  });

  test('of everything is not lifted account by account: the desk says so, and no run is started', async () => {
    const nothing = await command(head, ['resume', '--why', '終息']);
    expect([nothing.code, nothing.err]).toEqual([2, expect.stringContaining('されていません')]);
    await stop();
    const asked = await command(head, ['resume', '--account', kotsuX, '--why', '終息']);
    expect([asked.code, asked.err]).toEqual([
      2,
      expect.stringContaining('すべての投稿が一時停止中'),
    ]);
    expect(asked.out).not.toContain('/actions/');
    // Started on GitHub's pages all the same, the run says it, too.
    await stage.record();
    const ended = await carryOut(await resumeBy(head, { account: kotsuX }));
    expect([ended.exit, ended.log]).toEqual([
      2,
      expect.stringContaining('すべての投稿が一時停止中'),
    ]);
    // An account that is paused by itself as well can be lifted meanwhile.
    await stop(kotsuX);
    const own = await command(head, ['resume', '--account', kotsuX, '--why', '終息']);
    expect([own.code, own.err]).toEqual([0, '']);
    expect((await carryOut(runOf(own))).exit).toBe(0);
    expect(await refs()).toBe(pauseRef);
    expect((await carryOut(await resumeBy(head))).exit).toBe(0);
  });

  test('that came after the order is not lifted with the one before', async () => {
    await stop();
    const asked = runOf(await command(head, ['resume', '--why', '終息']));
    await stage.setRef(pauseRef, null);
    await stop();
    // Made in the same second by the same person, it would be the same commit.
    await stage.setRef(pauseRef, await stage.bareGit(['rev-parse', 'refs/heads/main']));
    const ended = await carryOut(asked);
    expect([ended.exit, await refs()]).toEqual([2, pauseRef]);
    expect(ended.log).toContain('別の一時停止');
    expect((await carryOut(await resumeBy(head))).exit).toBe(0);
  });
});

describe('a held delivery', () => {
  const resolveBy = (by: string, slug: string, inputs: Readonly<Record<string, string>>) =>
    order(stage, by, {
      ...{ order: 'resolve', account: kotsuX, post: pathOf(slug), why: '画面で確認' },
      ...inputs,
    });
  const told = async (slug: string): Promise<readonly ShownIssue[]> =>
    (await issues(stage)).filter(({ title }) => title.includes(`/${slug}（`));

  test('is one issue, kept up to date, until what was public is confirmed by reading it back', async () => {
    await ready('public');
    const before = (await answers()).length;
    await hold(stage, 'public', { fault: 'apply-then-drop' });
    const opened = await runAction(stage, kotsuX, { command: 'publish', account: kotsuX });
    expect(opened.summary).toContain('人の対応が要ることを、Issueで知らせました');
    await stage.publish(kotsuX);
    const [issue, ...more] = await told('public');
    expect([issue?.state, more]).toEqual(['open', []]);
    expect(issue?.body).toContain('--answer confirmed --url');
    expect(issue?.body).not.toContain(words('public'));
    await stage.api(staff, 'PATCH', `/issues/${issue?.number}`, {
      body: `${issue?.body.split('\n')[0]}\n消しました`,
    });
    await stage.publish(kotsuX);
    expect(await told('public')).toEqual([issue]);

    await ready('other');
    await stage.publish(kotsuX);
    const other = await stage.publicId(kotsuX, words('other'));
    const own = await stage.publicId(kotsuX, words('public'));
    for (const [named, said] of [
      ['1234567890', '公開されていません'],
      [other, '文面は、承認された文面と違います'],
      ['https://example.jp/1', 'URL（--url）か番号'],
    ] as const) {
      const refused = await carryOut(
        await resolveBy(head, 'public', { answer: 'confirmed', named }),
      );
      expect([refused.exit, refused.log]).toEqual([2, expect.stringContaining(said)]);
    }
    expect((await answers()).length).toBe(before);

    const asked = await command(deputy, [
      ...['resolve', pathOf('public'), '--account', kotsuX, '--answer', 'confirmed'],
      ...['--url', `https://x.com/kotsu_mihon/status/${own}`, '--why', '公開を確認'],
    ]);
    expect([asked.code, asked.err]).toEqual([0, '']);
    const ended = await carryOut(runOf(asked));
    expect([ended.exit, ended.summary]).toEqual([0, expect.stringContaining('閉じました')]);
    expect((await answers()).at(-1)).toMatchObject({
      run: `github:${runOf(asked)}/1`,
      body: { answer: 'confirmed', by: await stage.forge.idOf(deputy), why: '公開を確認' },
    });
    expect(await told('public')).toMatchObject([{ number: issue?.number, state: 'closed' }]);
    expect((await stage.timeline(kotsuX)).filter((text) => text === words('public'))).toHaveLength(
      1,
    );
    await intact();
  });

  test('is sent again only on the word of a head or an operator, and a run answers once', async () => {
    await ready('again');
    await hold(stage, 'again', { fault: 'drop-before' });
    const byDeputy = await carryOut(await resolveBy(deputy, 'again', { answer: 'retryable' }));
    expect([byDeputy.exit, byDeputy.log]).toEqual([2, expect.stringContaining('代決者')]);
    const byStaff = await carryOut(await resolveBy(staff, 'again', { answer: 'withdrawn' }));
    expect(byStaff.exit).toBe(2);
    const telling = { answer: 'withdrawn', why: '090-1234-5678の方に確認' };
    const told = await carryOut(await resolveBy(head, 'again', telling));
    expect([told.exit, told.log]).toEqual([2, expect.stringContaining('個人情報')]);
    const id = await resolveBy(head, 'again', { answer: 'retryable' });
    const { inputs, ...run } = await takeUp(stage, id);
    const { order: _, ...rest } = inputs;
    const once = () => runAction(stage, kotsuX, { command: 'resolve', ...rest }, { run });
    expect((await once()).exit).toBe(0);
    const twice = await once();
    expect([twice.exit, twice.log]).toEqual([2, expect.stringContaining('もう記録されています')]);
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'again')).toBe(true);
  });

  test('is given up on the word of a deputy', async () => {
    await ready('never');
    await hold(stage, 'never', { fault: 'drop-before' });
    await stage.publish(kotsuX);
    expect(await told('never')).toMatchObject([{ state: 'open' }]);
    const ended = await carryOut(await resolveBy(deputy, 'never', { answer: 'withdrawn' }));
    expect(ended.exit).toBe(0);
    expect(await told('never')).toMatchObject([{ state: 'closed' }]);
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'never')).toBe(false);
    await intact();
  });

  test('keeps nothing from going out where issues cannot be written', async () => {
    await ready('silent');
    await hold(stage, 'silent', { fault: 'drop-before' });
    await ready('loud');
    const { id } = await stage.forge.startRun(operator);
    const permissions = { actions: 'read', contents: 'read', 'pull-requests': 'read' };
    const run = await takeUp(stage, id, permissions);
    const ended = await runAction(stage, kotsuX, { command: 'publish', account: kotsuX }, { run });
    expect([ended.exit, await isPublic(kotsuX, 'loud')]).toEqual([0, true]);
    expect(ended.summary).toContain('知らせられませんでした');
  });
});
