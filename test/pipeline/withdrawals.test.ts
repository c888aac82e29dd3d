import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../src/pipeline/audit/verify.ts';
import { checkAndComment } from '../../src/pipeline/check/check-and-comment.ts';
import { pathOf, post, refusals } from './drafts.ts';
import { head, kotsuFacebook, kotsuX, staff } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';
import { withoutSpacing } from './withdrawals.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await withoutSpacing(stage);
});
afterAll(() => stage.close());

const words = (slug: string) => `${slug}：道の駅で反射材をお配りしています。`;
const requestPath = (slug: string) => pathOf(slug).replace(/\.md$/, '.withdraw.md');
const request = (keys = '') => `---
${keys}reason: 会場の住所を誤って案内しました。
why_not_correct: 誤った会場へ向かう人が出るおそれがあります。
---
`;

async function published(slug: string, accounts: readonly string[] = [kotsuX]): Promise<void> {
  await stage.submit(slug, { [pathOf(slug)]: post({ text: words(slug), accounts }) });
  await stage.record();
  for (const account of accounts) await stage.publish(account);
  for (const account of accounts) expect(await isPublic(account, slug)).toBe(true);
}
async function isPublic(account: string, slug: string): Promise<boolean> {
  return (await stage.timeline(account)).includes(words(slug));
}
const approved = async () =>
  (await stage.log('organisation')).filter(({ kind }) => kind === 'withdrawal-approved');
async function intact(): Promise<void> {
  const settings = { root: await stage.mirror(), environment: { PATH: process.env.PATH } };
  expect(await verify(settings, { checkpoints: [] })).toMatchObject({ verdict: 'intact' });
}

describe('a request by pull request', () => {
  test('that the head approved deletes the post by the account’s own job, and for good', async () => {
    await published('gone', [kotsuX, kotsuFacebook]);
    await stage.submit('withdraw-gone', { [requestPath('gone')]: request() });
    await stage.record();
    expect((await approved()).at(-1)).toMatchObject({
      body: {
        post: 'posts/kotsu/2026/gone',
        accounts: [kotsuFacebook, kotsuX].sort(),
        why: '会場の住所を誤って案内しました。',
        whyNotCorrect: '誤った会場へ向かう人が出るおそれがあります。',
        approval: { reviewer: Number(await stage.forge.idOf(head)) },
      },
    });
    await stage.publish(kotsuX);
    await stage.publish(kotsuFacebook);
    expect([await isPublic(kotsuX, 'gone'), await isPublic(kotsuFacebook, 'gone')]).toEqual([
      false,
      false,
    ]);
    const seq = (await approved()).at(-1)?.seq;
    const onX = await stage.log(kotsuX);
    expect(onX.slice(-3)).toMatchObject([
      { kind: 'withdrawal', body: { orderedSeq: seq } },
      { kind: 'deleting' },
      { kind: 'deleted', body: { via: 'answer', closes: true } },
    ]);
    await stage.publish(kotsuX);
    expect((await stage.log(kotsuX)).length).toBe(onX.length);
    await intact();
  });

  test('for one account leaves the other alone', async () => {
    await published('half', [kotsuX, kotsuFacebook]);
    const text = request(`accounts: [${kotsuFacebook}]\n`);
    await stage.submit('withdraw-half', { [requestPath('half')]: text });
    await stage.record();
    await stage.publish(kotsuX);
    await stage.publish(kotsuFacebook);
    expect([await isPublic(kotsuX, 'half'), await isPublic(kotsuFacebook, 'half')]).toEqual([
      true,
      false,
    ]);
  });

  test('together with the post itself, before it is out: it is never published', async () => {
    const files = { [pathOf('never')]: post({ text: words('never') }) };
    await stage.submit('never', files);
    await stage.submit('withdraw-never', { [requestPath('never')]: request() });
    await stage.record();
    await stage.publish(kotsuX);
    expect(await isPublic(kotsuX, 'never')).toBe(false);
    expect((await stage.log(kotsuX)).at(-1)).toMatchObject({
      ...{ kind: 'withdrawal', body: { closes: true } },
    });
    await intact();
  });

  test.each([
    ['pushed past everybody', 'direct', request(), 'no-pull-request'],
    ['with a text below it', 'body', `${request()}削除しました。\n`, 'form/withdrawal-body'],
    [
      'without a word on corrections',
      'silent',
      request().replace(/why_not_correct: .*/, 'why_not_correct: なし'),
      'withdraw/reason',
    ],
  ])('%s deletes nothing', async (_, slug, text, code) => {
    await published(slug);
    const before = (await approved()).length;
    if (slug === 'direct') await stage.direct({ [requestPath(slug)]: text });
    else await stage.submit(`withdraw-${slug}`, { [requestPath(slug)]: text });
    await stage.record();
    await stage.publish(kotsuX);
    expect([(await approved()).length, await isPublic(kotsuX, slug)]).toEqual([before, true]);
    const refused = (await stage.log('organisation')).flatMap(({ kind, body }) =>
      kind === 'refused' && body.post === requestPath(slug).replace(/\.md$/, '')
        ? body.reasons.map((one) => one.code)
        : [],
    );
    expect(refused).toContain(code);
  });

  test('about a post that was never approved is refused', async () => {
    await stage.submit('withdraw-nothing', { [requestPath('nothing')]: request() });
    await stage.record();
    const slug = 'nothing.withdraw';
    expect(refusals(await stage.log('organisation'), slug)).toEqual(['withdraw-never-approved']);
  });

  test('shows the head what will be gone and why, and the staff what is missing', async () => {
    await published('shown');
    const settings = await stage.settings('check');
    const commented = async (branch: string, text: string) => {
      const pull = await stage.open(branch, { [requestPath('shown')]: text });
      return checkAndComment(settings, { number: Number(pull), author: staff }, {});
    };
    const good = await commented('good-request', request());
    expect([good.ready, good.findings]).toEqual([true, []]);
    for (const said of [words('shown'), '会場の住所を誤って', '誤った会場へ', '取り消せません']) {
      expect(good.text).toContain(said);
    }
    const bad = await commented('bad-request', request('reasons: x\n'));
    expect([bad.ready, bad.findings.map(({ rule }) => rule)]).toEqual([
      false,
      ['form/unknown-key'],
    ]);
    const phone = request().replace('住所を', '住所と090-8765-4321を');
    const leaking = await commented('leaking-request', phone);
    expect([leaking.ready, leaking.text.includes('090-8765-4321')]).toEqual([false, false]);
  });
});
