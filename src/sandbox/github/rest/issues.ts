import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { ApiError, notFound, validationFailed } from '../api-error.ts';
import { atLeast, roleOf } from '../authenticate.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Issue, PullRequest, Repository } from '../model.ts';
import { nextNumber } from '../next-number.ts';
import { renderIssue } from '../render/issue.ts';
import { renderPullSimple } from '../render/pull.ts';
import { apiUrl } from '../render/urls.ts';
import type { World } from '../world.ts';
import { addressedRepository, signedIn } from './addressed.ts';
import { page } from './paging.ts';
import { requestBody } from './request-body.ts';

/** "body is too long (maximum is 65536 characters)" */
const longestBody = 65_536;
const longestTitle = 256;
const opening = v.object({ title: v.string(), body: v.optional(v.nullable(v.string()), null) });
const changing = v.object({
  title: v.optional(v.string()),
  body: v.optional(v.nullable(v.string())),
  state: v.optional(v.picklist(['open', 'closed'])),
  state_reason: v.optional(v.nullable(v.picklist(['completed', 'not_planned', 'reopened']))),
});

/** https://docs.github.com/rest/issues/issues */
export function issueRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  const list = '/repos/:owner/:repo/issues';
  // "Every pull request is an issue": the member `pull_request` tells them apart.
  app.get(list, (c) => {
    const repository = addressedRepository(c, world, { role: 'read', scope: 'issues' });
    const { items, headers } = page(c, matching(c, repository), { base: apiUrl(world, '') });
    const shown = items.map((one) =>
      'headRef' in one
        ? { ...renderPullSimple(world, repository, one), pull_request: {} }
        : renderIssue(world, repository, one),
    );
    return c.json(shown, 200, headers);
  });
  app.post(list, async (c) => {
    const repository = addressedRepository(c, world, { role: 'read' });
    refuseRunWithoutIssues(c);
    const { title, body } = checked(await requestBody(c, opening));
    const at = world.iso();
    const issue: Issue = {
      ...{ id: world.nextId(), number: nextNumber(repository), author: signedIn(c) },
      ...{ createdAt: at, updatedAt: at, state: 'open', title, body },
    };
    repository.issues.push(issue);
    return c.json(renderIssue(world, repository, issue), 201);
  });
  app.get(`${list}/:number{[0-9]+}`, (c) => {
    const repository = addressedRepository(c, world, { role: 'read', scope: 'issues' });
    return c.json(renderIssue(world, repository, numbered(c, repository)));
  });
  app.patch(`${list}/:number{[0-9]+}`, async (c) => {
    const repository = addressedRepository(c, world, { role: 'read' });
    const issue = numbered(c, repository);
    allowChange(c, repository, issue);
    const { title = issue.title, body = issue.body, ...o } = await requestBody(c, changing);
    Object.assign(issue, checked({ title, body }), { updatedAt: world.iso() });
    if (o.state !== undefined && o.state !== issue.state) turn(issue, o.state, world.iso());
    if (o.state_reason) issue.stateReason = o.state_reason;
    return c.json(renderIssue(world, repository, issue));
  });
  return app;
}

/** Newest first, as GitHub sorts where nothing else is asked. */
function matching(c: Context<GitHubEnv>, repository: Repository): (Issue | PullRequest)[] {
  const state = c.req.query('state') ?? 'open';
  const since = c.req.query('since') ?? '';
  if (!['open', 'closed', 'all'].includes(state)) {
    throw validationFailed({ resource: 'Issue', field: 'state', code: 'invalid' });
  }
  return [...repository.issues, ...repository.pulls]
    .filter((one) => (state === 'all' || one.state === state) && one.updatedAt >= since)
    .sort((a, b) => b.number - a.number);
}

function turn(issue: Issue, state: Issue['state'], at: string): void {
  issue.state = state;
  if (state === 'closed') issue.closedAt = at;
  else {
    delete issue.closedAt;
    issue.stateReason = 'reopened';
  }
}

function numbered(c: Context<GitHubEnv>, repository: Repository): Issue {
  const issue = repository.issues.find(({ number }) => String(number) === c.req.param('number'));
  if (issue === undefined) throw notFound();
  return issue;
}

/** "Issue owners and users with push access or Triage role can edit an issue." */
function allowChange(c: Context<GitHubEnv>, repository: Repository, issue: Issue): void {
  refuseRunWithoutIssues(c);
  if (issue.author.id === signedIn(c).id) return;
  if (!atLeast(roleOf(c.get('actor'), repository), 'triage')) {
    throw new ApiError(403, 'Must have admin rights to Repository.');
  }
}

function refuseRunWithoutIssues(c: Context<GitHubEnv>): void {
  const actor = c.get('actor');
  if (actor.kind === 'run' && actor.run.permissions.issues !== 'write') {
    throw new ApiError(403, 'Resource not accessible by integration');
  }
}

function checked<T extends { readonly title: string; readonly body: string | null }>(o: T): T {
  const wrong = (field: string, message: string) =>
    validationFailed({ resource: 'Issue', code: 'custom', field, message });
  if (o.title.trim() === '') throw wrong('title', "title can't be blank");
  if (o.title.length > longestTitle) {
    throw wrong('title', `title is too long (maximum is ${longestTitle} characters)`);
  }
  if ((o.body ?? '').length > longestBody) {
    throw wrong('body', `body is too long (maximum is ${longestBody} characters)`);
  }
  return o;
}
