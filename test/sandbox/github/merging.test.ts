import { afterEach, beforeEach, expect, it } from 'vitest';
import { withToken } from './clone.ts';
import { type Office, openOffice } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice({ '.github/CODEOWNERS': '/posts/ @head\n' });
});
afterEach(() => office.github.close());

const numbers = (list: readonly { number: number }[]) => list.map((pull) => pull.number);
const webFlow = 19864447;

async function pullsOf(sha: string): Promise<number[]> {
  return numbers((await office.rest(office.head, 'GET', `/commits/${sha}/pulls`)).json);
}

it('squash: one commit by the author of the pull request, naming the others, made by GitHub', async () => {
  const { work } = office;
  const { number } = await office.propose({ branch: 'post', files: { 'posts/a.md': '1' } });
  const author = `Head <${office.head.id}+head@users.noreply.github.com>`;
  await work.must('commit', '-q', '--allow-empty', `--author=${author}`, '-m', 'Second');
  await work.must('push', '-q', 'origin', 'HEAD:post');
  const merged = await office.merge(number);
  const commit = (await office.rest(office.head, 'GET', `/commits/${merged.json.sha}`)).json;
  expect(commit.author.id).toBe(office.staff.id);
  expect(commit.committer.id).toBe(webFlow);
  expect(commit.commit.message).toContain(`Title of post (#${number})`);
  expect(commit.commit.message).toContain(`Co-authored-by: ${author}`);
  expect(commit.commit.author.email).toBe(`${office.staff.id}+staff@users.noreply.github.com`);
  expect(commit.commit.verification.verified).toBe(true);
  expect(commit.parents).toHaveLength(1);
  const pull = (await office.rest(office.head, 'GET', `/pulls/${number}`)).json;
  expect(pull).toMatchObject({ merged: true, state: 'closed', merge_commit_sha: merged.json.sha });
  expect(pull.merged_by.id).toBe(office.head.id);
});

it('rebase: only the last commit is the merge commit, yet each one belongs to the pull request', async () => {
  const { work } = office;
  const { number, sha } = await office.propose({ branch: 'post', files: { 'posts/a.md': '1' } });
  await work.commit({ 'posts/b.md': '2' });
  await work.must('push', '-q', 'origin', 'HEAD:post');
  const merged = await office.merge(number, { method: 'rebase' });
  await work.must('fetch', '-q');
  const [first = '', last] = (await work.must('rev-list', '--reverse', 'origin/main', '-2')).split(
    '\n',
  );
  expect(last).toBe(merged.json.sha);
  expect(first).not.toBe(sha);
  expect(await pullsOf(first)).toEqual([number]);
  const commit = (await office.rest(office.head, 'GET', `/commits/${first}`)).json;
  expect(commit.committer.id).toBe(office.head.id);
  expect(commit.commit.verification.verified).toBe(false);
});

it('merge: both parents, and every commit of the branch leads to the pull request', async () => {
  const { number, sha } = await office.propose({ branch: 'post', files: { 'posts/a.md': '1' } });
  const merged = await office.merge(number, { method: 'merge' });
  const commit = (await office.rest(office.head, 'GET', `/commits/${merged.json.sha}`)).json;
  expect(commit.parents.map((parent: { sha: string }) => parent.sha)[1]).toBe(sha);
  expect(await pullsOf(sha)).toEqual([number]);
  expect(await pullsOf(merged.json.sha)).toEqual([number]);
});

it('names several pull requests for a commit that two branches share', async () => {
  const first = await office.propose({ branch: 'one', files: { 'posts/a.md': '1' } });
  await office.work.must('push', '-q', 'origin', 'HEAD:two');
  const body = { title: 'Two', head: 'two', base: 'main' };
  const second = await office.rest(office.staff, 'POST', '/pulls', body);
  expect(await pullsOf(first.sha)).toEqual([first.number, second.json.number]);
  await office.merge(first.number, { method: 'merge' });
  const other = (await office.rest(office.head, 'GET', `/pulls/${second.json.number}`)).json;
  expect(other).toMatchObject({ merged: true });
  expect(await pullsOf(first.sha)).toEqual([first.number, second.json.number]);
});

it('counts a pull request as merged when its head is pushed to the base directly', async () => {
  const { number, sha } = await office.propose({ branch: 'post', files: { 'posts/a.md': '1' } });
  await office.work.must('push', '-q', 'origin', `${sha}:main`);
  const pull = (await office.rest(office.head, 'GET', `/pulls/${number}`)).json;
  expect(pull).toMatchObject({ merged: true, merge_commit_sha: sha });
  expect(pull.merged_by.id).toBe(office.staff.id);
});

it('does not believe a commit that merely claims to be made by GitHub', async () => {
  const { work } = office;
  const forged = { name: 'GitHub', email: 'noreply@github.com' };
  await work.must('switch', '-q', '-c', 'forged');
  await work.commit(
    { 'posts/a.md': '1' },
    { author: 'Head <head@example.org>', committer: forged },
  );
  await work.must('push', '-q', 'origin', 'forged');
  const commit = (await office.rest(office.head, 'GET', '/commits/forged')).json;
  expect(commit.author.id).toBe(office.head.id);
  expect(commit.committer.id).toBe(webFlow);
  expect(commit.commit.verification).toMatchObject({ verified: false, reason: 'unsigned' });
});

it('gives no account for an address that belongs to nobody', async () => {
  await office.work.commit({ 'a.txt': '1' }, { author: 'Nobody <nobody@example.net>' });
  await office.work.must('push', '-q', 'origin', 'HEAD:x');
  const commit = (await office.rest(office.head, 'GET', '/commits/x')).json;
  expect(commit.author).toBe(null);
});

it('dismisses an approval when the changes differ, and keeps it when only the base came in', async () => {
  await office.rules({ pattern: 'main', dismissStale: true });
  const { number } = await office.propose({ branch: 'post', files: { 'posts/a.md': '1' } });
  await office.approve(number);
  const { work } = office;
  await work.must('switch', '-q', 'main');
  await work.commit({ 'other.txt': 'x' });
  await work.must('push', '-q', 'origin', 'main');
  const updated = await office.rest(office.staff, 'PUT', `/pulls/${number}/update-branch`);
  expect(updated.status).toBe(202);
  const states = async () =>
    (await office.rest(office.head, 'GET', `/pulls/${number}/reviews`)).json.map(
      (review: { state: string }) => review.state,
    );
  expect(await states()).toEqual(['APPROVED']);
  await work.must('fetch', '-q');
  await work.must('switch', '-q', '-C', 'post', 'origin/post');
  await work.commit({ 'posts/a.md': '2' });
  await work.must('push', '-q', 'origin', 'post');
  expect(await states()).toEqual(['DISMISSED']);
});

it('keeps a review at its commit and the approval of a moved head standing where no rule says otherwise', async () => {
  const { number, sha } = await office.propose({ branch: 'post', files: { 'posts/a.md': '1' } });
  await office.approve(number);
  await office.work.commit({ 'posts/a.md': '2' });
  await office.work.must('push', '-q', 'origin', 'HEAD:post');
  const reviews = (await office.rest(office.head, 'GET', `/pulls/${number}/reviews`)).json;
  expect(reviews).toMatchObject([{ state: 'APPROVED', commit_id: sha }]);
});

it('wants the owner of the paths, not just anybody with write permission', async () => {
  await office.rules({
    pattern: 'main',
    requirePullRequest: true,
    requireCodeOwnerReview: true,
    bypassAdmins: true,
  });
  const { number } = await office.propose({ branch: 'post', files: { 'posts/a.md': '1' } });
  await office.approve(number, office.reader);
  await office.approve(number, office.admin);
  const refused = await office.merge(number);
  expect(refused.status).toBe(405);
  expect(refused.json.message).toContain('Waiting on code owner review');
  await office.approve(number, office.head);
  expect((await office.merge(number)).status).toBe(200);
});

it('takes CODEOWNERS from the base: a pull request cannot make its author the owner', async () => {
  await office.rules({ pattern: 'main', requirePullRequest: true, requireCodeOwnerReview: true });
  const files = { '.github/CODEOWNERS': '/posts/ @admin\n', 'posts/a.md': '1' };
  const { number } = await office.propose({ branch: 'post', files });
  await office.approve(number, office.admin);
  expect((await office.merge(number)).status).toBe(405);
});

it('finds the owner of a path that git would have to quote', async () => {
  await office.rules({ pattern: 'main', requirePullRequest: true, requireCodeOwnerReview: true });
  const { number } = await office.propose({ branch: 'post', files: { 'posts/"a\tb".md': '1' } });
  expect((await office.merge(number)).status).toBe(405);
});

it('waits for required checks by the Actions app, and for the base when the rule says so', async () => {
  await office.rules({ pattern: 'main', requiredChecks: ['koho'], requireUpToDate: true });
  const { number, sha } = await office.propose({ branch: 'post', files: { 'posts/a.md': '1' } });
  const run = await office.github.control('/repositories/pref/koho/runs', { actor: 'staff' });
  const check = { name: 'koho', head_sha: sha, conclusion: 'failure' };
  const token = String(run.token);
  const report = (conclusion: string) =>
    office.github.rest('POST', '/repos/pref/koho/check-runs', {
      token,
      body: { ...check, conclusion },
    });
  expect((await report('failure')).status).toBe(201);
  expect((await office.merge(number)).json.message).toContain('Required status check "koho"');
  await report('success');
  const asAdmin = await office.cloneAs(office.admin);
  await asAdmin.commit({ 'other.txt': 'x' });
  await asAdmin.must('push', '-q', 'origin', 'HEAD:main');
  expect((await office.merge(number)).json.message).toContain('not up to date');
});

it('lets a workflow open a pull request where the switch allows it, but never approve the own one', async () => {
  const open = {
    owner: 'pref',
    name: 'open',
    actionsMayApprove: true,
    collaborators: [{ login: 'staff', permission: 'write' }],
  };
  await office.github.control('/repositories', open);
  const place = office.cloneUrl.replace('koho.git', 'open.git');
  await office.work.must(
    'remote',
    'set-url',
    'origin',
    withToken({ url: place, token: office.staff.token }),
  );
  await office.work.must('push', '-q', 'origin', 'HEAD:main');
  await office.work.commit({ 'a.md': 'a' });
  await office.work.must('push', '-q', 'origin', 'HEAD:bot');
  const { token } = await office.github.control('/repositories/pref/open/runs', { actor: 'staff' });
  const asRun = (path: string, body: unknown) =>
    office.github.rest('POST', `/repos/pref/open${path}`, { token: String(token), body });
  const opened = await asRun('/pulls', { title: 'x', head: 'bot', base: 'main' });
  expect(opened.json.user).toMatchObject({ login: 'github-actions[bot]', type: 'Bot' });
  expect((await asRun(`/pulls/${opened.json.number}/reviews`, { event: 'APPROVE' })).status).toBe(
    422,
  );
});

it('lets an administrator merge without any review, and takes reviews after that', async () => {
  await office.rules({
    pattern: 'main',
    requirePullRequest: true,
    requireCodeOwnerReview: true,
    bypassAdmins: true,
  });
  const { number } = await office.propose({ branch: 'post', files: { 'posts/a.md': '1' } });
  expect((await office.merge(number, { person: office.admin })).status).toBe(200);
  const late = await office.approve(number);
  expect(late.json.state).toBe('APPROVED');
});

it('does not let the last pusher approve what was pushed', async () => {
  await office.rules({ pattern: 'main', requirePullRequest: true, lastPushApproval: true });
  const { number } = await office.propose({ branch: 'post', files: { 'posts/a.md': '1' } });
  const asHead = await office.cloneAs(office.head);
  await asHead.must('switch', '-q', 'post');
  await asHead.commit({ 'posts/a.md': '2' });
  await asHead.must('push', '-q', 'origin', 'post');
  await office.approve(number, office.head);
  expect((await office.merge(number)).json.message).toContain('someone other than the last pusher');
});

it('commits an applied suggestion by whoever pressed the button, with the reviewer as co-author', async () => {
  const { number } = await office.propose({ branch: 'post', files: { 'posts/a.md': '1\n' } });
  const path = `/repositories/pref/koho/pulls/${number}/apply-suggestion`;
  const order = { by: 'staff', reviewer: 'head', path: 'posts/a.md', content: '2\n' };
  const { sha } = await office.github.control(path, order);
  const commits = (await office.rest(office.head, 'GET', `/pulls/${number}/commits`)).json;
  expect(commits[1]).toMatchObject({
    sha,
    author: { id: office.staff.id },
    committer: { id: webFlow },
  });
  expect(commits[1].commit.message).toContain(
    `Co-authored-by: 所属長 <${office.head.id}+head@users.noreply.github.com>`,
  );
  expect(commits[1].commit.verification.verified).toBe(true);
});

it('lists renames with both names, and pages the files', async () => {
  const long = `${'line\n'.repeat(30)}`;
  const { work } = office;
  await work.commit({ 'posts/旧.md': long });
  await work.must('push', '-q', 'origin', 'HEAD:main');
  await work.must('fetch', '-q');
  const { number } = await office.propose({
    branch: 'post',
    files: {
      'posts/旧.md': undefined,
      'posts/新.md': `${long}more\n`,
      'posts/新.png': Buffer.from([0, 1, 2]),
    },
  });
  const page = await office.rest(office.head, 'GET', `/pulls/${number}/files?per_page=1`);
  expect(page.json).toMatchObject([
    { filename: 'posts/新.md', previous_filename: 'posts/旧.md', status: 'renamed', additions: 1 },
  ]);
  expect(page.headers.get('link')).toContain(
    `${office.github.api}/repos/pref/koho/pulls/${number}/files?per_page=1&page=2>; rel="next"`,
  );
  const second = await office.rest(office.head, 'GET', `/pulls/${number}/files?per_page=1&page=2`);
  expect(second.json).toMatchObject([{ filename: 'posts/新.png', status: 'added' }]);
  expect(second.json[0].patch).toBeUndefined();
});

it('counts the changes against another base after the base was changed', async () => {
  const { work } = office;
  await work.must('push', '-q', 'origin', 'HEAD:next');
  const { number } = await office.propose({ branch: 'post', files: { 'posts/a.md': '1' } });
  const changed = await office.rest(office.staff, 'PATCH', `/pulls/${number}`, { base: 'next' });
  expect(changed.json.base.ref).toBe('next');
});
