import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { gitEnvironment } from '../../src/cli/demo/author-clone.ts';
import { GitError } from '../../src/forge/git/git-error.ts';
import { openGate } from '../../src/pipeline/publish/gate.ts';
import { recordMain } from '../../src/pipeline/record/record-main.ts';
import { openWorkplace } from '../../src/pipeline/workplace/workplace.ts';
import type { PostId } from '../../src/post/post.ts';
import { about, pathOf, post, refusals } from './drafts.ts';
import { type Git, gitIn } from './git-in.ts';
import { installBrakes, liftPause } from './orders.ts';
import { head, kohoX, kotsuX, staff } from './people.ts';
import { setStage } from './set-stage.ts';
import type { Stage } from './stage.ts';

// What one person merges must never keep everybody else's posts off the record.
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await installBrakes(stage);
});
afterAll(() => stage.close());
afterEach(() => stage.clearFaults());

const text = (what: string) => ({
  text: `${what}では、車間距離を長めに取りましょう。`,
  accounts: [kohoX],
});
const organisation = () => stage.log('organisation');

test('a name with U+2028 and a file of an old mode are ordinary git', async () => {
  const git = await author('Su\u2028zuki');
  const blob = await git(['hash-object', '-w', '--stdin'], Buffer.from(post(text('山道'))));
  const year = await tree(git, [['100600', 'old.md', blob]]);
  await graft(git, 'old-mode', ['posts', 'kotsu', '2024'], year);
  await stage.record();
  const records = await organisation();
  const old = records.filter(({ body }) => 'post' in body && body.post === 'posts/kotsu/2024/old');
  expect(old.map(({ kind }) => kind)).toEqual(['approved']);
});

test('what git can never read is refused alone, the others go on', async () => {
  await stage.submit('dark', { [pathOf('dark')]: post(text('旧道')) });
  await stage.submit('beside', { [pathOf('beside')]: post(text('県道')) });
  const settings = await stage.settings('organisation');
  const workplace = await openWorkplace(settings, { signs: 'organisation' });
  const { repository } = workplace;
  const readFileAt = repository.readFileAt.bind(repository);
  vi.spyOn(repository, 'readFileAt').mockImplementation(async (commit, path, maxBytes) => {
    if (path === pathOf('dark')) throw new GitError('corrupt-object', commit);
    return readFileAt(commit, path, maxBytes);
  });
  const { records } = await recordMain(workplace);
  await workplace.close();
  expect(refusals(records, 'dark')).toEqual(['git-unreadable']);
  expect(about(records, 'beside')).toEqual(['approved']);
});

test('texts that no record can hold are refused or mended, whoever wrote them', async () => {
  const broken = post({ ...text('坂道'), title: '"\\ud83d"' });
  await stage.submit('half', { [pathOf('half')]: broken });
  const git = await author('S');
  const note = `Koho-Pause: {"at":"x","by":"\\ud800\\u001b[31m","why":"${'長'.repeat(3000)}"}`;
  const commit = await git(['commit-tree', await tree(git, []), '-m', note]);
  await git(['push', '--quiet', stage.o.cloneUrl, `${commit}:refs/heads/koho-pause`]);
  await stage.submit('after-half', { [pathOf('after-half')]: post(text('峠道')) });
  const { records } = await stage.record();
  await liftPause(stage);
  expect(refusals(records, 'half')).toEqual(['form/yaml-syntax']);
  expect(about(records, 'after-half')).toEqual(['approved']);
  const paused = records.find(({ kind }) => kind === 'paused');
  expect(paused?.body).toMatchObject({ by: '\ufffd [31m', why: `${'長'.repeat(999)}…` });
});

test('what GitHub does not tell now stops the record there: what came before it is kept', async () => {
  await stage.submit('first', { [pathOf('first')]: post(text('冬道')) });
  const first = await stage.bareGit(['rev-parse', 'main']);
  await stage.submit('second', { [pathOf('second')]: post(text('夜道')) });
  const second = await stage.bareGit(['rev-parse', 'main']);
  await stage.submit('third', { [pathOf('third')]: post(text('並木道')) });
  const route = `GET /repos/*/commits/${second}/pulls`;
  await stage.githubFault({ route, kind: '500', times: 50 });
  await expect(stage.record()).rejects.toMatchObject({ code: 'facts-unknown' });
  const records = await organisation();
  expect(about(records, 'first')).toEqual(['approved']);
  const examined = records.findLast(({ kind }) => kind === 'examined');
  expect(examined?.body).toEqual({ main: first });
  await expect(stage.record()).rejects.toMatchObject({ code: 'facts-unknown' });
  expect(await organisation()).toEqual(records);
  await stage.clearFaults();
  const { records: rest } = await stage.record();
  const posts = rest.flatMap(({ kind, body }) => ('post' in body ? [`${kind} ${body.post}`] : []));
  expect(posts).toEqual(['second', 'third'].map((slug) => `approved posts/kotsu/2026/${slug}`));
});

test('a published post under another name is not the same post once more', async () => {
  const content = post({ ...text('海岸通り'), accounts: [kotsuX] });
  await stage.submit('here', { [pathOf('here')]: content });
  await stage.record();
  await stage.publish(kotsuX);
  const seen = await stage.timeline(kotsuX);
  expect(seen.filter((one) => one.includes('海岸通り'))).toHaveLength(1);
  await stage.submit('move', { [pathOf('here')]: null, [pathOf('there')]: content });
  await stage.record();
  expect(refusals(await organisation(), 'there')).toEqual(['moves-published-post']);
  await stage.publish(kotsuX);
  expect(await stage.timeline(kotsuX)).toEqual(seen);
});

test('the gate looks into the logs of the accounts that the post was approved for, and no others', async () => {
  const content = post({ ...text('駅前通り'), accounts: [kotsuX] });
  await stage.submit('bound', { [pathOf('bound')]: content });
  await stage.record();
  await stage.publish(kotsuX);
  const settings = await stage.settings(kotsuX);
  const workplace = await openWorkplace(settings, { signs: 'account' });
  const asked: string[] = [];
  const gate = openGate({
    ...workplace,
    accountLog(id, access) {
      asked.push(id);
      return workplace.accountLog(id, access);
    },
  });
  const bound = await gate.boundContent(pathOf('bound').replace(/\.md$/, '') as PostId);
  await workplace.close();
  expect(bound).toMatch(/^[0-9a-f]{64}$/);
  expect(workplace.policy.policy.accounts.size).toBeGreaterThan(1);
  expect(asked).toEqual([kotsuX]);
});

/** Git as a member of staff has it at her desk, with every branch as it is now. */
async function author(name: string): Promise<Git> {
  const mail = `${await stage.forge.idOf(staff)}+${staff}@users.noreply.github.com`;
  const git = gitIn(join(stage.o.work, 'author.git'), {
    ...gitEnvironment(stage.forge.token(staff)),
    ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: mail },
    ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: mail },
  });
  await git(['fetch', '--quiet', stage.o.cloneUrl, '+refs/heads/*:refs/heads/*']);
  return git;
}

type Entry = readonly [mode: string, name: string, id: string];

/** A tree with modes as given: git's own tools would put them right. */
function tree(git: Git, entries: readonly Entry[]): Promise<string> {
  const sorted = entries.toSorted(([, one], [, other]) => (one < other ? -1 : 1));
  const pieces = sorted.flatMap(([mode, name, id]) => [
    Buffer.from(`${mode} ${name}\0`),
    Buffer.from(id, 'hex'),
  ]);
  const args = ['hash-object', '-t', 'tree', '-w', '--literally', '--stdin'];
  return git(args, Buffer.concat(pieces));
}

/** Main with this folder put there, handed in, approved and merged. */
async function graft(git: Git, branch: string, at: readonly string[], id: string): Promise<void> {
  const top = await grafted(git, 'main', at, id);
  const commit = await git(['commit-tree', top, '-p', 'main', '-m', branch]);
  await git(['push', '--quiet', stage.o.cloneUrl, `${commit}:refs/heads/${branch}`]);
  const pull = await stage.forge.openPull(staff, branch, branch);
  await stage.forge.approve(head, pull);
  await stage.merge(pull, 'merge');
}

async function grafted(
  git: Git,
  into: string,
  [first = '', ...rest]: readonly string[],
  id: string,
): Promise<string> {
  const lines = into === '' ? [] : (await git(['ls-tree', into])).split('\n').filter(Boolean);
  const entries = lines.map((line): Entry => {
    const [mode = '', , entry = '', name = ''] = line.split(/[ \t]/);
    return [mode.replace(/^0/, ''), name, entry];
  });
  const [, , below = ''] = entries.find(([, name]) => name === first) ?? [];
  const own = rest.length === 0 ? id : await grafted(git, below, rest, id);
  return tree(git, [...entries.filter(([, name]) => name !== first), ['40000', first, own]]);
}
