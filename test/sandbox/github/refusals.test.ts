import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice, type Person } from './office.ts';

/**
 * Each line: a request that GitHub refuses, how, and where that is written.
 * `{n}`, `{sha}`, `{review}`, `{comment}`, `{blob}` stand for things of the office.
 */
interface Refused {
  readonly what: string;
  readonly as:
    | 'staff'
    | 'head'
    | 'reader'
    | 'stranger'
    | 'run'
    | 'readOnlyRun'
    | 'nobody'
    | 'wrong';
  readonly request: readonly [method: string, path: string, body?: unknown];
  readonly status: number;
  readonly says: string;
  readonly source: string;
}

const docs = 'https://docs.github.com/rest';
const reviews = `${docs}/pulls/reviews#create-a-review-for-a-pull-request`;
const merging = `${docs}/pulls/pulls#merge-a-pull-request`;
const dispatching = `${docs}/actions/workflows#create-a-workflow-dispatch-event`;
const permissionsOfRuns =
  'https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions';
const unknown = '1'.repeat(40);

const table: readonly Refused[] = [
  {
    what: 'starting a workflow that is not there',
    as: 'staff',
    request: ['POST', '/actions/workflows/none.yml/dispatches', { ref: 'main' }],
    ...{ status: 404, says: 'Not Found' },
    source: dispatching,
  },
  {
    what: 'starting a workflow on a branch that is not there',
    as: 'staff',
    request: ['POST', '/actions/workflows/hand.yml/dispatches', { ref: 'nowhere' }],
    ...{ status: 422, says: 'No ref found for: nowhere' },
    source: dispatching,
  },
  {
    what: 'starting by hand what only pushes start',
    as: 'staff',
    request: ['POST', '/actions/workflows/push.yml/dispatches', { ref: 'main' }],
    ...{ status: 422, says: "Workflow does not have 'workflow_dispatch' trigger" },
    source: dispatching,
  },
  {
    what: 'starting a workflow with an input that it does not declare',
    as: 'staff',
    request: [
      'POST',
      '/actions/workflows/hand.yml/dispatches',
      { ref: 'main', inputs: { why: 'x', other: 'y' } },
    ],
    ...{ status: 422, says: 'Unexpected inputs provided: ' },
    source: dispatching,
  },
  {
    what: 'starting a workflow without an input that it requires',
    as: 'staff',
    request: ['POST', '/actions/workflows/hand.yml/dispatches', { ref: 'main' }],
    ...{ status: 422, says: "Required input 'why' not provided" },
    source: dispatching,
  },
  {
    what: 'starting a workflow without write access',
    as: 'reader',
    request: ['POST', '/actions/workflows/hand.yml/dispatches', { ref: 'main' }],
    ...{ status: 403, says: 'Must have push access to repository' },
    source: dispatching,
  },
  {
    what: 'starting a workflow from a run that may not',
    as: 'readOnlyRun',
    request: ['POST', '/actions/workflows/hand.yml/dispatches', { ref: 'main' }],
    ...{ status: 403, says: 'Resource not accessible by integration' },
    source: permissionsOfRuns,
  },
  {
    what: 'opening an issue from a run that may only read',
    as: 'readOnlyRun',
    request: ['POST', '/issues', { title: 't', body: 'b' }],
    ...{ status: 403, says: 'Resource not accessible by integration' },
    source: permissionsOfRuns,
  },
  {
    what: 'an issue without a title',
    as: 'staff',
    request: ['POST', '/issues', { title: ' ' }],
    ...{ status: 422, says: 'Validation Failed' },
    source: `${docs}/issues/issues#create-an-issue`,
  },
  {
    what: 'changing an issue that is not there',
    as: 'staff',
    request: ['PATCH', '/issues/4711', { state: 'closed' }],
    ...{ status: 404, says: 'Not Found' },
    source: `${docs}/issues/issues#update-an-issue`,
  },
  {
    what: 'a token that nobody issued',
    as: 'wrong',
    request: ['GET', ''],
    ...{ status: 401, says: 'Bad credentials' },
    source: `${docs}/authentication/authenticating-to-the-rest-api#failed-login-limit`,
  },
  {
    what: 'a private repository, without a token',
    as: 'nobody',
    request: ['GET', ''],
    ...{ status: 404, says: 'Not Found' },
    source: `${docs}/using-the-rest-api/troubleshooting-the-rest-api#404-not-found-for-an-existing-resource`,
  },
  {
    what: 'a private repository, to a stranger',
    as: 'stranger',
    request: ['GET', '/pulls/{n}'],
    ...{ status: 404, says: 'Not Found' },
    source: `${docs}/using-the-rest-api/troubleshooting-the-rest-api#404-not-found-for-an-existing-resource`,
  },
  {
    what: 'approving the own pull request',
    as: 'staff',
    request: ['POST', '/pulls/{n}/reviews', { event: 'APPROVE' }],
    ...{ status: 422, says: 'Can not approve your own pull request' },
    source: 'https://github.com/hubtty/hubtty/issues/33',
  },
  {
    what: 'requesting changes on the own pull request',
    as: 'staff',
    request: ['POST', '/pulls/{n}/reviews', { event: 'REQUEST_CHANGES', body: 'x' }],
    ...{ status: 422, says: 'Can not request changes on your own pull request' },
    source:
      'https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/about-pull-request-reviews',
  },
  {
    what: 'an approval by a workflow while the switch is off',
    as: 'run',
    request: ['POST', '/pulls/{n}/reviews', { event: 'APPROVE' }],
    ...{ status: 422, says: 'GitHub Actions is not permitted to approve pull requests.' },
    source: 'https://github.com/github/docs/issues/31550',
  },
  {
    what: 'requesting changes without words',
    as: 'head',
    request: ['POST', '/pulls/{n}/reviews', { event: 'REQUEST_CHANGES' }],
    ...{ status: 422, says: 'Review body is required' },
    source: `${reviews} (body: "Required when using REQUEST_CHANGES or COMMENT for the event parameter.")`,
  },
  {
    what: 'an event that does not exist',
    as: 'head',
    request: ['POST', '/pulls/{n}/reviews', { event: 'APPROVED' }],
    ...{ status: 422, says: 'Invalid request' },
    source: `${reviews} (event: APPROVE, REQUEST_CHANGES, COMMENT)`,
  },
  {
    what: 'a review of a commit from elsewhere',
    as: 'head',
    request: ['POST', '/pulls/{n}/reviews', { event: 'APPROVE', commit_id: unknown }],
    ...{ status: 422, says: 'Commit is not part of the pull request' },
    source: `${reviews} (commit_id)`,
  },
  {
    what: 'dismissing without a message',
    as: 'head',
    request: ['PUT', '/pulls/{n}/reviews/{review}/dismissals', {}],
    ...{ status: 422, says: 'message' },
    source: `${docs}/pulls/reviews#dismiss-a-review-for-a-pull-request (message: Required)`,
  },
  {
    what: 'dismissing a mere comment',
    as: 'head',
    request: ['PUT', '/pulls/{n}/reviews/{review}/dismissals', { message: 'x' }],
    ...{ status: 422, says: 'Can not dismiss a commented pull request review' },
    source: `${docs}/pulls/reviews#dismiss-a-review-for-a-pull-request`,
  },
  {
    what: 'dismissing with read permission',
    as: 'reader',
    request: ['PUT', '/pulls/{n}/reviews/{review}/dismissals', { message: 'x' }],
    ...{ status: 403, says: 'push access' },
    source:
      'https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/dismissing-a-pull-request-review',
  },
  {
    what: 'merging with another head than expected',
    as: 'head',
    request: ['PUT', '/pulls/{n}/merge', { merge_method: 'squash', sha: unknown }],
    ...{ status: 409, says: 'Head branch was modified' },
    source: `${merging} (409: Conflict if sha was provided and pull request head did not match)`,
  },
  {
    what: 'merging by another method than the rule allows',
    as: 'head',
    request: ['PUT', '/pulls/{n}/merge', { merge_method: 'rebase' }],
    ...{ status: 405, says: 'Repository rule violations found' },
    source:
      'https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets',
  },
  {
    what: 'merging without the code owner',
    as: 'head',
    request: ['PUT', '/pulls/{n}/merge', { merge_method: 'squash' }],
    ...{ status: 405, says: 'Waiting on code owner review' },
    source: `${merging} (405: Method Not Allowed if merge cannot be performed)`,
  },
  {
    what: 'merging with read permission',
    as: 'reader',
    request: ['PUT', '/pulls/{n}/merge', { merge_method: 'squash' }],
    ...{ status: 403, says: 'push access' },
    source: `${merging} (403 Forbidden)`,
  },
  {
    what: 'merging what conflicts',
    as: 'head',
    request: ['PUT', '/pulls/{conflict}/merge', { merge_method: 'squash' }],
    ...{ status: 405, says: 'Pull Request is not mergeable' },
    source: `${merging} (405: "Pull Request is not mergeable")`,
  },
  {
    what: 'a second pull request for the same branches',
    as: 'staff',
    request: ['POST', '/pulls', { title: 'x', head: 'post', base: 'main' }],
    ...{ status: 422, says: 'A pull request already exists for pref:post.' },
    source: `${docs}/pulls/pulls#create-a-pull-request (422)`,
  },
  {
    what: 'a pull request from a branch that does not exist',
    as: 'staff',
    request: ['POST', '/pulls', { title: 'x', head: 'nowhere', base: 'main' }],
    ...{ status: 422, says: '"field":"head"' },
    source: `${docs}/pulls/pulls#create-a-pull-request (422)`,
  },
  {
    what: 'a pull request without any commit',
    as: 'staff',
    request: ['POST', '/pulls', { title: 'x', head: 'empty', base: 'main' }],
    ...{ status: 422, says: 'No commits between main and empty' },
    source: `${docs}/pulls/pulls#create-a-pull-request (422)`,
  },
  {
    what: 'a pull request by a workflow while the switch is off',
    as: 'run',
    request: ['POST', '/pulls', { title: 'x', head: 'other', base: 'main' }],
    ...{ status: 403, says: 'not permitted to create or approve pull requests' },
    source: 'facts.md, GitHub: "Actions may create and approve pull requests" is one switch',
  },
  {
    what: 'updating a branch with another head than expected',
    as: 'staff',
    request: ['PUT', '/pulls/{n}/update-branch', { expected_head_sha: unknown }],
    ...{ status: 422, says: 'expected head sha' },
    source: `${docs}/pulls/pulls#update-a-pull-request-branch (expected_head_sha, 422)`,
  },
  {
    what: 'writing a file without the blob that it replaces',
    as: 'staff',
    request: ['PUT', '/contents/README.md', { message: 'x', content: 'eA==', branch: 'other' }],
    ...{ status: 422, says: "wasn't supplied" },
    source: 'https://github.com/octokit/octokit.rb/issues/992',
  },
  {
    what: 'writing a file that has changed',
    as: 'staff',
    request: [
      'PUT',
      '/contents/README.md',
      { message: 'x', content: 'eA==', branch: 'other', sha: unknown },
    ],
    ...{ status: 409, says: `README.md does not match ${unknown}` },
    source: 'https://github.com/octokit/octokit.rb/issues/581',
  },
  {
    what: 'writing a file to a protected branch',
    as: 'staff',
    request: ['PUT', '/contents/new.md', { message: 'x', content: 'eA==' }],
    ...{ status: 422, says: 'Changes must be made through a pull request' },
    source:
      'https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/managing-rulesets/available-rules-for-rulesets',
  },
  {
    what: 'writing into .git',
    as: 'staff',
    request: ['PUT', '/contents/.git/config', { message: 'x', content: 'eA==', branch: 'other' }],
    ...{ status: 422, says: 'malformed path component' },
    source: `${docs}/git/trees#create-a-tree (422)`,
  },
  {
    what: 'creating a ref that exists',
    as: 'staff',
    request: ['POST', '/git/refs', { ref: 'refs/heads/other', sha: '{sha}' }],
    ...{ status: 422, says: 'Reference already exists' },
    source: 'https://github.com/usk6666/yorishiro-proxy/pull/82',
  },
  {
    what: 'creating a ref without two slashes',
    as: 'staff',
    request: ['POST', '/git/refs', { ref: 'refs/x', sha: '{sha}' }],
    ...{ status: 422, says: 'not a valid ref name' },
    source: `${docs}/git/refs#create-a-reference ("at least two slashes")`,
  },
  {
    what: 'creating a ref to nothing',
    as: 'staff',
    request: ['POST', '/git/refs', { ref: 'refs/heads/x', sha: unknown }],
    ...{ status: 422, says: 'Object does not exist' },
    source: `${docs}/git/refs#create-a-reference (422)`,
  },
  {
    what: 'moving a ref backwards without force',
    as: 'staff',
    request: ['PATCH', '/git/refs/heads/post', { sha: '{base}' }],
    ...{ status: 422, says: 'Update is not a fast forward' },
    source: 'https://github.com/philschatz/octokit.js/issues/21',
  },
  {
    what: 'moving a ref that does not exist, by its full name',
    as: 'staff',
    request: ['PATCH', '/git/refs/refs/heads/post', { sha: '{sha}' }],
    ...{ status: 422, says: 'Reference does not exist' },
    source: 'https://github.com/github/rest-api-description/issues/2746',
  },
  {
    what: 'moving a ledger branch backwards even with force',
    as: 'staff',
    request: ['PATCH', '/git/refs/heads/ledger/org', { sha: '{base}', force: true }],
    ...{ status: 422, says: 'Cannot force-push to this branch' },
    source: 'facts.md, GitHub: deletion and non-fast-forward blocked for ledger',
  },
  {
    what: 'deleting a ledger branch',
    as: 'staff',
    request: ['DELETE', '/git/refs/heads/ledger/org'],
    ...{ status: 422, says: 'Cannot delete this branch' },
    source: 'facts.md, GitHub: deletion and non-fast-forward blocked for ledger',
  },
  {
    what: 'a branch beside a branch below it',
    as: 'staff',
    request: ['POST', '/git/refs', { ref: 'refs/heads/ledger', sha: '{sha}' }],
    ...{ status: 422, says: 'Reference update failed' },
    source: 'facts.md, GitHub: `ledger` and `ledger/2026` cannot both be branches',
  },
  {
    what: 'a ref with read permission',
    as: 'reader',
    request: ['POST', '/git/refs', { ref: 'refs/heads/x', sha: '{sha}' }],
    ...{ status: 403, says: 'push access' },
    source: `${docs}/git/refs#create-a-reference ("Contents" repository permissions, write)`,
  },
  {
    what: 'a ref by a workflow that may only read',
    as: 'readOnlyRun',
    request: ['POST', '/git/refs', { ref: 'refs/heads/x', sha: '{sha}' }],
    ...{ status: 403, says: 'Resource not accessible by integration' },
    source: `${docs}/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible`,
  },
  {
    what: 'retitling a pull request by a workflow that may only read',
    as: 'readOnlyRun',
    request: ['PATCH', '/pulls/{n}', { title: 'x' }],
    ...{ status: 403, says: 'Resource not accessible by integration' },
    source: `${docs}/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible`,
  },
  {
    what: 'a commit that is not there',
    as: 'staff',
    request: ['GET', `/commits/${unknown}`],
    ...{ status: 422, says: `No commit found for SHA: ${unknown}` },
    source: `${docs}/commits/commits#get-a-commit (422)`,
  },
  {
    what: 'the pull requests of a commit that is not there',
    as: 'staff',
    request: ['GET', `/commits/${unknown}/pulls`],
    ...{ status: 422, says: 'No commit found for SHA' },
    source: `${docs}/commits/commits#list-pull-requests-associated-with-a-commit`,
  },
  {
    what: 'a check run by a person',
    as: 'staff',
    request: ['POST', '/check-runs', { name: 'koho', head_sha: '{sha}' }],
    ...{ status: 403, says: 'You must authenticate via a GitHub App.' },
    source: `${docs}/checks/runs#create-a-check-run ("you must use a GitHub App")`,
  },
  {
    what: 'a completed check run without a conclusion',
    as: 'run',
    request: ['POST', '/check-runs', { name: 'koho', head_sha: '{sha}', status: 'completed' }],
    ...{ status: 422, says: 'conclusion' },
    source: `${docs}/checks/runs#create-a-check-run (conclusion: required if status is completed)`,
  },
  {
    what: 'a comment of more than 65,536 characters',
    as: 'run',
    request: ['POST', '/issues/{n}/comments', { body: 'x'.repeat(65537) }],
    ...{ status: 422, says: 'body is too long (maximum is 65536 characters)' },
    source: `${docs}/issues/comments#create-an-issue-comment (422)`,
  },
  {
    what: "editing somebody else's comment with read permission",
    as: 'reader',
    request: ['PATCH', '/issues/comments/{comment}', { body: 'x' }],
    ...{ status: 403, says: 'Must have admin rights to Repository.' },
    source: `${docs}/issues/comments#update-an-issue-comment`,
  },
  {
    what: 'the account of a workflow',
    as: 'run',
    request: ['GET', '/../../../user'],
    ...{ status: 403, says: 'Resource not accessible by integration' },
    source: `${docs}/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible`,
  },
  {
    what: 'the permission of somebody who does not exist',
    as: 'staff',
    request: ['GET', '/collaborators/nobody-at-all/permission'],
    ...{ status: 404, says: 'Not Found' },
    source: `${docs}/collaborators/collaborators#get-repository-permissions-for-a-user (404)`,
  },
  {
    what: 'CODEOWNERS errors of a commit without the file',
    as: 'staff',
    request: ['GET', '/codeowners/errors?ref=empty-root'],
    ...{ status: 404, says: 'Not Found' },
    source: `${docs}/repos/repos#list-codeowners-errors (404)`,
  },
  {
    what: 'a run of nobody',
    as: 'staff',
    request: ['GET', '/actions/runs/1'],
    ...{ status: 404, says: 'Not Found' },
    source: `${docs}/actions/workflow-runs#get-a-workflow-run`,
  },
];

let office: Office;
const places = new Map<string, string>();
const tokens = new Map<Refused['as'], Person>();

beforeAll(async () => {
  office = await openOffice({
    '.github/CODEOWNERS': '* @admin\n',
    '.github/workflows/push.yml': 'on: {push: null}\n',
    '.github/workflows/hand.yml': 'on: {workflow_dispatch: {inputs: {why: {required: true}}}}\n',
  });
  const { work, github } = office;
  const base = await work.must('rev-parse', 'HEAD');
  await work.must('push', '-q', 'origin', 'HEAD:other', 'HEAD:empty');
  const { number, sha } = await office.propose({
    branch: 'post',
    files: { 'README.md': 'mine\n' },
  });
  await work.must('push', '-q', 'origin', 'HEAD:ledger/org');
  const conflict = await office.propose({ branch: 'clash', files: { 'b.md': 'mine\n' } });
  const aside = { title: 'x', head: 'clash', base: 'other' };
  await work.must('switch', '-q', '-c', 'elsewhere', 'origin/main');
  await work.commit({ 'b.md': 'theirs\n' });
  await work.must('push', '-q', 'origin', 'HEAD:other');
  const clash = await office.rest(office.staff, 'POST', '/pulls', aside);
  expect(conflict.number).toBeLessThan(clash.json.number);
  await work.must('checkout', '-q', '--orphan', 'empty-root');
  await work.must('rm', '-rq', '--cached', '.');
  await work.must('commit', '-q', '--allow-empty', '-m', 'root');
  await work.must('push', '-q', 'origin', 'empty-root');
  const comment = await office.rest(office.head, 'POST', `/issues/${number}/comments`, {
    body: 'x',
  });
  const remark = { event: 'COMMENT', body: 'x' };
  const review = await office.rest(office.head, 'POST', `/pulls/${number}/reviews`, remark);
  await office.rules(
    { pattern: 'main', requirePullRequest: true, requireCodeOwnerReview: true, squashOnly: true },
    { pattern: 'ledger/**', denyForce: true, denyDelete: true },
  );
  const run = await github.control('/repositories/pref/koho/runs', { actor: 'staff' });
  const reading = { actor: 'staff', permissions: { contents: 'read', 'pull-requests': 'read' } };
  const readOnly = await github.control('/repositories/pref/koho/runs', reading);
  const entries = {
    n: number,
    sha,
    base,
    conflict: clash.json.number,
    comment: comment.json.id,
    review: review.json.id,
  };
  for (const [name, value] of Object.entries(entries)) places.set(name, String(value));
  const asPerson = (token: unknown) => ({ id: 0, login: '', token: String(token) });
  for (const who of ['staff', 'head', 'reader', 'stranger'] as const) tokens.set(who, office[who]);
  tokens.set('run', asPerson(run.token));
  tokens.set('readOnlyRun', asPerson(readOnly.token));
  tokens.set('wrong', asPerson('sandbox-gh-0000'));
});
afterAll(() => office.github.close());

function filled(text: string): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => places.get(name) ?? whole);
}

describe('GitHub refuses', () => {
  it.each(table)('$what ($status): $source', async ({ as, request, status, says }) => {
    const [method, path, body] = request;
    const token = tokens.get(as)?.token;
    const answer = await office.github.rest(method, `/repos/pref/koho${filled(path)}`, {
      ...(token === undefined ? {} : { token }),
      ...(body === undefined ? {} : { body: JSON.parse(filled(JSON.stringify(body))) }),
    });
    expect(JSON.stringify(answer.json)).toContain(
      JSON.stringify(says).slice(1, -1).replaceAll('\\"', '"'),
    );
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ documentation_url: expect.any(String) });
  });
});
