import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAndComment } from '../../src/pipeline/check/check-and-comment.ts';
import { pathOf, post, refusals } from './drafts.ts';
import { kotsuFacebook, kotsuX, staff } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const correction = (account: string) => `---
title: 訂正
accounts: [${account}]
corrects: posts/kotsu/2026/wrong
correction: 会場を道の駅から合同庁舎に訂正
answers:
  - {question: may-be-published, answer: はい}
  - {question: facts-checked, answer: 照らし合わせた}
  - {question: error-confirmed, answer: 判断した}
---
【お詫びと訂正】会場は、道の駅ではなく合同庁舎です。お詫びして訂正します。
`;

test('a correction is held against the record, shows the old post to the head, and says on record what changed', async () => {
  const text = '道の駅で反射材をお配りしています。';
  await stage.submit('wrong', { [pathOf('wrong')]: post({ text }) });
  await stage.record();
  await stage.publish(kotsuX);
  const old = await stage.publicId(kotsuX, text);

  const pull = await stage.open('mend', { [pathOf('mend')]: correction(kotsuX) });
  const settings = await stage.settings('check');
  const seen = await checkAndComment(settings, { number: Number(pull), author: staff }, {});
  expect([seen.ready, seen.findings.filter(({ rule }) => rule === 'correction')]).toEqual([
    ...[true, []],
  ]);
  for (const said of ['posts/kotsu/2026/wrong.md', `/status/${old}`, '合同庁舎に訂正']) {
    expect(seen.text).toContain(said);
  }

  await stage.submit('mended', { [pathOf('mended')]: correction(kotsuX) });
  await stage.submit('elsewhere', { [pathOf('elsewhere')]: correction(kotsuFacebook) });
  await stage.record();
  const records = await stage.log('organisation');
  expect(records.findLast(({ kind }) => kind === 'approved')).toMatchObject({
    body: {
      post: 'posts/kotsu/2026/mended',
      corrects: 'posts/kotsu/2026/wrong',
      correction: '会場を道の駅から合同庁舎に訂正',
    },
  });
  expect(refusals(records, 'elsewhere')).toEqual(['correction']);
});
