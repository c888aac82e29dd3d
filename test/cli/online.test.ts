import { afterEach, beforeEach, expect, test } from 'vitest';
import { beforeAll as early, type Folder, goodPost, koho, organisation } from './call-koho.ts';

let folder: Folder;
beforeEach(() => {
  folder = organisation();
  // An address inside: it is refused before anything is asked, so this test needs no network.
  folder.write('posts/koho/2026/inside.md', goodPost({ body: '案内です。\nhttp://10.0.0.8/page' }));
});
afterEach(() => folder.remove());

const check = (...args: readonly string[]) =>
  koho(['check', '--root', folder.path, '--now', early, ...args, 'posts/koho/2026/inside.md'], {
    cwd: '/',
  });

test('what could not be looked at is said beside the findings, which stay as they are', async () => {
  const without = await check('--format', 'json');
  const online = await check('--format', 'json', '--online');
  expect(online.out).toBe(without.out);
  expect(online.code).toBe(without.code);
  expect(without.err).toBe('');
  expect(online.err).toContain('リンク1件を見に行きました');
  expect(online.err).toContain('10.0.0.8 内部のネットワークを指すため見ません');
  expect(online.err).not.toContain('/page');
});

test('in English too', async () => {
  const { err } = await check('--online', '--lang', 'en');
  expect(err).toContain('Looked at 1 links: 0 open, 0 not found, 1 could not be looked at');
});
