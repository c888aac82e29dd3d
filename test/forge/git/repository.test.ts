import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { commitReader } from '../../../src/forge/git/commit-reader.ts';
import { Repository } from '../../../src/forge/git/repository.ts';
import {
  bareRepository,
  cloneOf,
  commitFiles,
  git,
  gitInput,
  newRepository,
  workspace,
} from './fixture.ts';

const space = workspace();
afterAll(() => space.remove());

async function opened<T>(
  directory: string,
  use: (repository: Repository) => Promise<T>,
): Promise<T> {
  const repository = await Repository.open({ directory });
  try {
    return await use(repository);
  } finally {
    await repository.close();
  }
}

test('a file is read by the blob that lies at the commit, not from the work tree', async () => {
  const folder = newRepository(space.path('plain'));
  const first = commitFiles(folder, { 'posts/a.md': '一\n' });
  const second = commitFiles(folder, { 'posts/a.md': '二\n' });
  writeFileSync(join(folder, 'posts/a.md'), '三\n');
  await opened(folder, async (repository) => {
    const texts: string[] = [];
    for (const commit of [first, second]) {
      const file = await repository.readFileAt(commit, 'posts/a.md');
      texts.push(file.ok ? Buffer.from(file.bytes).toString() : file.why);
    }
    expect(texts).toEqual(['一\n', '二\n']);
    expect(await repository.resolve('HEAD')).toBe(second);
    expect(await repository.resolve('refs/heads/none')).toBeUndefined();
    expect(await repository.parentOf(second)).toBe(first);
    expect(await repository.commit(first)).toMatchObject({
      parents: [],
      author: { name: '職員', mail: 'staff@example.jp', seconds: 1790000000 },
    });
  });
});

test('what stands for other bytes is refused: links, submodules, LFS pointers, folders, paths out of the repository', async () => {
  const folder = newRepository(space.path('links'));
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n';
  commitFiles(folder, {
    'a/b.png': pointer,
    link: { linkTo: '/etc/passwd' },
    dir: { linkTo: 'a' },
    big: 'x'.repeat(999),
  });
  git(folder, 'update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},sub`);
  git(folder, 'commit', '-qm', 'submodule');
  const commit = git(folder, 'rev-parse', 'HEAD');
  await opened(folder, async (repository) => {
    const why = async (path: string) => {
      const file = await repository.readFileAt(commit, path, 500);
      return file.ok ? 'ok' : file.why;
    };
    const asked = ['a/b.png', 'link', 'dir/b.png', 'sub', 'sub/x', 'a', 'none', 'big', 'link/x'];
    expect(await Promise.all(asked.map(why))).toEqual([
      'lfs-pointer',
      'symlink',
      'symlink',
      'gitlink',
      'gitlink',
      'directory',
      'absent',
      'too-large',
      'symlink',
    ]);
    for (const path of [
      '/etc/passwd',
      '../x',
      'a/../link',
      'a//b',
      './a',
      '.git/config',
      'a\0b',
      '',
    ]) {
      expect(await why(path)).toBe('bad-path');
    }
    expect(await repository.blobsAt(commit, ['link', 'none', 'sub'])).toEqual(
      new Map([
        ['link', null],
        ['none', null],
        ['sub', null],
      ]),
    );
  });
});

test('names with newline, quotes, Japanese and leading dashes are found as they are', async () => {
  const folder = newRepository(space.path('names'));
  const names = [
    '改\n行.md',
    '"引用".md',
    '広報/冬の交通安全.md',
    '-rf',
    ':(glob)x',
    '*.md',
    'tab\there',
  ];
  const first = commitFiles(folder, { other: '' });
  const second = commitFiles(folder, Object.fromEntries(names.map((name) => [name, name])));
  await opened(folder, async (repository) => {
    const listed = (await repository.filesUnder(second, '')).map((file) => file.path);
    expect(listed.toSorted()).toEqual([...names, 'other'].toSorted());
    const changed = (await repository.changedBetween(first, second)).map((change) => change.path);
    expect(changed.toSorted()).toEqual(names.toSorted());
    for (const name of names) {
      expect(await repository.readFileAt(second, name)).toMatchObject({ ok: true });
      expect(await repository.lastTouching(second, [name])).toBe(second);
    }
    // A pattern is a name: it does not match the other .md files.
    expect((await repository.changedBetween(first, second, ['*.md'])).length).toBe(1);
  });
});

test('history follows main only: a merge is what touched the post, a rename is delete and add', async () => {
  const folder = newRepository(space.path('history'));
  const root = commitFiles(folder, { 'a.md': '1', keep: '' });
  git(folder, 'checkout', '-qb', 'side');
  commitFiles(folder, { 'a.md': '2' });
  git(folder, 'checkout', '-q', 'main');
  const other = commitFiles(folder, { 'b.md': 'x' });
  git(folder, 'merge', '-q', '--no-ff', '-m', 'merge', 'side');
  const merge = git(folder, 'rev-parse', 'HEAD');
  git(folder, 'mv', 'b.md', 'c.md');
  const moved = commitFiles(folder, {});
  await opened(folder, async (repository) => {
    expect(await repository.lastTouching(moved, ['a.md'])).toBe(merge);
    expect(await repository.lastTouching(moved, ['none', 'keep'])).toBe(root);
    expect(await repository.lastTouching(moved, ['none'])).toBeUndefined();
    expect(await repository.firstParentCommits(root, moved)).toEqual([other, merge, moved]);
    expect(await repository.firstParentCommits(undefined, merge)).toEqual([root, other, merge]);
    expect(await repository.firstParentCommits(moved, moved)).toEqual([]);
    const rewritten = repository.firstParentCommits(git(folder, 'rev-parse', 'side'), moved);
    await expect(rewritten).rejects.toMatchObject({ code: 'not-first-parent' });
    const backwards = repository.firstParentCommits(moved, root);
    await expect(backwards).rejects.toMatchObject({ code: 'not-first-parent' });
    const changes = await repository.changesOf(moved);
    expect(changes.map(({ path, status }) => [path, status])).toEqual([
      ['b.md', 'deleted'],
      ['c.md', 'added'],
    ]);
    expect((await repository.changesOf(root)).map((change) => change.path)).toEqual([
      'a.md',
      'keep',
    ]);
    expect(await commitReader(repository).changedPaths(merge)).toEqual([]);
    expect(await commitReader(repository).ensureCommit(merge, 'refs/heads/main')).toBe(true);
  });
});

test('a shallow clone is refused, or may only be read without its history', async () => {
  const folder = newRepository(space.path('deep'));
  commitFiles(folder, { a: '1' });
  const tip = commitFiles(folder, { a: '2' });
  git(space.folder, 'clone', '-q', '--depth=1', `file://${folder}`, space.path('shallow'));
  const directory = space.path('shallow');
  await expect(Repository.open({ directory })).rejects.toMatchObject({ code: 'shallow' });
  const repository = await Repository.open({ directory, history: 'any' });
  expect(await repository.readFileAt(tip, 'a')).toMatchObject({ ok: true });
  await expect(repository.lastTouching(tip, ['a'])).rejects.toMatchObject({ code: 'shallow' });
  await repository.close();
});

test('no git, no repository, a folder inside somebody else’s repository: each is told by its code', async () => {
  const folder = newRepository(space.path('outer'));
  commitFiles(folder, { 'inner/a': '1' });
  writeFileSync(join(folder, 'git'), '#!/bin/sh\ntouch posed\n', { mode: 0o755 });
  for (const PATH of ['', '.', '/nonexistent']) {
    const open = Repository.open({ directory: folder, environment: { PATH } });
    await expect(open).rejects.toMatchObject({ code: 'git-missing' });
  }
  for (const directory of [join(folder, 'inner'), space.path('absent')]) {
    await expect(Repository.open({ directory })).rejects.toMatchObject({
      code: 'not-a-repository',
    });
  }
});

test('an object whose bytes are not those of its name is refused, although git would read it', async () => {
  const folder = newRepository(space.path('corrupt'));
  const commit = commitFiles(folder, { a: 'approved', b: 'other' });
  const id = git(folder, 'rev-parse', 'HEAD:a');
  const object = join(folder, '.git/objects', id.slice(0, 2), id.slice(2));
  execFileSync('chmod', ['u+w', object]);
  writeFileSync(object, deflateSync(Buffer.from('blob 8\0tampered')));
  await opened(folder, async (repository) => {
    await expect(repository.readFileAt(commit, 'a')).rejects.toMatchObject({
      code: 'corrupt-object',
    });
    expect(await repository.readFileAt(commit, 'b')).toMatchObject({ ok: true });
    // Git calls an object that it cannot unpack a missing one.
    writeFileSync(object, 'garbage');
    const garbage = await repository.readFileAt(commit, 'a');
    expect(garbage).toEqual({ ok: false, why: 'missing-object' });
    expect(await repository.readFileAt(commit, 'b')).toMatchObject({ ok: true });
    expect(await repository.blob('0'.repeat(40))).toEqual({ found: false, why: 'missing' });
  });
});

test('a replaced object does not show other bytes under an approved name', async () => {
  const folder = newRepository(space.path('replace'));
  const commit = commitFiles(folder, { a: 'approved' });
  const other = gitInput(folder, 'other', 'hash-object', '-w', '--stdin');
  git(folder, 'replace', git(folder, 'rev-parse', 'HEAD:a'), other);
  await opened(folder, async (repository) => {
    const file = await repository.readFileAt(commit, 'a');
    expect(file.ok && Buffer.from(file.bytes).toString()).toBe('approved');
  });
});

test('names that could be options or expressions are refused before git sees them', async () => {
  const folder = newRepository(space.path('refs'));
  const commit = commitFiles(folder, { a: '1' });
  await opened(folder, async (repository) => {
    for (const name of [
      '--upload-pack=x',
      '-x',
      'main',
      'refs/heads/-x',
      'refs/heads/a..b',
      'refs/heads/a b',
      'refs/heads/x:y',
      'refs/heads/a^{/x}',
      'refs/heads/x.lock',
      'refs//x',
    ]) {
      await expect(repository.resolve(name)).rejects.toMatchObject({ code: 'bad-name' });
    }
    await expect(repository.lastTouching(commit, ['../x'])).rejects.toMatchObject({
      code: 'bad-name',
    });
  });
});

test('programs named by the clone’s configuration and hooks never run; its addresses and files stay as they are', async () => {
  const bare = bareRepository(space.path('hostile.git'));
  const seed = cloneOf(bare, space.path('hostile-seed'));
  const tip = commitFiles(seed, { a: '1', '.gitattributes': '* diff=evil filter=evil\n' });
  git(seed, 'push', '-q', 'origin', 'main');
  const folder = cloneOf(bare, space.path('hostile'));
  const evil = `touch ${space.path('ran')} #`;
  const script = space.path('evil.sh');
  writeFileSync(script, `#!/bin/sh\n${evil}\n`, { mode: 0o755 });
  for (const key of [
    'core.fsmonitor',
    'core.sshCommand',
    'core.pager',
    'core.editor',
    'core.askPass',
    'credential.helper',
    'diff.external',
    'diff.evil.textconv',
    'filter.evil.smudge',
    'filter.evil.clean',
    'gpg.program',
    'core.gitProxy',
    'core.alternateRefsCommand',
    'remote.origin.uploadpack',
    'remote.origin.receivepack',
  ]) {
    git(folder, 'config', key, script);
  }
  git(folder, 'config', 'core.hooksPath', space.path('hooks'));
  git(folder, 'config', `url.ext::${script}.insteadOf`, bare);
  git(folder, 'config', 'protocol.ext.allow', 'always');
  mkdirSync(space.path('hooks'));
  for (const hook of ['pre-push', 'reference-transaction', 'post-checkout', 'pre-auto-gc']) {
    writeFileSync(join(space.path('hooks'), hook), `#!/bin/sh\n${evil}\n`, { mode: 0o755 });
  }
  const before = fingerprint(folder);
  await opened(folder, async (repository) => {
    const fetched = await repository.fetch(['refs/heads/main', 'refs/heads/none']);
    expect(fetched).toEqual(new Map([['refs/heads/main', tip]]));
    expect(await repository.resolve('HEAD')).toBe(tip);
    await repository.changesOf(tip);
    const commit = await repository.writeCommit({
      parent: tip,
      files: new Map([['b', Buffer.from('b')]]),
      message: 'add\n\nM 100644 inline evil\n',
      identity: { name: 'koho', mail: 'koho@localhost' },
      at: 0,
    });
    const remote = await repository.remote();
    expect(await remote.push({ ref: 'refs/heads/new', commit, expected: undefined })).toEqual({
      came: 'accepted',
    });
    const again = { ref: 'refs/heads/new', commit: tip, expected: undefined };
    expect((await remote.push(again)).came).toBe('raced');
  });
  expect(existsSync(space.path('ran'))).toBe(false);
  expect(fingerprint(folder)).toEqual(before);
  expect(git(bare, 'ls-tree', '-r', '--name-only', 'new')).toBe('.gitattributes\na\nb');
});

/** Every file of the clone with its bytes and time, but for git's objects. */
function fingerprint(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (name.startsWith('.git/objects') || !statSync(file).isFile()) continue;
    files[name] = `${statSync(file).mtimeMs} ${readFileSync(file, 'base64')}`;
  }
  return files;
}
