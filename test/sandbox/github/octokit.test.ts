import { getOctokit } from '@actions/github';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Office, openOffice } from './office.ts';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.github.close());

const place = { owner: 'pref', repo: 'koho' };

function octokitOf(token: string) {
  return getOctokit(token, { baseUrl: office.github.api });
}

it('plays the comment, the check and the review of a pull request with the token of a run', async () => {
  const { number, sha } = await office.propose({ branch: 'post', files: { 'a.md': 'a' } });
  const run = await office.github.control('/repositories/pref/koho/runs', { actor: 'staff' });
  const { rest } = octokitOf(String(run.token));
  const comment = await rest.issues.createComment({
    ...place,
    issue_number: number,
    body: '確認中',
  });
  expect(comment.data.user).toMatchObject({
    id: 41898282,
    login: 'github-actions[bot]',
    type: 'Bot',
  });
  const edited = await rest.issues.updateComment({
    ...place,
    comment_id: comment.data.id,
    body: '完了',
  });
  expect(edited.data.body).toBe('完了');
  const check = await rest.checks.create({
    ...place,
    name: 'koho',
    head_sha: sha,
    status: 'in_progress',
  });
  const done = await rest.checks.update({
    ...place,
    check_run_id: check.data.id,
    conclusion: 'success',
    output: { title: 'OK', summary: 'なし' },
  });
  expect(done.data).toMatchObject({ status: 'completed', app: { id: 15368 } });
  const mine = await rest.actions.getWorkflowRun({ ...place, run_id: Number(run.id) });
  expect(mine.data).toMatchObject({ run_attempt: 1, actor: { id: office.staff.id } });
});

it('pages through every comment', async () => {
  const { number } = await office.propose({ branch: 'post', files: { 'a.md': 'a' } });
  const octokit = octokitOf(office.staff.token);
  for (let n = 0; n < 7; n++) {
    await octokit.rest.issues.createComment({ ...place, issue_number: number, body: `${n}` });
  }
  const all = await octokit.paginate(octokit.rest.issues.listComments, {
    ...place,
    issue_number: number,
    per_page: 3,
  });
  expect(all.map((comment) => comment.body)).toEqual(['0', '1', '2', '3', '4', '5', '6']);
});

it('makes a commit out of blobs, a tree and a ref', async () => {
  const { rest } = octokitOf(office.staff.token);
  const main = await rest.git.getRef({ ...place, ref: 'heads/main' });
  const base = await rest.git.getCommit({ ...place, commit_sha: main.data.object.sha });
  const blob = await rest.git.createBlob({ ...place, content: 'こんにちは', encoding: 'utf-8' });
  const tree = await rest.git.createTree({
    ...place,
    base_tree: base.data.tree.sha,
    tree: [{ path: 'posts/a.md', mode: '100644', type: 'blob', sha: blob.data.sha }],
  });
  const commit = await rest.git.createCommit({
    ...{ ...place, message: 'By API', tree: tree.data.sha },
    parents: [main.data.object.sha],
  });
  await rest.git.createRef({ ...place, ref: 'refs/heads/api', sha: commit.data.sha });
  const content = await rest.repos.getContent({ ...place, path: 'posts/a.md', ref: 'api' });
  expect(content.data).toMatchObject({ sha: blob.data.sha, type: 'file' });
  const files = await rest.git.getTree({ ...place, tree_sha: commit.data.sha, recursive: '1' });
  expect(files.data.tree.map((entry) => entry.path)).toEqual(['README.md', 'posts', 'posts/a.md']);
  const next = await rest.repos.createOrUpdateFileContents({
    ...{ ...place, path: 'posts/a.md', branch: 'api', message: 'Again' },
    content: Buffer.from('さようなら').toString('base64'),
    sha: blob.data.sha,
  });
  expect(next.data.commit.verification?.verified).toBe(true);
  await rest.git.deleteRef({ ...place, ref: 'heads/api' });
  await expect(rest.git.getRef({ ...place, ref: 'heads/api' })).rejects.toMatchObject({
    status: 404,
  });
});

it('tells runs apart by their attempts, and who started them from who pressed again', async () => {
  const run = await office.github.control('/repositories/pref/koho/runs', { actor: 'head' });
  await office.github.control(`/runs/${run.id}/complete`, { conclusion: 'failure' });
  const again = await office.github.control(`/runs/${run.id}/rerun`, { by: 'staff' });
  expect(again.attempt).toBe(2);
  const { rest } = octokitOf(office.staff.token);
  const now = await rest.actions.getWorkflowRun({ ...place, run_id: Number(run.id) });
  expect(now.data).toMatchObject({
    run_attempt: 2,
    status: 'in_progress',
    actor: { login: 'head' },
    triggering_actor: { login: 'staff' },
  });
  const first = await rest.actions.getWorkflowRunAttempt({
    ...place,
    run_id: Number(run.id),
    attempt_number: 1,
  });
  expect(first.data).toMatchObject({ run_attempt: 1, status: 'completed', conclusion: 'failure' });
});
