import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { pathOf, post } from '../pipeline/drafts.ts';
import { kotsuX, staff } from '../pipeline/people.ts';
import { setStage } from '../pipeline/set-stage.ts';
import type { Stage } from '../pipeline/stage.ts';
import { leakedIn, type RunOptions, runAction } from './run-action.ts';

let stage: Stage;
beforeAll(async () => {
  // The program as it runs for the organisation: with everything that it reads.
  stage = await setStage({ dictionaries: 'all' });
});
afterAll(() => stage.close());

const run = (writer: string, inputs: Readonly<Record<string, string>>, o: RunOptions = {}) =>
  runAction(stage, writer, inputs, o);

/** The commands that the runner would obey in this log. */
function commandsOf(log: string): readonly string[] {
  const obeyed: string[] = [];
  let stopped: string | undefined;
  for (const line of log.split('\n').map((one) => one.trimStart())) {
    if (stopped !== undefined) {
      if (line === `::${stopped}::`) stopped = undefined;
      continue;
    }
    stopped = /^::stop-commands::(.+)$/.exec(line)?.[1];
    if (line.startsWith('::') || line.includes('##[')) obeyed.push(line);
  }
  return obeyed;
}

const leaked = (log: string) => leakedIn(stage, log);

describe('the watchdog by the action', () => {
  test('looks, says that nothing is late, and leaks nothing', async () => {
    const { exit, outputs, summary, log } = await run('watch', { command: 'watch' });
    expect({ exit, outputs }).toEqual({ exit: 0, outputs: { overdue: '0' } });
    expect(summary).toContain('公開や削除の遅れも');
    expect(leaked(log)).toEqual([]);
  });
});

describe('the way of a post by the action', () => {
  test('check annotates, counts, comments and fails; mended, it passes', async () => {
    const words = '本日（12月1日（水））は、反射材をお配りします。';
    const broken = post({ text: words }).replace(/^ {2}- \{question: facts.*\n/m, '');
    const number = await stage.open('check', { [pathOf('check')]: broken });
    const event = { pull_request: { number: Number(number), user: { login: staff } } };
    const first = await run('check', { command: 'check' }, { event });
    expect(first.exit).toBe(1);
    expect(first.outputs).toEqual({ posts: '1', blocking: '1', ready: 'false' });
    expect(first.log).toMatch(
      /^::error title=date-weekday \[HSM-4-4\],file=posts\/kotsu\/2026\/check\.md,line=\d+,col=\d+::.+$/m,
    );
    expect(first.log).toMatch(/^::notice title=question .+$/m);
    expect(first.summary).toContain('まだ公開できません');
    expect(leaked(first.log)).toEqual([]);

    const mended = post({ text: '反射材をお配りします。' });
    await stage.push('check', { [pathOf('check')]: mended }, staff);
    const second = await run('check', { command: 'check', language: 'en' }, { event });
    expect(second.exit).toBe(0);
    expect(second.outputs).toEqual({ posts: '1', blocking: '0', ready: 'true' });
    expect(second.summary).toContain('Approval requested');
  });

  test('record, publish and verify say what they did and show no credential', async () => {
    await stage.submit('way', { [pathOf('way')]: post({ text: '道の駅でお待ちしています。' }) });
    const recorded = await run('organisation', { command: 'record' });
    expect(recorded.exit).toBe(0);
    expect(Number(recorded.outputs.posts)).toBeGreaterThan(0);
    expect(recorded.summary).toContain('承認を記録');

    const published = await run(kotsuX, { command: 'publish', account: kotsuX });
    expect(published.exit).toBe(0);
    expect(published.outputs).toMatchObject({ published: '1', held: '0', 'next-due': '' });
    expect(await stage.timeline(kotsuX)).toContain('道の駅でお待ちしています。');

    const root = await stage.mirror();
    const verified = await run('audit', { command: 'verify' }, { env: { GITHUB_WORKSPACE: root } });
    expect(verified.exit).toBe(0);
    expect(verified.outputs).toEqual({ verdict: 'intact' });
    for (const { log, summary } of [recorded, published, verified]) {
      expect(leaked(log + summary)).toEqual([]);
    }
  });

  test('a file’s name cannot command the runner or mark up the summary', async () => {
    const name = 'posts/kotsu/2026/x\n::error::pwned\n##[add-mask]a\n```\n<img src=x>.md';
    await stage.direct({ [name]: 'x' });
    const { log, summary, exit } = await run('organisation', { command: 'record' });
    expect(exit).toBe(0);
    expect(log).toContain('pwned');
    expect(commandsOf(log).filter((line) => /^::error::|^##\[/.test(line))).toEqual([]);
    const fence = /^`{3,}/.exec(summary)?.[0] ?? '';
    expect(fence.length).toBeGreaterThan(3);
    await stage.direct({ [name]: null });
  });
});

describe('wrong use ends with 2, a reason and nothing done', () => {
  test.each([
    ['an unknown command', { command: 'nope' }, '入力 command'],
    ['no command', { command: '' }, '入力 command'],
    ['no account', { command: 'publish' }, '入力 account'],
    ['an unknown account', { command: 'publish', account: 'nobody' }, '登録されていません'],
    ['an unknown language', { command: 'record', language: 'fr' }, '入力 language'],
    ['a doubtful init', { command: 'record', init: 'yes' }, '入力 init'],
    ['a doubtful online', { command: 'publish', account: 'x', online: 'yes' }, '入力 online'],
    ['no pull request', { command: 'check' }, 'pull_request_target'],
    ['no token', { command: 'publish', account: kotsuX, 'github-token': '' }, 'トークン'],
  ])('%s', async (_, inputs, said) => {
    const { exit, log, outputs } = await run('wrong', inputs);
    expect(exit).toBe(2);
    expect(log).toMatch(/^::error title=koho/m);
    expect(log).toContain(said);
    expect(outputs).toEqual({});
    expect(leaked(log)).toEqual([]);
  });

  test('without the secrets of its environment an account’s job sends nothing', async () => {
    for (const name of ['KOHO_X_APP_KEY', 'KOHO_LEDGER_KEY']) {
      const inputs = { command: 'publish', account: kotsuX };
      const { exit, log } = await run(kotsuX, inputs, { env: { [name]: '' } });
      expect(exit).toBe(2);
      expect(log).toContain(name);
    }
  });
});

test('action.yml declares exactly the inputs that are read and the outputs that are set', async () => {
  const action = parse(await readFile('action.yml', 'utf8'));
  const names = (await readdir('src/action')).map((name) =>
    readFile(join('src/action', name), 'utf8'),
  );
  const code = (await Promise.all(names)).join('\n');
  const named = (call: string) =>
    [
      ...new Set(
        [...code.matchAll(new RegExp(`${call}\\('([\\w-]+)'`, 'g'))].map(([, one]) => one),
      ),
    ].sort();
  expect(Object.keys(action.inputs).sort()).toEqual(named('getInput'));
  expect(Object.keys(action.outputs).sort()).toEqual(named('setOutput'));
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.mjs' });
});
