import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Draft } from '../../src/ledger/record.ts';
import { examinePost } from '../../src/pipeline/examine-post.ts';
import { noHistory } from '../../src/pipeline/history.ts';
import { loadPolicy } from '../../src/pipeline/load-policy.ts';
import { directorySource } from '../../src/pipeline/source/directory-source.ts';
import { sha256 } from '../../src/pipeline/workplace/sha256.ts';
import { instant } from '../../src/post/post.ts';
import { parseAccountId, parsePostId } from '../../src/post/post-id.ts';
import { deliveryId } from '../../src/publish/delivery-id.ts';
import { git, workspace } from '../forge/git/fixture.ts';
import { logWriter } from '../forge/git/log-writer.ts';
import { jpeg, position, tiff } from '../guideline/images.ts';
import { beforeAll as early, goodPost, koho, project } from './call-koho.ts';

const space = workspace();
afterAll(() => space.remove());

const path = 'posts/koho/2026/staff-briefing.md';
const account = 'hokkaido-koho-facebook';
let clone = '';

/** A clone whose `origin/ledger/…` says that the post was sent. */
beforeAll(async () => {
  const options = { log: account, year: '2026', trust: { origin: 'example.lg.jp/koho' } };
  const writer = await logWriter({ space, origin: 'origin.git', name: 'writer', options });
  clone = writer.directory;
  for (const name of ['policies', 'posts', '.github/CODEOWNERS']) {
    cpSync(join(project, name), join(clone, name), { recursive: true });
  }
  const intent = await intentOf(clone);
  await writer.log.append(async () => [intent]);
  await writer.repository.close();
  git(clone, 'fetch', '-q', 'origin');
});

async function intentOf(root: string): Promise<Draft> {
  const source = directorySource(root);
  const policy = await loadPolicy(source);
  const id = parsePostId(path);
  const to = parseAccountId(account);
  if (!policy.ok || !id.ok || !to) throw new Error('the examples are not in order');
  const now = instant(Date.parse(early));
  const { examined } = await examinePost({
    ...{ source, path, now },
    policy: policy.value.policy,
    history: noHistory,
  });
  const content = examined?.contentDigest ?? '';
  const delivery = deliveryId(
    { post: id.value.id, edition: 1, platform: 'facebook', account: to },
    sha256,
  );
  return {
    kind: 'intent',
    nonce: '1'.repeat(32),
    body: {
      ...{ delivery, part: 0, attempt: 1, content, media: [], review: 1 },
      text: sha256('text'),
      policy: policy.value.digest,
      mergeCommit: 'a'.repeat(40),
      leaseUntil: '2026-11-20T00:15:00.000Z',
      checkedAt: '2026-11-20T00:00:00.000Z',
    },
  };
}

async function check(environment: Readonly<Record<string, string>> = {}) {
  const args = ['check', '--now', early, '--format', 'json', path];
  const { code, out, err } = await koho(args, { cwd: clone, environment });
  const findings: readonly { rule: string }[] = JSON.parse(out).findings;
  return { code, err, rules: findings.map(({ rule }) => rule) };
}

function change(file: string, edit: (text: string) => string): () => void {
  const before = readFileSync(join(clone, file), 'utf8');
  writeFileSync(join(clone, file), edit(before));
  return () => writeFileSync(join(clone, file), before);
}

test('a published post as it was sent is fine', async () => {
  expect(await check()).toEqual({ code: 0, err: '', rules: [] });
});

test('a published post that was changed is frozen, wherever the refs lie', async () => {
  const restore = change(path, (text) => text.replace('100人', '120人'));
  expect(await check()).toEqual({ code: 1, err: '', rules: ['frozen'] });
  git(clone, 'pack-refs', '--all');
  expect((await check()).rules).toEqual(['frozen']);
  const tree = space.path('work-tree');
  git(
    clone,
    'worktree',
    'add',
    '-q',
    '--detach',
    '--no-checkout',
    tree,
    'origin/ledger/hokkaido-koho-facebook/2026',
  );
  for (const name of ['policies', 'posts', '.github/CODEOWNERS']) {
    cpSync(join(clone, name), join(tree, name), { recursive: true });
  }
  const linked = await koho(['check', '--now', early, '--root', tree, '--format', 'json', path]);
  expect(JSON.parse(linked.out).findings).toMatchObject([{ rule: 'frozen' }]);
  restore();
});

test('a published post is never mended, nor an image that it shows', async () => {
  const digits = (text: string) => text.replace('12月19日（土）14時', '１２月１９日（土）１４時');
  const restore = change(path, digits);
  const before = readFileSync(join(clone, path), 'utf8');
  const { out } = await koho(['check', '--now', early, '--fix', path], { cwd: clone });
  expect(out).toContain('公開した投稿なので、直せる所がありますが変えません');
  expect(readFileSync(join(clone, path), 'utf8')).toBe(before);
  restore();

  const photo = join(clone, 'posts/koho/2026/shared.jpg');
  const located = Buffer.from(jpeg({ exif: tiff(position) }));
  writeFileSync(photo, located);
  const other = 'posts/koho/2026/other.md';
  const media =
    'media:\n  - {file: shared.jpg, alt: 雪の庁舎の外観, rights: 道が作成, people: none}\n';
  writeFileSync(join(clone, other), goodPost({ more: media }));
  const shared = change(path, (text) => text.replace('対象', '対象 shared.jpg'));
  const again = await koho(['check', '--now', early, '--fix', other], { cwd: clone });
  expect(again.out).toContain('公開した投稿にも使われている画像なので、変えません');
  expect(readFileSync(photo)).toEqual(located);
  shared();
  await koho(['check', '--now', early, '--fix', other], { cwd: clone });
  expect(readFileSync(photo)).not.toEqual(located);
  rmSync(join(clone, other));
});

test('where the record cannot be read the check goes on and says so', async () => {
  const restore = change(path, (text) => text.replace('100人', '120人'));
  const withoutGit = await check({ PATH: '/nonexistent' });
  expect(withoutGit).toMatchObject({ code: 0, rules: [] });
  expect(withoutGit.err).toMatch(/発信記録を読めない.*git/);
  const fixing = await koho(['check', '--fix', path], {
    cwd: clone,
    environment: { PATH: '/nonexistent' },
  });
  expect(fixing).toMatchObject({ code: 2, out: '' });
  expect(fixing.err).toContain('何も直していません');
  restore();
});

test('a record that is not by the keys of the policy is not believed', async () => {
  const { out } = await koho(['keygen', account, '--root', clone]);
  const key = /^ {4}- log: .*\n {6}key: .*$/m.exec(out)?.[0] ?? '';
  const restore = change('policies/koho.yml', (text) => text.replace('keys: []', `keys:\n${key}`));
  const { err } = await check();
  expect(err).toMatch(/発信記録を読めない/);
  restore();
});
