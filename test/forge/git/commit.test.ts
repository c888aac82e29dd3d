import { afterAll, expect, test } from 'vitest';
import { parseCommit } from '../../../src/forge/git/commit.ts';
import { GitError } from '../../../src/forge/git/git-error.ts';
import { Repository } from '../../../src/forge/git/repository.ts';
import { parseTree } from '../../../src/forge/git/tree.ts';
import { commitFiles, newRepository, workspace } from './fixture.ts';

const id = 'a'.repeat(40);
const commit = (author: string) =>
  parseCommit(id, Buffer.from(`tree ${id}\nauthor ${author}\ncommitter ${author}\n\nwhy`));

test.each([
  ['U+2028', 'Su\u2028zuki <a@b> 1700000000 +0900', 'Su\u2028zuki'],
  ['a carriage return', 'Su\rzuki <a@b> 1700000000 +0900', 'Su\rzuki'],
  ['a time of 13 digits', 'S <a@b> 9999999999999 +0000', 'S'],
  ['no name', '<a@b> 1 +0000', ''],
])('a name or time that git takes is no fault of the commit: %s', (_, line, name) => {
  expect(commit(line).author).toMatchObject({ name });
});

test('of a line that says nothing readable nobody is the author; a commit without a tree is damaged', () => {
  expect(commit('nonsense')).toEqual({ id, tree: id, parents: [], message: 'why' });
  expect(() => parseCommit(id, Buffer.from('author x <y> 1 +0000\n\n'))).toThrow(GitError);
});

test.each(['100644', '100755', '100664', '100600', '100775'])('%s is an ordinary file', (mode) => {
  const bytes = Buffer.concat([Buffer.from(`${mode} a.md\0`), Buffer.alloc(20, 1)]);
  expect(parseTree(id, bytes).get('a.md')).toMatchObject({ kind: 'file', mode });
});

test.each(['100888', '10064', '060000', ''])('%s is nothing that git knows', (mode) => {
  const bytes = Buffer.concat([Buffer.from(`${mode} a.md\0`), Buffer.alloc(20, 1)]);
  expect(() => parseTree(id, bytes)).toThrow(GitError);
});

const space = workspace();
afterAll(() => space.remove());

test('a folder far below others is listed: git takes it, so somebody can merge it', async () => {
  const directory = newRepository(space.path('deep'));
  const path = `posts/${'a/'.repeat(200)}x.md`;
  const tip = commitFiles(directory, { [path]: 'x' });
  const repository = await Repository.open({ directory });
  expect((await repository.filesUnder(tip, 'posts')).map((file) => file.path)).toEqual([path]);
  await repository.close();
});
