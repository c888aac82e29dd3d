import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAndComment } from '../../src/pipeline/check/check-and-comment.ts';
import { pathOf, post } from './drafts.ts';
import { staff } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** Comments are mailed to everybody who watches the repository. */
test('the comment on a post of wrong form tells of what stands in it, and repeats nothing', async () => {
  const text = '**大切** 担当 ０８０－１２３４－５６７８\n口座番号：7654321\nPW: Kita-Kitsune88!';
  const keys = 'tel: 090-8765-4321\n';
  const pull = await stage.open('wrong', { [pathOf('wrong')]: post({ text, keys }) });
  const settings = await stage.settings('check');
  const checked = await checkAndComment(settings, { number: Number(pull), author: staff }, {});
  const comments = await stage.api(staff, 'GET', `/issues/${pull}/comments`);
  const [comment] = (comments as { body: string }[]).map(({ body }) => body);
  expect(checked.ready).toBe(false);
  expect(checked.findings.map(({ rule, line }) => `${rule}:${line}`)).toEqual([
    ...['form/unknown-key:4', 'personal-number:4', 'form/construct:9', 'personal-number:9'],
    ...['personal-number:10', 'secret:11'],
  ]);
  for (const told of ['強調', '携帯電話の番号', '口座の番号', '認証情報']) {
    expect(comment).toContain(told);
  }
  expect(JSON.stringify([checked, comments])).not.toMatch(
    /8765|4321|１２３４|５６７８|1234|5678|Kitsune88/,
  );
});
