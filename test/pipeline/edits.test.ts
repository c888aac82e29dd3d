import { afterAll, beforeAll, expect, test } from 'vitest';
import { verify } from '../../src/pipeline/audit/verify.ts';
import { resolve } from '../../src/pipeline/brakes/resolve.ts';
import { checkAndComment } from '../../src/pipeline/check/check-and-comment.ts';
import { publishText } from '../../src/pipeline/report/publish-text.ts';
import { about, pathOf, post, refusals } from './drafts.ts';
import { installBrakes, order, takeUp } from './orders.ts';
import { head, kotsuFacebook, kotsuX, staff } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';
import { withoutSpacing } from './withdrawals.ts';

/** From the pull request to the public page, with the real client, git and signatures: an account that corrects by editing. */
let stage: Stage;
const file = `policies/accounts/${kotsuFacebook}.yml`;
const bothAccounts = [kotsuX, kotsuFacebook];

beforeAll(async () => {
  stage = await setStage();
  await withoutSpacing(stage);
  await installBrakes(stage);
  const account = stage.policy.get(file) ?? '';
  await stage.amend('corrections', { [file]: `${account}\ncorrections: edit\n` });
  await stage.record();
}, 180_000);
afterAll(() => stage?.close());

const wrong = (slug: string) => `${slug}：道の駅で反射材をお配りしています。`;
const right = (slug: string, place = '合同庁舎') =>
  `【訂正】${slug}：反射材は、道の駅ではなく${place}でお配りしています。`;
const correction = (
  slug: string,
  text: string,
  accounts: readonly string[] = [kotsuFacebook],
) => `---
title: 訂正
accounts: [${accounts.join(', ')}]
corrects: posts/kotsu/2026/${slug}
correction: 会場を訂正
answers:
  - {question: may-be-published, answer: はい}
  - {question: facts-checked, answer: 照らし合わせた}
  - {question: error-confirmed, answer: 判断した}
---
${text}
`;
const withdrawal = `---
reason: 会場の住所を誤って案内しました。
why_not_correct: 誤った会場へ向かう人が出るおそれがあります。
---
`;

async function published(slug: string): Promise<string> {
  const text = wrong(slug);
  await stage.submit(slug, { [pathOf(slug)]: post({ text, accounts: bothAccounts }) });
  await stage.record();
  for (const account of bothAccounts) await stage.publish(account);
  return stage.publicId(kotsuFacebook, text);
}
async function corrected(slug: string, as: string, text: string, accounts?: readonly string[]) {
  await stage.submit(as, { [pathOf(as)]: correction(slug, text, accounts) });
  await stage.record();
  return stage.publish(kotsuFacebook);
}
async function intact(): Promise<void> {
  const settings = { root: await stage.mirror(), environment: { PATH: process.env.PATH } };
  expect(await verify(settings, { checkpoints: [] })).toMatchObject({ verdict: 'intact' });
}
const shown = async (account: string, slug: string) =>
  (await stage.timeline(account)).filter((text) => text.includes(`${slug}：`));
const kindsOf = async (slug: string) => {
  const records = await stage.log(kotsuFacebook);
  const planned = records.find(
    ({ kind, body }) => kind === 'planned' && body.post === `posts/kotsu/2026/${slug}`,
  );
  const id = planned && 'delivery' in planned.body ? planned.body.delivery : '';
  return records.flatMap(({ kind, body }) =>
    'delivery' in body && body.delivery === id ? [kind] : [],
  );
};

/** What the head answers about a held correction. */
const answersAbout = (slug: string) => async (given: 'confirmed' | 'retryable', named?: string) => {
  const about = { account: kotsuFacebook, post: `posts/kotsu/2026/${slug}`, answer: given };
  const why = '確認';
  const inputs = { order: 'resolve', part: '1', ...about, why };
  const run = await takeUp(stage, await order(stage, head, inputs));
  const settings = await stage.settings(kotsuFacebook, { run });
  return resolve(settings, { ...about, why, ...(named !== undefined && { named }) });
};

test('a correction replaces the text of the public post there, and is a new post elsewhere', async () => {
  const id = await published('place');
  const pull = await stage.open('show', {
    [pathOf('shown')]: correction('place', right('place'), bothAccounts),
  });
  const settings = await stage.settings('check');
  const seen = await checkAndComment(settings, { number: Number(pull), author: staff }, {});
  expect(seen.findings.filter(({ severity }) => severity === 'block')).toEqual([]);
  expect(seen.text).toContain('公開中の投稿の文を、この文に置き換えます');
  expect(seen.text).toContain('公開中のまま変わりません');
  expect(seen.text).toContain(id.replace('_', '/posts/'));
  // On X the old one stays beside it.
  expect(seen.text).toContain('前の投稿は公開されたままです');

  const report = await corrected('place', 'mended', right('place'), bothAccounts);
  await stage.publish(kotsuX);
  expect(await shown(kotsuFacebook, 'place')).toEqual([right('place')]);
  expect(await stage.publicId(kotsuFacebook, right('place'))).toBe(id);
  expect(await shown(kotsuX, 'place')).toEqual([right('place'), wrong('place')]);
  expect(await kindsOf('mended')).toEqual(['planned', 'intent', 'prepared', 'confirmed']);
  const text = publishText({ ...report, linkNotices: [], heldNotices: [] }, 'ja');
  expect(text).toContain('mended 公開中の投稿の文を置き換えました');

  // A correction of the correction edits the same post.
  await corrected('mended', 'again', right('place', '総合庁舎'));
  expect(await stage.publicId(kotsuFacebook, right('place', '総合庁舎'))).toBe('');
  // Not at once: a request of the one before could still be on its way.
  expect(await kindsOf('again')).toEqual(['planned', 'blocked']);
  await intact();
});

test('other images than the public ones are refused, and nothing is approved', async () => {
  await published('picture');
  const picture = `---
title: 訂正
accounts: [${kotsuFacebook}]
corrects: posts/kotsu/2026/picture
correction: 会場を訂正
media:
  - {file: other.png, alt: 道の駅の地図, rights: 道が作成, people: none}
answers:
  - {question: may-be-published, answer: はい}
  - {question: facts-checked, answer: 照らし合わせた}
  - {question: error-confirmed, answer: 判断した}
---
${right('picture')}
`;
  const { pngImage } = await import('../sandbox/support.ts');
  const bytes = Buffer.from(pngImage(640, 480));
  await stage.submit('other-picture', {
    [pathOf('other-picture')]: picture,
    'posts/kotsu/2026/other.png': bytes,
  });
  await stage.record();
  const records = await stage.log('organisation');
  expect(about(records, 'other-picture')).toEqual(['refused']);
  expect(refusals(records, 'other-picture')).toContain('correction');
});

test('of a lost answer it is found out that the text is there; a withdrawal deletes the one post', async () => {
  const id = await published('lost');
  const fault = { platform: 'facebook', route: 'POST /:node', kind: 'apply-then-drop', times: 1 };
  await stage.platformFault(fault);
  await corrected('lost', 'lost-mended', right('lost'));
  await stage.publish(kotsuFacebook);
  expect(await kindsOf('lost-mended')).toContain('confirmed');
  expect(await stage.publicId(kotsuFacebook, right('lost'))).toBe(id);
  // Approved while the post was public, and not begun: a person decides, and nothing is sent.
  await stage.submit('too-late', {
    [pathOf('too-late')]: correction('lost', right('lost', '総合庁舎')),
  });
  await stage.submit('withdraw-mended', {
    [pathOf('lost-mended').replace(/\.md$/, '.withdraw.md')]: withdrawal,
  });
  await stage.record();
  await stage.publish(kotsuFacebook);
  expect(await stage.publicId(kotsuFacebook, right('lost'))).toBe('');
  expect((await kindsOf('lost-mended')).slice(-3)).toEqual(['withdrawal', 'deleting', 'deleted']);
  const held = (await stage.log(kotsuFacebook)).findLast(({ kind }) => kind === 'held');
  expect(held?.body).toMatchObject({ reason: { code: 'edit-target-gone' } });
  // That it is gone its own records do not say: told before anybody approves one more.
  await corrected('lost', 'later', right('lost', '総合庁舎'));
  const records = await stage.log('organisation');
  expect(refusals(records, 'later')).toEqual(['correction']);
  await intact();
});

test('refused by Facebook it waits for a person; the answer is held against the public post', async () => {
  const id = await published('refused');
  const fault = { platform: 'facebook', route: 'POST /:node', kind: 'refuse', times: 1 };
  await stage.platformFault(fault);
  await corrected('refused', 'refused-mended', right('refused'));
  expect((await kindsOf('refused-mended')).at(-1)).toBe('held');
  const answer = answersAbout('refused-mended');
  // The post still says what it said.
  await expect(answer('confirmed', id)).rejects.toMatchObject({ code: 'not-confirmed' });
  const other = await published('other');
  await expect(answer('confirmed', other)).rejects.toMatchObject({ code: 'not-confirmed' });
  await answer('retryable');
  await stage.publish(kotsuFacebook);
  expect(await stage.publicId(kotsuFacebook, right('refused'))).toBe(id);
  await intact();
});

test('a text that differs from the approved one in a comma only is not taken for it', async () => {
  const [before, after] = [
    '【訂正】comma：料金は1.500円です。',
    '【訂正】comma：料金は1,500円です。',
  ];
  const first = correction('none', before, bothAccounts).replace(/^correct.*\n/gm, '');
  await stage.submit('comma', { [pathOf('comma')]: first });
  await stage.record();
  await stage.publish(kotsuFacebook);
  const id = await stage.publicId(kotsuFacebook, before);
  const fault = { platform: 'facebook', route: 'POST /:node', kind: 'refuse', times: 1 };
  await stage.platformFault(fault);
  await corrected('comma', 'comma-mended', after);
  const answer = answersAbout('comma-mended');
  await expect(answer('confirmed', id)).rejects.toMatchObject({ code: 'not-confirmed' });
  await answer('retryable');
  await stage.publish(kotsuFacebook);
  expect(await stage.publicId(kotsuFacebook, after)).toBe(id);
});

test('where the answer and the look after it are lost, a later look finds the text, and nothing is said twice', async () => {
  const id = await published('said');
  await stage.platformFault({
    platform: 'facebook',
    route: 'POST /:node',
    kind: 'apply-then-drop',
    times: 1,
  });
  await stage.platformFault({
    platform: 'facebook',
    route: 'GET /:node',
    kind: 'drop-before',
    times: 1,
  });
  await corrected('said', 'said-mended', right('said'));
  await stage.clearFaults();
  await stage.publish(kotsuFacebook);
  expect(await stage.publicId(kotsuFacebook, right('said'))).toBe(id);
  expect(await kindsOf('said-mended')).toContain('confirmed');
  await intact();
});

test('to withdraw the corrected post deletes it with the text of its correction', async () => {
  await published('whole');
  await corrected('whole', 'whole-mended', right('whole'));
  expect(await shown(kotsuFacebook, 'whole')).toEqual([right('whole')]);
  const request = pathOf('whole').replace(/\.md$/, '.withdraw.md');
  const pull = await stage.open('ask-whole', { [request]: withdrawal });
  const settings = await stage.settings('check');
  const seen = await checkAndComment(settings, { number: Number(pull), author: staff }, {});
  expect(seen.text).toContain('公開されている投稿は1件だけです');
  await stage.submit('withdraw-whole', { [request]: withdrawal });
  await stage.record();
  await stage.publish(kotsuFacebook);
  expect(await shown(kotsuFacebook, 'whole')).toEqual([]);
  expect((await kindsOf('whole')).slice(-2)).toEqual(['deleting', 'deleted']);
  await intact();
});

test('before its intent a correction is simply never sent, and the post stays', async () => {
  const id = await published('kept');
  await stage.submit('kept-mended', { [pathOf('kept-mended')]: correction('kept', right('kept')) });
  await stage.submit('withdraw-kept', {
    [pathOf('kept-mended').replace(/\.md$/, '.withdraw.md')]: withdrawal,
  });
  await stage.record();
  await stage.publish(kotsuFacebook);
  expect(await kindsOf('kept-mended')).toEqual(['planned', 'withdrawal']);
  expect(await stage.publicId(kotsuFacebook, wrong('kept'))).toBe(id);
  await intact();
});
