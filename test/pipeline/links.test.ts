import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LinkFact } from '../../src/guideline/links/link-fact.ts';
import { checkAndComment } from '../../src/pipeline/check/check-and-comment.ts';
import type { Looker } from '../../src/pipeline/open-looker.ts';
import { publish } from '../../src/pipeline/publish/publish.ts';
import { publishText } from '../../src/pipeline/report/publish-text.ts';
import { pathOf, post } from './drafts.ts';
import { kotsuX, staff } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

const page = 'https://www.example.lg.jp/kotsu/winter-2026.html';
const draft = (slug: string) => ({
  [pathOf(slug)]: post({ text: `${slug}：冬の交通安全運動のご案内です。\n${page}` }).replace(
    'answers:\n',
    'answers:\n  - {question: link-trust, answer: 確かめた}\n',
  ),
});

/** Sees in every link what the test says. */
function seeing(fact: LinkFact | Error): Looker & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async look(targets) {
      asked.push(...targets);
      if (fact instanceof Error) throw fact;
      return new Map(targets.map((target) => [target, fact]));
    },
    said: () => '',
  };
}

async function publishWith(looker: Looker) {
  const settings = await stage.settings(kotsuX);
  return publish(settings, { account: kotsuX, stayMs: 0, looker });
}

describe('links at publishing', () => {
  test('a dead one is a notice, and the post goes out', async () => {
    await stage.submit('dead-link', draft('dead-link'));
    await stage.record();
    const looker = seeing({ state: 'gone', why: 'no-page' });
    const report = await publishWith(looker);
    expect(looker.asked).toEqual([page]);
    expect(report.linkNotices).toMatchObject([{ path: pathOf('dead-link'), line: 10 }]);
    expect(publishText(report, 'ja')).toContain('www.example.lg.jp に、このページは見つかりません');
    expect((await stage.timeline(kotsuX)).join()).toContain('dead-link：');
    // What was published is not looked at again.
    const again = seeing({ state: 'gone', why: 'no-page' });
    expect((await publishWith(again)).linkNotices).toEqual([]);
    expect(again.asked).toEqual([]);
  });

  test('one who cannot look keeps nothing from going out', async () => {
    await stage.submit('no-look', draft('no-look'));
    await stage.record();
    const report = await publishWith(seeing(new Error('no network')));
    expect(report.linkNotices).toEqual([]);
    expect(report.failure).toBeUndefined();
    expect((await stage.timeline(kotsuX)).join()).toContain('no-look：');
  });
});

test('a pull request is told of dead links only where the workflow asks, and is never blocked for it', async () => {
  const pull = Number(await stage.open('asked', draft('asked')));
  const settings = await stage.settings('check');
  const check = (o: { looker?: Looker }) =>
    checkAndComment(settings, { number: pull, author: staff }, o);
  const ofLinks = (checked: Awaited<ReturnType<typeof check>>) =>
    checked.findings.filter(({ rule }) => rule === 'link-target').map(({ severity }) => severity);
  expect(ofLinks(await check({}))).toEqual([]);
  const looker = seeing({ state: 'gone', why: 'no-page' });
  const checked = await check({ looker });
  expect(looker.asked).toEqual([page]);
  expect(ofLinks(checked)).toEqual(['warn']);
  expect(checked.findings.filter(({ severity }) => severity === 'block')).toEqual([]);
});
