import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from '../../src/pipeline/audit/verify.ts';
import { resolve } from '../../src/pipeline/brakes/resolve.ts';
import { checkAndComment } from '../../src/pipeline/check/check-and-comment.ts';
import { pathOf, post } from './drafts.ts';
import { issues } from './held.ts';
import { installBrakes, order, takeUp } from './orders.ts';
import { head, kotsuFacebook, staff } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';
import { withoutSpacing } from './withdrawals.ts';

/** Two corrections of one post on an account that corrects by editing: the last that was approved stays. */
let stage: Stage;
const account = `policies/accounts/${kotsuFacebook}.yml`;

beforeAll(async () => {
  stage = await setStage();
  await withoutSpacing(stage);
  await installBrakes(stage);
  const koho = stage.policy.get('policies/koho.yml') ?? '';
  // What was sent is waited for as everywhere, by seconds instead of minutes.
  const quick = koho
    .replace(/recheck_max_age_seconds: .*/, 'recheck_max_age_seconds: 5')
    .replace(/settle_seconds: .*/, 'settle_seconds: 1');
  await stage.amend('corrections', {
    [account]: `${stage.policy.get(account) ?? ''}\ncorrections: edit\n`,
    'policies/koho.yml': quick,
  });
  await stage.record();
}, 180_000);
afterAll(() => stage?.close());

const wrong = (slug: string) => `${slug}：道の駅で反射材をお配りしています。`;
const right = (slug: string, place: string) =>
  `【訂正】${slug}：反射材は、道の駅ではなく${place}でお配りしています。`;
const correction = (slug: string, place: string, times = '') => `---
title: 訂正
accounts: [${kotsuFacebook}]
corrects: posts/kotsu/2026/${slug}
correction: 会場を訂正
${times}answers:
  - {question: may-be-published, answer: はい}
  - {question: facts-checked, answer: 照らし合わせた}
  - {question: error-confirmed, answer: 判断した}
---
${right(slug, place)}
`;
const stay = { stayMs: 20_000 };

async function published(slug: string): Promise<string> {
  await stage.submit(slug, {
    [pathOf(slug)]: post({ text: wrong(slug), accounts: [kotsuFacebook] }),
  });
  await stage.record();
  await stage.publish(kotsuFacebook);
  return stage.publicId(kotsuFacebook, wrong(slug));
}

async function comment(as: string, text: string): Promise<string> {
  const pull = await stage.open(`see-${as}`, { [pathOf(`see-${as}`)]: text });
  const settings = await stage.settings('check');
  return (await checkAndComment(settings, { number: Number(pull), author: staff }, {})).text;
}

const edits = (kind: string, times = 1) =>
  stage.platformFault({ platform: 'facebook', route: 'POST /:node', kind, times });

const endOf = async (slug: string) => {
  const records = await stage.log(kotsuFacebook);
  const planned = records.find(
    ({ kind, body }) => kind === 'planned' && body.post === `posts/kotsu/2026/${slug}`,
  );
  const id = planned && 'delivery' in planned.body ? planned.body.delivery : '';
  return records.findLast(({ body }) => 'delivery' in body && body.delivery === id);
};

async function intact(): Promise<void> {
  const settings = { root: await stage.mirror(), environment: { PATH: process.env.PATH } };
  expect(await verify(settings, { checkpoints: [] })).toMatchObject({ verdict: 'intact' });
}

test('the urgent one takes the place of one that waits for a person, and that one can bring nothing back', async () => {
  const id = await published('place');
  await edits('apply-then-drop');
  const reads = { platform: 'facebook', route: 'GET /:node', kind: 'stale-reads', times: 99 };
  await stage.platformFault(reads);
  await stage.submit('first', { [pathOf('first')]: correction('place', '総合庁舎') });
  await stage.record();
  await stage.publish(kotsuFacebook);
  // Its text is public, the answer was lost and nothing shows it; what is asked next is refused for good.
  await edits('refuse');
  await stage.publish(kotsuFacebook);
  await stage.clearFaults();
  expect(await stage.publicId(kotsuFacebook, right('place', '総合庁舎'))).toBe(id);
  expect(await endOf('first')).toMatchObject({ kind: 'held' });
  const [issue] = (await issues(stage)).filter(({ state }) => state === 'open');
  expect(issue?.body).toContain('後の訂正は、答えを待たずに公開中の文を置き換えます');

  const urgent = correction('place', '合同庁舎');
  const seen = await comment('urgent', urgent);
  expect(seen).toContain('まだ終わっていない前の訂正があります');
  expect(seen).toContain('posts/kotsu/2026/first.md（公開保留）');
  await stage.submit('urgent', { [pathOf('urgent')]: urgent });
  await stage.record();
  await stage.publish(kotsuFacebook, stay);

  expect(await stage.publicId(kotsuFacebook, right('place', '合同庁舎'))).toBe(id);
  expect(await endOf('first')).toMatchObject({
    kind: 'withdrawn',
    body: {
      closes: true,
      reason: { code: 'superseded', ja: expect.stringContaining('posts/kotsu/2026/urgent.md') },
    },
  });
  // Answered late, it brings nothing back.
  const about = { account: kotsuFacebook, post: 'posts/kotsu/2026/first', answer: 'retryable' };
  const inputs = { order: 'resolve', part: '1', ...about, why: '確認' };
  const run = await takeUp(stage, await order(stage, head, inputs));
  const settings = await stage.settings(kotsuFacebook, { run });
  const answered = resolve(settings, { ...about, answer: 'retryable', why: '確認' });
  await expect(answered).rejects.toMatchObject({ code: 'wrong-use' });
  expect((await issues(stage)).filter(({ state }) => state === 'open')).toEqual([]);
  await intact();
});

test('one that was approved before and is due later never comes after it', async () => {
  await published('later');
  const times = `publish_at: ${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)} 12:00\n`;
  await stage.submit('planned', { [pathOf('planned')]: correction('later', '総合庁舎', times) });
  await stage.record();
  await stage.publish(kotsuFacebook);
  expect(await endOf('planned')).toMatchObject({ kind: 'planned' });
  const now = correction('later', '合同庁舎');
  expect(await comment('now', now)).toContain('posts/kotsu/2026/planned.md');
  await stage.submit('now', { [pathOf('now')]: now });
  await stage.record();
  await stage.publish(kotsuFacebook, stay);
  expect(await stage.publicId(kotsuFacebook, right('later', '合同庁舎'))).not.toBe('');
  expect(await endOf('planned')).toMatchObject({ kind: 'withdrawn' });
  await intact();
});

const withdrawal = `---
reason: 会場を確かめ直すため、この訂正を取りやめます。
why_not_correct: 訂正そのものを出さないことにしました。
---
`;

async function lost(slug: string, kind: 'apply-then-drop' | 'drop-before'): Promise<string> {
  const id = await published(slug);
  // Also where a slow machine lets the job ask a second time.
  await edits(kind, 99);
  const reads = { platform: 'facebook', route: 'GET /:node', kind: 'stale-reads', times: 99 };
  await stage.platformFault(reads);
  const as = `${slug}-mended`;
  await stage.submit(as, { [pathOf(as)]: correction(slug, '総合庁舎') });
  await stage.record();
  await stage.publish(kotsuFacebook);
  await stage.clearFaults();
  expect(await endOf(as)).toMatchObject({ kind: 'ambiguous' });
  const request = pathOf(as).replace(/\.md$/, '.withdraw.md');
  const pull = await stage.open(`ask-${slug}`, { [request]: withdrawal });
  const settings = await stage.settings('check');
  const seen = await checkAndComment(settings, { number: Number(pull), author: staff }, {});
  expect(seen.text).toContain('公開中の投稿はいまの文のまま残ります');
  await stage.submit(`withdraw-${slug}`, { [request]: withdrawal });
  await stage.record();
  await stage.publish(kotsuFacebook, stay);
  return id;
}

test('to withdraw a correction that was begun and did not come out only calls it off', async () => {
  const id = await lost('kept', 'drop-before');
  expect(await stage.publicId(kotsuFacebook, wrong('kept'))).toBe(id);
  expect(await endOf('kept-mended')).toMatchObject({ kind: 'withdrawn' });
  // The next one finds the post as it was.
  await stage.submit('kept-again', { [pathOf('kept-again')]: correction('kept', '合同庁舎') });
  await stage.record();
  await stage.publish(kotsuFacebook, stay);
  expect(await stage.publicId(kotsuFacebook, right('kept', '合同庁舎'))).toBe(id);
  await intact();
});

test('where its text came out after all, what is ordered gone goes: the post with it', async () => {
  await lost('gone', 'apply-then-drop');
  expect(await stage.publicId(kotsuFacebook, right('gone', '総合庁舎'))).toBe('');
  expect(await stage.publicId(kotsuFacebook, wrong('gone'))).toBe('');
  expect(await endOf('gone-mended')).toMatchObject({ kind: 'deleted' });
  await intact();
});
