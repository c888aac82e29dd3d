import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAndComment } from '../../src/pipeline/check/check-and-comment.ts';
import { about, pathOf, post, refusals } from './drafts.ts';
import { head, kotsuX, staff } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

const deputy = 'hokkaido-mihon-watanabe';
const reason = '看板のとおりの正式な名称のため';

let stage: Stage;
let weights = 0;
beforeAll(async () => {
  stage = await setStage();
  await amend('{severity: block, waivable_by: [head]}');
});
afterAll(() => stage.close());

const words = (slug: string) => `○○商店（${slug}）で、反射材をお配りしています。`;

function draft(slug: string, keys = `acknowledge:\n  - {rule: placeholder, reason: ${reason}}\n`) {
  return { [pathOf(slug)]: post({ text: words(slug), keys }) };
}

async function amend(weight: string): Promise<void> {
  const before = stage.policy.get('policies/guideline.yml') ?? '';
  const after = before.replace('placeholder: block', `placeholder: ${weight}`);
  const change = { 'policies/guideline.yml': after };
  weights += 1;
  await stage.amend(`weight-${weights}`, change);
  await stage.record();
}

async function approvedBy(reviewer: string, slug: string): Promise<readonly string[]> {
  const pull = await stage.open(slug, draft(slug));
  await stage.forge.approve(reviewer, pull);
  await stage.merge(pull, 'squash');
  await stage.record();
  return about(await stage.log('organisation'), slug);
}

describe('a block that the policy leaves to the head', () => {
  test('comes before her as a decision, once a reason is stated', async () => {
    const pull = await stage.open('asked', draft('asked', ''));
    const settings = await stage.settings('check');
    const number = Number(pull);
    const first = await checkAndComment(settings, { number, author: staff }, {});
    expect(first.ready).toBe(false);
    expect(first.text).toContain('- rule: placeholder');
    await stage.push('asked', draft('asked'), staff);
    const second = await checkAndComment(settings, { number, author: staff }, {});
    expect(second.ready).toBe(true);
    expect(second.text).toMatch(/判断していただくこと[\s\S]*○○[\s\S]*看板のとおり/);
  });

  test('passes by her approval; the reason is on record and the post goes out', async () => {
    expect(await approvedBy(head, 'decided')).toEqual(['approved']);
    const record = (await stage.log('organisation')).findLast(({ kind }) => kind === 'approved');
    expect(record?.body).toMatchObject({
      approval: { role: 'head' },
      warnings: [{ rule: 'placeholder', acknowledged: reason }],
    });
    await stage.publish(kotsuX);
    expect(await stage.timeline(kotsuX)).toContain(words('decided'));
  });

  test('does not pass by a deputy’s, and the record says why', async () => {
    expect(await approvedBy(deputy, 'not-hers')).toEqual(['refused']);
    const records = await stage.log('organisation');
    expect(refusals(records, 'not-hers')).toEqual(['waiver-not-decided']);
    expect(JSON.stringify(records)).toContain('所属長が承認したときだけです');
  });
});

describe('what was let pass is judged again before it is sent', () => {
  test.each([
    ['to the head alone', '{severity: block, waivable_by: [head]}', 'waiver-not-decided'],
    ['to nobody', 'block', 'guideline-blocks'],
  ])('a policy that now leaves it %s keeps it waiting', async (_, weight, code) => {
    await amend('{severity: block, waivable_by: [head, deputy]}');
    expect(await approvedBy(deputy, code)).toEqual(['approved']);
    await amend(weight);
    await stage.publish(kotsuX);
    expect(await stage.timeline(kotsuX)).not.toContain(words(code));
    const log = await stage.log(kotsuX);
    const blocked = log.flatMap((one) => (one.kind === 'blocked' ? [one.body.reason.code] : []));
    expect(blocked).toContain(code);
  });
});
