import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAndComment } from '../../src/pipeline/check/check-and-comment.ts';
import { localHistory } from '../../src/pipeline/local-history.ts';
import { instant } from '../../src/post/post.ts';
import { koho } from '../cli/call-koho.ts';
import { pathOf, post } from './drafts.ts';
import { gitIn } from './git-in.ts';
import { kotsuX, staff } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

const text =
  '夕方は早めにライトを点け、歩く人は反射材を身に着けましょう。道の駅でお配りしています。';
const nearly = text.replace('お配りしています', '配っています');

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await stage.submit('first', { [pathOf('first')]: post({ text }) });
  await stage.record();
  await stage.publish(kotsuX);
});
afterAll(() => stage.close());

async function findings(branch: string, slugs: Readonly<Record<string, string>>) {
  const changes = Object.entries(slugs).map(([slug, words]) => [
    pathOf(slug),
    post({ text: words }),
  ]);
  const pull = await stage.open(branch, Object.fromEntries(changes));
  const settings = await stage.settings('check');
  const checked = await checkAndComment(settings, { number: Number(pull), author: staff }, {});
  return checked.findings.map(({ rule, path, severity }) => `${severity} ${rule} ${path}`);
}

test('a pull request is told that an account published the text lately', async () => {
  const told = `warn near-duplicate ${pathOf('again')}`;
  expect(await findings('again', { again: nearly })).toEqual([told]);
  expect(await findings('other', { other: '夏の行楽の帰りは、休憩を取りましょう。' })).toEqual([]);
});

test('a pull request with the same text twice is told so at the second', async () => {
  const words = 'スキー場へ向かう道は混み合います。時間に余裕を持ってお出かけください。';
  expect(await findings('twice', { a: words, b: words })).toEqual([
    `warn near-duplicate ${pathOf('b')}`,
  ]);
});

test('a clone knows by itself what was published lately', async () => {
  const root = await stage.mirror();
  const git = gitIn(root);
  await git(['checkout', '--quiet', 'origin/main']);
  const history = async (at: number) => {
    const environment = { PATH: process.env.PATH };
    const o = { root, environment, paths: [pathOf('first')], now: instant(at) };
    return (await localHistory(o)).history;
  };
  const now = await history(Date.now());
  expect(now.recent?.isEmpty).toBe(false);
  expect(now.published.size).toBe(1);
  const later = await history(Date.now() + 40 * 24 * 60 * 60 * 1000);
  expect(later.recent?.isEmpty).toBe(true);
  // What is published is not compared with itself, nor told to be written anew.
  const { code, out } = await koho(['check', '--root', root, '--format', 'json', pathOf('first')]);
  expect({ code, findings: JSON.parse(out).findings }).toEqual({ code: 0, findings: [] });
});

test('a post that is approved all the same has the warning on record', async () => {
  await stage.submit('again-approved', { [pathOf('again-approved')]: post({ text: nearly }) });
  await stage.record();
  const records = await stage.log('organisation');
  const approved = records.findLast(({ kind }) => kind === 'approved');
  expect(approved?.kind === 'approved' && approved.body.warnings).toMatchObject([
    { rule: 'near-duplicate' },
  ]);
});
