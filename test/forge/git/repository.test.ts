import { afterAll, expect, test } from 'vitest';
import { Repository } from '../../../src/forge/git/repository.ts';
import { commitFiles, newRepository, workspace } from './fixture.ts';

const space = workspace();
afterAll(() => space.remove());

test('a file is read by the blob that lies at the commit, not from the work tree', async () => {
  const folder = newRepository(space.path('plain'));
  const first = commitFiles(folder, { 'posts/koho/2026/a.md': '一\n' });
  const second = commitFiles(folder, { 'posts/koho/2026/a.md': '二\n' });
  const repository = await Repository.open({ directory: folder });
  const texts = [];
  for (const commit of [first, second]) {
    const file = await repository.readFileAt(commit, 'posts/koho/2026/a.md');
    texts.push(file.ok ? Buffer.from(file.bytes).toString() : file.why);
  }
  expect(texts).toEqual(['一\n', '二\n']);
  expect(await repository.resolve('HEAD')).toBe(second);
  expect(await repository.lastTouching(second, ['posts/koho/2026/a.md'])).toBe(second);
  expect(await repository.firstParentCommits(undefined, second)).toEqual([first, second]);
  expect((await repository.filesUnder(second, 'posts')).map((f) => f.path)).toEqual([
    'posts/koho/2026/a.md',
  ]);
  expect((await repository.changedBetween(first, second))[0]?.status).toBe('modified');
  await repository.close();
});
