import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseSigner, parseVerifier } from '../../src/ledger/signing-key.ts';
import { bareRepository, cloneOf, commitFiles, git } from '../forge/git/fixture.ts';
import { type Folder, koho, organisation } from './call-koho.ts';

let folder: Folder;
beforeEach(() => {
  folder = organisation();
});
afterEach(() => folder.remove());

const run = (...args: readonly string[]) => koho(args, { cwd: folder.path });
const read = (file: string) => readFileSync(join(folder.path, file), 'utf8');

describe('koho new', () => {
  const made = 'posts/kotsu/2026/ice.md';

  test('makes a post that only lacks what a person must say', async () => {
    const { code, out } = await run('new', 'kotsu', 'ice', '--year', '2026');
    expect(code).toBe(0);
    expect(out).toMatch(/koho check posts\/kotsu\/2026\/ice\.md/);
    const empty = await run('check', '--format', 'json', made);
    expect(empty.code).toBe(1);
    const rules = JSON.parse(empty.out).findings.map((one: { rule: string }) => one.rule);
    expect(new Set(rules)).toEqual(new Set(['form/empty-value']));

    const filled = read(made)
      .replace('title: ""', 'title: 凍結路面の注意')
      .replace('answer: ""', 'answer: はい')
      .replace('answer: ""', 'answer: 照らし合わせた');
    folder.write(
      made,
      `${filled}今夜は冷え込み、路面が凍る見込みです。早めの帰宅をお願いします。\n`,
    );
    const { code: ready, out: findings } = await run('check', made);
    expect(findings).toMatch(/要修正0件　注意0件　質問0件/);
    expect(ready).toBe(0);
  });

  test('a title and answers without a text do not make a post', async () => {
    await run('new', 'kotsu', 'ice', '--year', '2026');
    const filled = read(made)
      .replace('title: ""', 'title: 凍結路面の注意')
      .replace('answer: ""', 'answer: はい')
      .replace('answer: ""', 'answer: 照らし合わせた');
    folder.write(made, filled);
    expect((await run('check', made)).code).toBe(1);
  });

  test('says why posting is done with care, names the accounts of the department and the questions of every post', async () => {
    await run('new', 'kotsu', 'ice', '--year', '2026');
    const text = read(made);
    expect(text).toMatch(/行政執行の一環/);
    expect(text).toMatch(/^ {2}- hokkaido-kotsu-x {2}#/m);
    for (const key of ['publish_at', 'latest_at', 'sources', 'media', 'link_reasons', 'thread']) {
      expect(text).toMatch(new RegExp(`^# ${key}:`, 'm'));
    }
    const questions = [...text.matchAll(/- question: (\S+)/g)].map(([, id]) => id);
    expect(questions).toEqual(['may-be-published', 'facts-checked']);
    expect(text).toContain('koho check がお尋ねします');
  });

  test('every example in its comments is right: with all "# " taken off it is a post', async () => {
    await run('new', 'kotsu', 'ice', '--year', '2026');
    const keys = read(made)
      .split('\n')
      .map((line) => (/^# (?:\w+:| {2})/.test(line) ? line.slice(2) : line))
      .join('\n')
      .replace(/^ {2}# (- question| {2}answer)/gm, '  $1')
      .replaceAll('""', '"はい"');
    folder.write(made, `${keys}1件目です。\n\n---\n\n2件目です。\n`);
    const { out } = await run('check', '--format', 'json', made);
    const rules = JSON.parse(out).findings.map((one: { rule: string }) => one.rule);
    expect(rules.filter((rule: string) => rule.startsWith('form/'))).toEqual([]);
  });

  test('never overwrites', async () => {
    folder.write(made, 'mine');
    const { code, err } = await run('new', 'kotsu', 'ice', '--year', '2026');
    expect(code).toBe(2);
    expect(err).toMatch(/すでにあります/);
    expect(read(made)).toBe('mine');
  });

  test('does not follow a link out of the repository', async () => {
    const outside = join(folder.path, 'outside');
    mkdirSync(outside);
    rmSync(join(folder.path, 'posts/kotsu'), { recursive: true });
    symlinkSync(outside, join(folder.path, 'posts/kotsu'));
    const { code, err } = await run('new', 'kotsu', 'ice', '--year', '2026');
    expect(code).toBe(2);
    expect(err).toMatch(/リンク/);
    expect(() => readFileSync(join(outside, '2026/ice.md'))).toThrow();
  });

  test.each([
    [['kotsuu', 'ice'], /kotsu のこと/],
    [['kotsu', '../ice'], /posts\/所属\/年\/名前\.md/],
    [['kotsu', 'Ice'], /半角の英小文字/],
    [['kotsu', '氷'], /半角の英小文字/],
    [['kotsu', 'ice', '--year', '26'], /posts\/所属\/年/],
    [['kotsu', 'ice.md'], /半角の英小文字/],
  ])('%j is refused', async (args, reason) => {
    const { code, err } = await run('new', ...args);
    expect(code).toBe(2);
    expect(err).toMatch(reason);
  });

  test('a department without an account of its own is told so', async () => {
    folder.write(
      'policies/departments.yml',
      `${read('policies/departments.yml')}
  suido:
    name: 水道課
    heads:
      - {id: 1, login: suido-head, name: 水道課長, from: 2026-04-01}
`,
    );
    const { code, err } = await run('new', 'suido', 'pipe');
    expect(code).toBe(2);
    expect(err).toMatch(/usable_by/);
  });

  test('is in the language of the organisation', async () => {
    folder.write(
      'policies/koho.yml',
      read('policies/koho.yml').replace('locale: ja', 'locale: en'),
    );
    await run('new', 'kotsu', 'ice', '--year', '2026');
    expect(read(made)).toMatch(/Lines that begin with # explain/);
  });
});

describe('koho codeowners', () => {
  const file = '.github/CODEOWNERS';

  test('prints, compares and writes the same text', async () => {
    const { out } = await run('codeowners');
    folder.write(file, '* @somebody\n');
    const differs = await run('codeowners', '--check');
    expect(differs.code).toBe(1);
    expect(differs.out).toMatch(/@somebody/);
    expect(differs.out).toMatch(/\/posts\/koho\//);
    expect(read(file)).toBe('* @somebody\n');
    expect((await run('codeowners', '--write')).code).toBe(0);
    expect(read(file)).toBe(out);
    expect((await run('codeowners', '--check')).code).toBe(0);
  });

  test('a file that is missing is a difference, and is made', async () => {
    rmSync(join(folder.path, '.github'), { recursive: true });
    expect((await run('codeowners', '--check')).code).toBe(1);
    expect((await run('codeowners', '--write')).code).toBe(0);
    expect((await run('codeowners', '--check')).code).toBe(0);
  });

  test('does not write through a link', async () => {
    folder.write('other', 'mine');
    rmSync(join(folder.path, file));
    symlinkSync(join(folder.path, 'other'), join(folder.path, file));
    expect((await run('codeowners', '--write')).code).toBe(2);
    expect(read('other')).toBe('mine');
  });
});

describe('koho keygen', () => {
  const keysIn = (out: string) => ({
    verifier: /key: (\S+)/.exec(out)?.[1] ?? '',
    signer: /^PRIVATE\S+$/m.exec(out)?.[0] ?? '',
  });

  test('the two halves belong together, and to this log of this organisation', async () => {
    const { code, out } = await run('keygen', 'hokkaido-koho-x');
    expect(code).toBe(0);
    const { verifier, signer } = keysIn(out);
    const text = Buffer.from('note');
    const signature = parseSigner(signer)?.sign(text) ?? Buffer.alloc(0);
    expect(parseVerifier(verifier)?.name).toBe('example.lg.jp/koho/hokkaido-koho-x');
    expect(parseVerifier(verifier)?.verify(text, signature)).toBe(true);
  });

  test('the printed lines fit into the policy as they are, and every key is another', async () => {
    const { out } = await run('keygen', 'organisation');
    const lines = /^ {4}- log: .*\n {6}key: .*$/m.exec(out)?.[0] ?? '';
    const policy = read('policies/koho.yml').replace('keys: []', `keys:\n${lines}`);
    folder.write('policies/koho.yml', policy);
    expect((await run('check')).code).toBe(0);
    const again = await run('keygen', 'organisation');
    expect(again.out).toMatch(/すでにあります/);
    expect(keysIn(again.out).signer).not.toBe(keysIn(out).signer);
  });

  test('no key for a log that nobody writes', async () => {
    const { code, err } = await run('keygen', 'organization');
    expect(code).toBe(2);
    expect(err).toMatch(/organisation のこと/);
  });
});

describe('koho preview', () => {
  test('shows each account its own text, with length, image, description and cost', async () => {
    const { code, out } = await run('preview', 'posts/kotsu/2026/winter-traffic-safety.md');
    expect(code).toBe(0);
    const [, onX = '', onFacebook = ''] = out.split('── ');
    expect(onX).toMatch(/\(x\) {2}US\$0\.2/);
    expect(onX).toMatch(/\d+\/280/);
    expect(onX).toMatch(/冬の道は見た目以上に滑ります/);
    expect(onFacebook).toMatch(/\(facebook\)/);
    expect(onFacebook).toMatch(/窓や屋根の雪を落とす/);
    for (const text of [onX, onFacebook])
      expect(text).toMatch(/winter-poster\.png\n {2}説明文: 雪道/);
  });

  test('a post without form cannot be shown: exit 1', async () => {
    folder.write('posts/koho/2026/bad.md', 'no front matter\n');
    const { code, out } = await run('preview', 'posts/koho/2026/bad.md');
    expect(code).toBe(1);
    expect(out).toMatch(/koho check/);
  });
});

describe('koho pause', () => {
  test('makes the branch at once, says how it is lifted, and again changes nothing', async () => {
    const bare = bareRepository(join(folder.path, 'origin.git'));
    const clone = cloneOf(bare, join(folder.path, 'clone'));
    commitFiles(clone, { 'README.md': '# koho\n' });
    git(clone, 'push', '-q', 'origin', 'HEAD:main');
    const args = ['pause', '--root', clone, '--why', '誤った内容の投稿'];
    const environment = { GITHUB_ACTOR: 'hokkaido-mihon-sato' };
    const first = await koho(args, { environment });
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/止めました（すべて）。\nhokkaido-mihon-sato: 誤った内容の投稿/);
    expect(first.out).toMatch(/koho resume --why/);
    const commit = git(bare, 'rev-parse', 'koho-pause');
    const second = await koho([...args, '--by', '当番'], { environment });
    expect(second.out).toMatch(/すでに止まっています（すべて）。\nhokkaido-mihon-sato/);
    // The same words by the same person, too: what counts is who made the branch.
    const same = await koho(args, { environment });
    expect(same.out).toMatch(/すでに止まっています（すべて）。\nhokkaido-mihon-sato/);
    expect(git(bare, 'rev-parse', 'koho-pause')).toBe(commit);
  });

  test('stops also with personal data in the reason, which it masks; a policy that cannot be read is no obstacle', async () => {
    const bare = bareRepository(join(folder.path, 'telling.git'));
    const clone = cloneOf(bare, join(folder.path, 'telling'));
    cpSync(join(folder.path, 'policies'), join(clone, 'policies'), { recursive: true });
    commitFiles(clone, { 'README.md': '# koho\n' });
    git(clone, 'push', '-q', 'origin', 'HEAD:main');
    const args = ['pause', '--root', clone, '--by', '当番', '--why', '携帯090-1234-5678を載せた'];
    const told = await koho(args);
    expect([told.code, told.out]).toEqual([0, expect.stringMatching(/止めました（すべて）/)]);
    expect(told.out).toContain('伏せて残しました');
    const message = git(bare, 'log', '-1', '--format=%B', 'koho-pause');
    expect(message).toContain('を載せた');
    expect(told.out + message).not.toContain('1234');
    const again = await koho(args);
    expect(again.out).not.toContain('1234');
    writeFileSync(join(clone, 'policies/koho.yml'), 'broken: [');
    const other = await koho([...args, '--account', 'hokkaido-kotsu-x']);
    expect([other.code, other.out]).toEqual([
      0,
      expect.stringMatching(/止めました（hokkaido-kotsu-x）/),
    ]);
  });

  test('of one account names a branch beside it, and knows no account that is not registered', async () => {
    const bare = bareRepository(join(folder.path, 'one.git'));
    const clone = cloneOf(bare, join(folder.path, 'one'));
    commitFiles(clone, { 'policies/accounts/kotsu-x.yml': 'id: kotsu-x\n' });
    git(clone, 'push', '-q', 'origin', 'HEAD:main');
    const args = ['pause', '--root', clone, '--why', '誤り', '--account'];
    const paused = await koho([...args, 'kotsu-x']);
    expect([paused.code, paused.out]).toEqual([
      0,
      expect.stringMatching(/止めました（kotsu-x）。/),
    ]);
    const heads = git(bare, 'for-each-ref', '--format=%(refname:short)', 'refs/heads/koho-pause*');
    expect(heads.trim()).toBe('koho-pause-kotsu-x');
    const mistyped = await koho([...args, 'kotsu']);
    expect([mistyped.code, mistyped.err]).toEqual([2, expect.stringContaining('kotsu-x')]);
  });
});
