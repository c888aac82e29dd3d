import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Clone, clone } from './clone.ts';
import { type ServedGitHub, serveGitHub } from './serve-github.ts';

let github: ServedGitHub;
let staff: { id: number; login: string; token: string };
let head: { id: number; login: string; token: string };
let url: string;
let work: Clone;

beforeEach(async () => {
  github = await serveGitHub();
  staff = (await github.control('/users', {
    login: 'staff',
    name: '職員',
    email: 'staff@example.org',
  })) as typeof staff;
  head = (await github.control('/users', {
    login: 'head',
    email: 'head@example.org',
  })) as typeof head;
  const made = await github.control('/repositories', {
    owner: 'pref',
    name: 'koho',
    collaborators: [
      { login: 'staff', permission: 'write' },
      { login: 'head', permission: 'write' },
    ],
  });
  url = String(made.cloneUrl);
  work = await clone({
    url,
    dir: join(github.workDir, 'staff'),
    token: staff.token,
    email: 'staff@example.org',
    name: '職員',
  });
  await work.commit({ 'README.md': 'hello\n' });
  await work.must('push', '-q', 'origin', 'HEAD:main');
});
afterEach(() => github.close());

it('goes from a pushed branch through a review to a squashed commit on main', async () => {
  await work.must('switch', '-q', '-c', 'post');
  const sha = await work.commit({ 'posts/koho/2026/a.md': '本文\n' }, { message: 'Add a post' });
  await work.must('push', '-q', 'origin', 'post');
  const opened = await github.rest('POST', '/repos/pref/koho/pulls', {
    token: staff.token,
    body: { title: 'Add a post', head: 'post', base: 'main' },
  });
  expect(opened.status).toBe(201);
  expect(opened.json.head.sha).toBe(sha);
  const review = await github.rest('POST', '/repos/pref/koho/pulls/1/reviews', {
    token: head.token,
    body: { event: 'APPROVE' },
  });
  expect(review.json).toMatchObject({ state: 'APPROVED', commit_id: sha, user: { id: head.id } });
  const merged = await github.rest('PUT', '/repos/pref/koho/pulls/1/merge', {
    token: head.token,
    body: { merge_method: 'squash', sha },
  });
  expect(merged.json).toMatchObject({ merged: true });
  await work.must('fetch', '-q');
  expect(await work.must('rev-parse', 'origin/main')).toBe(merged.json.sha);
  const pulls = await github.rest('GET', `/repos/pref/koho/commits/${merged.json.sha}/pulls`, {
    token: head.token,
  });
  expect(pulls.json.map((p: { number: number }) => p.number)).toEqual([1]);
  expect(pulls.json[0]).toMatchObject({ merge_commit_sha: merged.json.sha });
  const commit = await github.rest('GET', '/repos/pref/koho/commits/main', { token: head.token });
  expect(commit.json).toMatchObject({
    author: { id: staff.id },
    committer: { id: 19864447 },
    commit: { verification: { verified: true }, message: 'Add a post (#1)' },
    files: [{ filename: 'posts/koho/2026/a.md', status: 'added' }],
  });
});
