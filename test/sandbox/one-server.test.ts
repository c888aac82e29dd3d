import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startSandbox } from '../../src/sandbox/start-sandbox.ts';
import { type Json, useSandbox } from './support.ts';

const run = promisify(execFile);
const sandbox = useSandbox();

it('takes a push by real git on the port of X and Facebook', async () => {
  const control = async (path: string, body: object): Promise<Json> => {
    const response = await fetch(`${sandbox.url}/github/_control${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  };
  const { token } = await control('/users', { login: 'shokuin' });
  const { cloneUrl } = await control('/repositories', { owner: 'shokuin', name: 'koho' });
  const folder = await mkdtemp(join(tmpdir(), 'koho-push-'));
  const git = (...args: string[]) => run('git', ['-C', folder, ...args]);
  await git('init', '-q', '-b', 'main');
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.jp'];
  await git(...identity, 'commit', '-q', '--allow-empty', '-m', 'first');
  await git('push', '-q', cloneUrl.replace('//', `//x-access-token:${token}@`), 'main');
  const { stdout } = await git('rev-parse', 'HEAD');
  const branch = await fetch(`${sandbox.url}/github/api/v3/repos/shokuin/koho/git/ref/heads/main`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(((await branch.json()) as Json).object.sha).toBe(stdout.trim());
  await rm(folder, { recursive: true });
});

it('closes although a request hangs, and frees its port', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'koho-sandbox-'));
  const running = await startSandbox({ dataDir });
  await fetch(`${running.url}/_sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ platform: 'x', route: '* /*', kind: 'hang', times: 1 }),
  });
  const hanging = fetch(`${running.url}/x/2/tweets`, { method: 'POST', body: 'a' });
  const taken = async () => (await fetch(`${running.url}/_sandbox/faults`)).json();
  await expect.poll(taken).toEqual({ faults: [] });
  await running.close();
  await expect(hanging).rejects.toThrow('fetch failed');
  const again = await startSandbox({ dataDir, port: Number(new URL(running.url).port) });
  expect(again.url).toBe(running.url);
  await expect(startSandbox({ dataDir, port: Number(new URL(again.url).port) })).rejects.toThrow(
    'EADDRINUSE',
  );
  await again.close();
  await rm(dataDir, { recursive: true });
});
