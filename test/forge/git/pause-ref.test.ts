import { afterAll, expect, test } from 'vitest';
import {
  pause,
  pauseRef,
  readPause,
  readPauses,
  resume,
} from '../../../src/forge/git/pause-ref.ts';
import { Repository } from '../../../src/forge/git/repository.ts';
import type { Instant } from '../../../src/post/post.ts';
import { bareRepository, cloneOf, commitFiles, git, workspace } from './fixture.ts';

const space = workspace();
afterAll(() => space.remove());

async function clone(name: string) {
  const bare = bareRepository(space.path(`${name}.git`));
  const directory = cloneOf(bare, space.path(name));
  return { bare, directory, repository: await Repository.open({ directory }) };
}

const at = Date.parse('2026-12-01T01:00:00Z') as Instant;
const order = { by: 'github:1001', why: '災害のため "全停止"\nすぐに', at };

test('a pause is on the remote with who and why, a second one leaves the first, lifting removes it', async () => {
  const { bare, repository } = await clone('order');
  expect(await readPause(repository)).toEqual({ paused: false });
  const { standing: first, isOurs } = await pause(repository, order);
  expect(isOurs).toBe(true);
  const note = { by: order.by, why: order.why, at: '2026-12-01T01:00:00.000Z' };
  expect(first).toMatchObject({ ref: pauseRef, note });
  for (const why of [order.why, '別の理由']) {
    const again = await pause(repository, { ...order, why });
    expect(again).toEqual({ standing: first, isOurs: false });
  }
  expect(git(bare, 'ls-tree', pauseRef)).toBe('');
  git(bare, 'config', 'receive.denyDeletes', 'false');
  await resume(repository, first);
  expect(await readPause(repository)).toEqual({ paused: false });
  // Lifting what is lifted already is done, not an error.
  await resume(repository, first);
  await repository.close();
});

test('a pause of one account stands beside that of everything, and each is lifted by itself', async () => {
  const { bare, repository } = await clone('accounts');
  git(bare, 'config', 'receive.denyDeletes', 'false');
  const { standing: one } = await pause(repository, { ...order, account: 'kotsu-x' });
  expect(one).toMatchObject({ account: 'kotsu-x', ref: `${pauseRef}-kotsu-x` });
  expect(await readPauses(repository, ['koho-x'])).toEqual([]);
  await pause(repository, order);
  const standing = await readPauses(repository, ['koho-x', 'kotsu-x']);
  expect(standing.map(({ account }) => account)).toEqual([undefined, 'kotsu-x']);
  const [all] = standing;
  if (all) await resume(repository, all);
  expect(await readPause(repository)).toEqual({ paused: false });
  expect(await readPause(repository, 'kotsu-x')).toEqual({ paused: true, ...one });
  await repository.close();
});

test('lifting does not take away a pause that somebody else made since', async () => {
  const { bare, directory, repository } = await clone('since');
  git(bare, 'config', 'receive.denyDeletes', 'false');
  const { standing: seen } = await pause(repository, order);
  commitFiles(directory, { a: '1' });
  git(directory, 'push', '-q', 'origin', 'HEAD:refs/heads/other');
  git(bare, 'update-ref', pauseRef, 'refs/heads/other');
  await expect(resume(repository, seen)).rejects.toMatchObject({ code: 'push-refused' });
  expect(await readPause(repository)).toMatchObject({ paused: true });
  await repository.close();
});

test('a branch made by hand pauses, and so does one that only blocks the name', async () => {
  const { bare, directory, repository } = await clone('hand');
  commitFiles(directory, { a: '1' });
  git(directory, 'push', '-q', 'origin', `HEAD:${pauseRef}/x`, 'HEAD:refs/heads/x/koho-pause-not');
  const state = await readPause(repository);
  expect(state).toMatchObject({ paused: true, ref: `${pauseRef}/x` });
  expect(state).not.toHaveProperty('note');
  git(bare, 'update-ref', '-d', `${pauseRef}/x`);
  // Git matches names by their tail: somebody's refs/heads/a/refs/heads/koho-pause is not a pause.
  git(bare, 'update-ref', `refs/heads/a/${pauseRef}`, 'refs/heads/x/koho-pause-not');
  expect(await readPause(repository)).toEqual({ paused: false });
  await repository.close();
});

test('a remote that cannot be read is not a remote without a pause', async () => {
  const { directory, repository } = await clone('away');
  git(directory, 'remote', 'set-url', 'origin', space.path('nothing-here.git'));
  await expect(readPause(repository)).rejects.toMatchObject({ code: 'remote-missing' });
  await repository.close();
});
