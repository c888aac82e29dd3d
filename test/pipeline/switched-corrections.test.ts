import { afterAll, beforeAll, expect, test } from 'vitest';
import { about, pathOf, post, refusals } from './drafts.ts';
import { head, kotsuFacebook } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

/** An account whose corrections become another thing while a correction is on its way. */
let stage: Stage;
const file = `policies/accounts/${kotsuFacebook}.yml`;

beforeAll(async () => {
  stage = await setStage();
  await stage.submit('place', {
    [pathOf('place')]: post({ text: wrong, accounts: [kotsuFacebook] }),
  });
  await stage.record();
  await stage.publish(kotsuFacebook);
}, 180_000);
afterAll(() => stage?.close());

const wrong = '道の駅で反射材をお配りしています。';
const right = (where: string) => `【訂正】反射材は、道の駅ではなく${where}でお配りしています。`;
const correction = (where: string) => `---
title: 訂正
accounts: [${kotsuFacebook}]
corrects: posts/kotsu/2026/place
correction: 会場を訂正
answers:
  - {question: may-be-published, answer: はい}
  - {question: facts-checked, answer: 照らし合わせた}
  - {question: error-confirmed, answer: 判断した}
---
${right(where)}
`;

let switches = 0;
async function switchTo(corrections: string): Promise<void> {
  const account = (stage.policy.get(file) ?? '').replace(/\ncorrections: .*/, '');
  await stage.amend(`switch-${switches++}`, {
    [file]: `${account}\ncorrections: ${corrections}\n`,
  });
  await stage.record();
}

test('approved and on record as a new post, it goes out as one, whatever the policy says since', async () => {
  await stage.submit('recorded', { [pathOf('recorded')]: correction('合同庁舎') });
  await stage.record();
  await switchTo('edit');
  await stage.publish(kotsuFacebook);
  expect(await stage.timeline(kotsuFacebook)).toEqual([right('合同庁舎'), wrong]);
  await switchTo('new-post');
});

test('approved as a new post and merged after the switch, it is refused with what changed, when, and what to do', async () => {
  const pull = await stage.open('late', { [pathOf('late')]: correction('総合庁舎') });
  await stage.forge.approve(head, pull);
  await switchTo('edit');
  await stage.merge(pull, 'squash');
  await stage.record();
  const records = await stage.log('organisation');
  expect(about(records, 'late')).toEqual(['refused']);
  expect(refusals(records, 'late')).toEqual(['corrections-switched']);
  const said = records.findLast(({ kind }) => kind === 'refused');
  const adopted = records.findLast(({ kind }) => kind === 'policy-adopted');
  const commit = adopted?.kind === 'policy-adopted' ? adopted.body.commit.slice(0, 12) : '';
  expect(JSON.stringify(said?.body)).toContain(`（${commit}、corrections: edit）`);
  expect(JSON.stringify(said?.body)).toContain('改めて承認を受けてください');

  // Approved anew, as what it is now.
  await stage.submit('late-again', { [pathOf('late')]: correction('総合庁舎の1階') });
  await stage.record();
  await stage.publish(kotsuFacebook);
  expect(await stage.timeline(kotsuFacebook)).toEqual([right('合同庁舎'), right('総合庁舎の1階')]);
});
