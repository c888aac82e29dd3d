import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bareRepository, cloneOf, commitFiles, git } from '../forge/git/fixture.ts';
import { beforeAll as early, type Folder, goodPost, koho, organisation } from './call-koho.ts';

let folder: Folder;
beforeEach(() => {
  folder = organisation();
});
afterEach(() => folder.remove());

const path = 'posts/koho/2026/bad.md';

async function findingsOf(post: string | Buffer) {
  folder.write(path, post);
  const args = ['check', '--root', folder.path, '--now', early, '--format', 'json', path];
  const { code, out, err } = await koho(args);
  expect(err).toBe('');
  const findings: readonly { rule: string; line: number; message: string }[] =
    JSON.parse(out).findings;
  return { code, findings };
}

describe('posts that are none', () => {
  test.each<readonly [string, string | Buffer, RegExp]>([
    ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0xff, 0xfe, 0]), /./],
    ['10 MB', Buffer.alloc(10_000_000, 'あ'), /64 KB/],
    ['an empty file', '', /./],
    ['JavaScript as front matter', '---js\nmodule.exports = {title: "x"}\n---\n本文\n', /./],
    ['an alias bomb', `---\na: &a [x]\nb: &b [*a, *a]\ntitle: *b\n---\n本文\n`, /./],
    [
      '100,000 keys',
      `---\n${Array.from({ length: 100_000 }, (_, n) => `k${n}: 1`).join('\n')}\n---\n本文\n`,
      /./,
    ],
    [
      'an unknown account',
      goodPost().replace('hokkaido-koho-x', 'hokkaido-kouho-x'),
      /hokkaido-kouho-x/,
    ],
    ['an unknown platform', goodPost({ body: '本文\n\n:::mastodon\n短い本文\n:::' }), /mastodon/],
  ])('%s: blocked, with a reason', async (_, post, reason) => {
    const { code, findings } = await findingsOf(post);
    expect(code).toBe(1);
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.length).toBeLessThan(100);
    expect(findings.map(({ message }) => message).join('\n')).toMatch(reason);
  });

  test('front matter never runs', async () => {
    const trace = join(folder.path, 'ran');
    await findingsOf(
      `---js\nrequire('fs').writeFileSync(${JSON.stringify(trace)}, '')\n---\n本文\n`,
    );
    expect(() => execFileSync('test', ['-e', trace])).toThrow();
  });

  test('a link is not followed', async () => {
    symlinkSync('/etc/hostname', join(folder.path, 'posts/koho/2026/link.md'));
    const args = ['check', '--root', folder.path, 'posts/koho/2026/link.md'];
    const { code, out } = await koho(args);
    expect(code).toBe(1);
    expect(out).toMatch(/別の場所を指すリンク/);
  });

  test('a program that is named poster.png is no image', async () => {
    folder.write(
      'posts/koho/2026/poster.png',
      Buffer.from('MZ\u0090\u0000PE\u0000\u0000', 'latin1'),
    );
    const media = 'media:\n  - {file: poster.png, alt: 案内の絵, rights: 道が作成, people: none}\n';
    const { code, findings } = await findingsOf(goodPost({ more: media }));
    expect(code).toBe(1);
    expect(findings.map(({ rule }) => rule)).toContain('media-file');
  });
});

describe('policies that are none', () => {
  test('no policies/ at all: where to run it', async () => {
    rmSync(join(folder.path, 'policies'), { recursive: true });
    const { code, out, err } = await koho(['check', '--root', folder.path, '--format', 'json']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/policies\/ がありません.*--root/);
  });

  test('a fault of the policy is a finding with its place, and no post is judged', async () => {
    folder.write(
      'policies/departments.yml',
      'departments:\n  koho:\n    name: 広報広聴課\n    heads: []\n',
    );
    const args = ['check', '--root', folder.path, '--format', 'json'];
    const { code, out } = await koho(args);
    expect(code).toBe(1);
    const { posts, findings } = JSON.parse(out);
    expect(posts).toBe(0);
    expect(findings[0]).toMatchObject({ severity: 'block', path: 'policies/departments.yml' });
    expect(findings[0].line).toBeGreaterThan(1);
  });

  test.each([
    [['preview'], 1],
    [['codeowners'], 2],
    [['new', 'koho', 'x'], 2],
    [['keygen', 'organisation'], 2],
  ] as const)('%j names the first fault: exit %i', async (args, expected) => {
    folder.write('policies/koho.yml', 'organisation: [\n');
    const { code, out, err } = await koho([...args, '--root', folder.path]);
    expect(code).toBe(expected);
    expect(out + err).toMatch(/policies\/koho\.yml/);
  });
});

describe('surroundings', () => {
  const keyed = ['record', 'publish --account hokkaido-koho-x'];
  const online = [...keyed, 'plan', 'pause --why 点検', 'audit verify'];

  test.each(online)('%s without git', async (line) => {
    const { code, out, err } = await koho([...line.split(' '), '--root', folder.path], {
      environment: { PATH: '/nonexistent' },
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/gitが見つかりません/);
  });

  test.each(online)('%s outside a clone', async (line) => {
    const { code, err } = await koho([...line.split(' '), '--root', folder.path]);
    expect(code).toBe(2);
    expect(err).toMatch(/gitのリポジトリではありません/);
  });

  test.each([...keyed, 'plan'])('%s in a shallow clone', async (line) => {
    const { shallow } = clones();
    const { code, err } = await koho([...line.split(' '), '--root', shallow]);
    expect(code).toBe(2);
    expect(err).toMatch(/途中までのクローン.*unshallow/);
  });

  test.each(keyed)('%s before the record has begun', async (line) => {
    const { clone } = clones();
    const { code, err } = await koho([...line.split(' '), '--root', clone]);
    expect(code).toBe(2);
    expect(err).toMatch(/koho record --init/);
  });

  test('record --init without a token says which variable is missing', async () => {
    const { clone } = clones();
    const { code, err } = await koho(['record', '--init', '--root', clone]);
    expect(code).toBe(2);
    expect(err).toMatch(/GITHUB_TOKEN/);
  });

  test('pause needs no history: an emergency finds whatever clone is there', async () => {
    const { shallow } = clones();
    const { code, out } = await koho(['pause', '--why', '点検', '--root', shallow]);
    expect(code).toBe(0);
    expect(out).toMatch(/止めました/);
  });

  test('audit verify where nothing was fetched says what to fetch', async () => {
    const { clone } = clones();
    const { code, err } = await koho(['audit', 'verify', '--root', clone]);
    expect(code).toBe(2);
    expect(err).toMatch(/git fetch origin/);
  });

  test('no secret is ever repeated, also with KOHO_DEBUG', async () => {
    const secret = 'ghp_0123456789abcdefghijklmnopqrstuvwxyz';
    const { clone } = clones();
    git(clone, 'remote', 'set-url', 'origin', `https://x:${secret}@127.0.0.1:1/x/y.git`);
    const environment = { GITHUB_TOKEN: secret, KOHO_LEDGER_KEY: secret, KOHO_DEBUG: '1' };
    const { code, out, err } = await koho(['plan', '--root', clone], { environment });
    expect(code).toBe(2);
    expect(out + err).not.toContain(secret);
    expect(err).toMatch(/\n {4}at /);
  });

  test('without KOHO_DEBUG there is no stack trace', async () => {
    const { err } = await koho(['plan', '--root', folder.path]);
    expect(err).not.toMatch(/\n {4}at /);
  });

  /** A clone of a repository with the example organisation, and a shallow one. */
  function clones() {
    const bare = bareRepository(join(folder.path, 'origin.git'));
    const clone = cloneOf(bare, join(folder.path, 'clone'));
    for (const name of ['policies', 'posts', '.github']) {
      mkdirSync(join(clone, name), { recursive: true });
      cpSync(join(folder.path, name), join(clone, name), { recursive: true });
    }
    commitFiles(clone, {}, 'first');
    writeFileSync(join(clone, 'README.md'), '# koho\n');
    commitFiles(clone, {}, 'second');
    git(clone, 'push', '-q', 'origin', 'HEAD:main');
    const shallow = join(folder.path, 'shallow');
    git(folder.path, 'clone', '-q', '--depth', '1', `file://${bare}`, shallow);
    return { clone, shallow };
  }
});
