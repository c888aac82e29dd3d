import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runGit } from './clone.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.github.close());

const ledger = { pattern: 'ledger/**', denyForce: true, denyDelete: true };

it('takes a push larger than any buffer and gives the same bytes back', async () => {
  const big = randomBytes(5 * 1024 * 1024);
  await office.work.must('config', 'http.postBuffer', '65536');
  await office.work.commit({ 'big.bin': big });
  await office.work.must('push', '-q', 'origin', 'HEAD:main');
  const again = await office.cloneAs(office.head);
  expect((await readFile(join(again.dir, 'big.bin'))).equals(big)).toBe(true);
});

it('speaks protocol version 2, and takes the gzipped request of a fetch of many branches', async () => {
  const other = await office.cloneAs(office.head);
  const refs = [];
  for (let n = 0; n < 26; n++) refs.push(`${await office.work.commit({})}:refs/heads/b${n}`);
  await office.work.must('push', '-q', 'origin', ...refs);
  const traced = await runGit(other.dir, ['-c', 'protocol.version=2', 'fetch', 'origin'], {
    GIT_TRACE_PACKET: '1',
    GIT_TRACE_CURL: '1',
    GIT_TRACE_CURL_NO_DATA: '1',
  });
  expect(traced.code).toBe(0);
  expect(traced.err.includes('version 2')).toBe(true);
  expect(/Content-Encoding: gzip/i.test(traced.err)).toBe(true);
  expect(await other.must('rev-parse', 'origin/b25')).toBe(
    await office.work.must('rev-parse', 'HEAD'),
  );
});

describe('who may', () => {
  it('clone a private repository: nobody without a token, no stranger, no wrong token', async () => {
    const clone = (token?: string) => office.cloneAs(token === undefined ? {} : { token });
    await expect(clone()).rejects.toThrow(/could not read Username|Authentication failed/);
    await expect(clone('sandbox-gh-wrong')).rejects.toThrow('Authentication failed');
    await expect(clone(office.stranger.token)).rejects.toThrow('not found');
  });

  it('push: not with read permission only', async () => {
    const clone = await office.cloneAs(office.reader);
    await clone.commit({ 'a.txt': 'a' });
    const pushed = await clone.git('push', 'origin', 'HEAD:a');
    expect(pushed.code).not.toBe(0);
    expect(pushed.err).toContain('403');
  });

  it('push with a deploy key, but not ask the REST API with it', async () => {
    const key = await office.github.control('/repositories/pref/koho/deploy-keys', { title: 'k' });
    const token = String(key.token);
    expect(token).toMatch(/^sandbox-gh-deploy-/);
    const clone = await office.cloneAs({ token });
    await clone.commit({ 'a.txt': 'a' });
    await clone.must('push', '-q', 'origin', 'HEAD:a');
    expect((await office.github.rest('GET', '/repos/pref/koho', { token })).status).toBe(401);
  });

  it('push with the token of a run until the run has ended', async () => {
    const run = await office.github.control('/repositories/pref/koho/runs', { actor: 'staff' });
    const clone = await office.cloneAs({ token: String(run.token) });
    await clone.commit({ 'a.txt': 'a' });
    await clone.must('push', '-q', 'origin', 'HEAD:a');
    await office.github.control(`/runs/${run.id}/complete`, { conclusion: 'success' });
    await clone.commit({ 'a.txt': 'b' });
    expect((await clone.git('push', 'origin', 'HEAD:a')).err).toContain('Authentication failed');
  });
});

describe('rules for branches', () => {
  it('refuse a forced push and a deletion under ledger/**, and let a plain push pass', async () => {
    await office.rules(ledger);
    const { work } = office;
    await work.must('push', '-q', 'origin', 'HEAD:ledger/org/2026');
    await work.commit({ 'r.jsonl': '1\n' });
    await work.must('push', '-q', 'origin', 'HEAD:ledger/org/2026');
    await work.must('reset', '-q', '--hard', 'HEAD~1');
    await work.commit({ 'r.jsonl': '2\n' });
    const forced = await work.git('push', '--force', 'origin', 'HEAD:ledger/org/2026');
    expect(forced.err).toContain('GH013');
    expect(forced.err).toContain('Cannot force-push to this branch');
    expect(forced.err).toContain('push declined due to repository rule violations');
    const deleted = await work.git('push', 'origin', ':ledger/org/2026');
    expect(deleted.err).toContain('Cannot delete this branch');
    expect([forced.code, deleted.code]).toEqual([1, 1]);
  });

  it('refuse everybody who is not named as pusher, and let the deploy key pass', async () => {
    const key = await office.github.control('/repositories/pref/koho/deploy-keys', { title: 'k' });
    await office.rules({ ...ledger, pushers: [`deploy-key:${key.id}`] });
    const refused = await office.work.git('push', 'origin', 'HEAD:ledger/org/2026');
    expect(refused.err).toContain('Cannot update this protected ref.');
    const asAdmin = await office.cloneAs(office.admin);
    expect((await asAdmin.git('push', 'origin', 'HEAD:ledger/org/2026')).code).toBe(1);
    const clone = await office.cloneAs({ token: String(key.token) });
    await clone.must('push', '-q', 'origin', 'HEAD:ledger/org/2026');
    const pushes = await fetch(`${office.github.url}/_control/repositories/pref/koho/pushes`);
    expect(await pushes.json()).toContainEqual(
      expect.objectContaining({ ref: 'refs/heads/ledger/org/2026', by: `deploy-key:${key.id}` }),
    );
  });

  it('refuse a whole push when one of its refs is refused', async () => {
    await office.rules(ledger, { pattern: 'main', requirePullRequest: true });
    await office.work.commit({ 'a.txt': 'a' });
    const pushed = await office.work.git('push', 'origin', 'HEAD:free', 'HEAD:main');
    expect(pushed.err).toContain('Changes must be made through a pull request.');
    expect(await office.work.must('ls-remote', 'origin', 'refs/heads/free')).toBe('');
  });

  it('let an administrator pass by, and say so', async () => {
    await office.rules({ pattern: 'main', requirePullRequest: true, bypassAdmins: true });
    const clone = await office.cloneAs(office.admin);
    await clone.commit({ 'a.txt': 'a' });
    const pushed = await clone.git('push', 'origin', 'HEAD:main');
    expect(pushed.code).toBe(0);
    expect(pushed.err).toContain('Bypassed rule violations for refs/heads/main');
  });

  it('keep everybody from writing refs/pull', async () => {
    const { number } = await office.propose({ branch: 'post', files: { 'a.txt': 'a' } });
    const pushed = await office.work.git('push', 'origin', `HEAD~1:refs/pull/${number}/head`, '-f');
    expect(pushed.err).toContain('deny updating a hidden ref');
  });
});

it('lets exactly one of two pushes on the same tip win', async () => {
  const [a, b] = [await office.cloneAs(office.staff), await office.cloneAs(office.head)];
  await a.commit({ 'a.txt': 'a' });
  await b.commit({ 'b.txt': 'b' });
  const runs = await Promise.all([
    a.git('push', 'origin', 'HEAD:main'),
    b.git('push', 'origin', 'HEAD:main'),
  ]);
  expect(runs.map((run) => run.code).sort()).toEqual([0, 1]);
  const lost = runs.find((run) => run.code === 1);
  expect(lost?.err).toMatch(/\[(remote )?rejected\]/);
});

it('gives the heads and the test merges of pull requests to fetch', async () => {
  const { number, sha } = await office.propose({ branch: 'post', files: { 'a.txt': 'a' } });
  const { work } = office;
  await work.must(
    'fetch',
    '-q',
    'origin',
    `refs/pull/${number}/head:h`,
    `refs/pull/${number}/merge:m`,
  );
  expect(await work.must('rev-parse', 'h')).toBe(sha);
  expect(await work.must('rev-parse', 'm^2')).toBe(sha);
});

it('is unharmed by a pusher that goes away in the middle of the pack', async () => {
  const before = await office.work.must('rev-parse', 'HEAD');
  const command = `${before} ${'a'.repeat(40)} refs/heads/main\0 report-status side-band-64k`;
  const length = (command.length + 4).toString(16).padStart(4, '0');
  const basic = Buffer.from(`x:${office.staff.token}`).toString('base64');
  await new Promise<void>((resolve) => {
    const push = request(`${office.cloneUrl}/git-receive-pack`, {
      method: 'POST',
      headers: {
        Authorization: `Basic ${basic}`,
        'Content-Type': 'application/x-git-receive-pack-request',
      },
    });
    push.on('error', () => resolve());
    push.write(`${length}${command}0000PACK`, () => push.destroy(new Error('gone')));
  });
  expect(await office.work.must('ls-remote', 'origin', 'refs/heads/main')).toContain(before);
  await office.work.commit({ 'a.txt': 'a' });
  expect((await office.work.git('push', 'origin', 'HEAD:main')).code).toBe(0);
});

describe('ordered faults', () => {
  const order = (kind: string) =>
    office.github.control('/faults', { route: 'POST /git-receive-pack', kind, times: 1 });

  it('apply-then-drop: the pusher hears of a failure, the branch has moved', async () => {
    await order('apply-then-drop');
    const sha = await office.work.commit({ 'a.txt': 'a' });
    const pushed = await office.work.git('push', 'origin', 'HEAD:main');
    expect(pushed.code).not.toBe(0);
    expect(await office.work.must('ls-remote', 'origin', 'refs/heads/main')).toContain(sha);
    expect((await office.work.git('push', 'origin', 'HEAD:main')).code).toBe(0);
  });

  it.each(['drop', '500', '403-rate-limit'])('%s: nothing has happened', async (kind) => {
    await order(kind);
    const sha = await office.work.commit({ 'a.txt': 'a' });
    expect((await office.work.git('push', 'origin', 'HEAD:main')).code).not.toBe(0);
    expect(await office.work.must('ls-remote', 'origin', 'refs/heads/main')).not.toContain(sha);
  });
});
