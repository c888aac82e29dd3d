import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { beforeAll as early, project } from './call-koho.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'koho-process-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = join(project, 'src/cli/main.ts');
const { PATH, NODE_COMPILE_CACHE } = process.env;
const environment = { PATH, NODE_COMPILE_CACHE, TMPDIR: folder };
const post = 'posts/kotsu/2026/winter-traffic-safety.md';

/** The program itself, from its sources. */
function run(args: readonly string[], node: readonly string[] = []) {
  return spawnSync(process.execPath, [...node, main, ...args], {
    cwd: project,
    env: environment,
    encoding: 'utf8',
  });
}

test('check runs as a program: report on stdout, exit code', () => {
  const { status, stdout, stderr } = run(['check', '--now', early, '--format', 'json', post]);
  expect(JSON.parse(stdout)).toEqual({ posts: 1, findings: [] });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('check of a post loads neither git, platforms, sandbox nor the counting of X', () => {
  const spy = join(folder, 'spy.mjs');
  writeFileSync(
    spy,
    `import { registerHooks } from 'node:module';
     registerHooks({
       resolve(specifier, context, next) {
         const found = next(specifier, context);
         process.stderr.write(found.url + '\\n');
         return found;
       },
     });`,
  );
  const { status, stderr } = run(['check', '--now', early, post], ['--import', spy]);
  expect(status).toBe(0);
  const loaded = stderr.split('\n').map((url) => url.replace(`file://${project}`, ''));
  expect(loaded).toContain('src/pipeline/check/check-tree.ts');
  const wasted = loaded.filter((url) =>
    /^src\/(?:forge|platforms|sandbox|approval|ledger|action|web|cli\/demo)\/|twitter-text|octokit|valibot-to/.test(
      url,
    ),
  );
  expect(wasted).toEqual([]);
});

test('a reader who leaves early makes no noise', async () => {
  const child = spawn(process.execPath, [main, 'check', '--rules', '--format', 'json'], {
    cwd: project,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  await once(child, 'close');
  expect(said).toBe('');
});

test('a wrong use is one line, without a trace of the program', () => {
  const { status, stdout, stderr } = run(['check', '--formt', 'json']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

describe('koho sandbox', () => {
  const started: ChildProcess[] = [];
  // Also where a test fails: a sandbox that is left would keep the run from ending.
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
  });
  const start = async (...args: readonly string[]) => {
    const child = spawn(process.execPath, [main, 'sandbox', '--json', ...args], {
      cwd: folder,
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.push(child);
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    return { child, answer: JSON.parse(String(line)) };
  };
  const ended = async (
    child: Awaited<ReturnType<typeof start>>['child'],
    signal: NodeJS.Signals,
  ) => {
    child.kill(signal);
    const [code] = await once(child, 'exit');
    return code;
  };
  const leftOver = () => readdirSync(folder).filter((name) => name.startsWith('koho-sandbox-'));

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'answers on loopback until %s, and leaves nothing behind',
    async (signal) => {
      const { child, answer } = await start();
      expect(Object.keys(answer)).toEqual(['url']);
      expect(answer.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
      expect((await fetch(answer.url)).status).toBe(200);
      expect(leftOver()).toHaveLength(1);
      expect(await ended(child, signal)).toBe(0);
      expect(leftOver()).toEqual([]);
    },
  );

  test('data that somebody asked for stay; a taken port is told', async () => {
    const { child, answer } = await start('--data', 'kept');
    const taken = run(['sandbox', '--port', new URL(answer.url).port]);
    expect(taken.status).toBe(2);
    expect(taken.stderr).toMatch(/--port/);
    expect(leftOver()).toEqual([]);
    await ended(child, 'SIGTERM');
    expect(existsSync(join(folder, 'kept'))).toBe(true);
  });
});
