import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { ApiError, validationFailed } from '../api-error.ts';
import { atLeast, roleOf } from '../authenticate.ts';
import { listFiles } from '../git/changed-files.ts';
import { readCommits, refAt } from '../git/objects.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { PullRequest, Repository } from '../model.ts';
import { changeBase } from '../pulls/change-base.ts';
import { mergeableState } from '../pulls/merge-rules.ts';
import { openPull } from '../pulls/open-pull.ts';
import { renderCommit } from '../render/commit.ts';
import { renderFile } from '../render/file.ts';
import { renderPull, renderPullSimple } from '../render/pull.ts';
import { apiUrl } from '../render/urls.ts';
import type { World } from '../world.ts';
import { addressedPull, addressedRepository, signedIn } from './addressed.ts';
import { page } from './paging.ts';
import { requestBody } from './request-body.ts';

const opening = v.object({
  title: v.pipe(v.string(), v.nonEmpty()),
  head: v.pipe(v.string(), v.nonEmpty()),
  base: v.pipe(v.string(), v.nonEmpty()),
  body: v.nullish(v.string(), null),
  draft: v.optional(v.boolean(), false),
});

const changing = v.object({
  title: v.optional(v.pipe(v.string(), v.nonEmpty())),
  body: v.nullish(v.string()),
  state: v.optional(v.picklist(['open', 'closed'])),
  base: v.optional(v.string()),
});

/** https://docs.github.com/rest/pulls/pulls */
export function pullRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.post('/repos/:owner/:repo/pulls', async (c) => {
    const repository = addressedRepository(c, world, writePulls);
    const author = signedIn(c);
    if (c.get('actor').kind === 'run' && !repository.actionsMayApprove) {
      throw new ApiError(
        403,
        'GitHub Actions is not permitted to create or approve pull requests.',
      );
    }
    const body = await requestBody(c, opening);
    const head = withoutOwner(repository, body.head);
    const pull = await world.exclusively(repository, () =>
      openPull(world, repository, { ...body, head, author }),
    );
    const answer = await renderWhole(world, repository, pull);
    return c.json(answer, 201, { Location: answer.url });
  });
  app.get('/repos/:owner/:repo/pulls', (c) => {
    const repository = addressedRepository(c, world, readPulls);
    const state = c.req.query('state') ?? 'open';
    const [head, base] = [c.req.query('head'), c.req.query('base')];
    const wanted = repository.pulls.filter(
      (pull) =>
        (state === 'all' || pull.state === state) &&
        (head === undefined || `${repository.owner.login}:${pull.headRef}` === head) &&
        (base === undefined || pull.baseRef === base),
    );
    const { items, headers } = page(c, inOrder(wanted, c.req.query('direction')), {
      base: apiUrl(world, ''),
    });
    return c.json(
      items.map((pull) => renderPullSimple(world, repository, pull)),
      200,
      headers,
    );
  });
  app.get('/repos/:owner/:repo/pulls/:number', async (c) => {
    const { repository, pull } = addressedPull(c, world);
    return c.json(await renderWhole(world, repository, pull));
  });
  app.patch('/repos/:owner/:repo/pulls/:number', async (c) => {
    const { repository, pull } = addressedPull(c, world, readPulls);
    // A run's token is judged by its permissions: read is not enough for it.
    if (c.get('actor').kind === 'run') addressedPull(c, world, writePulls);
    allowChange(c, repository, pull);
    const body = await requestBody(c, changing);
    await world.exclusively(repository, () => change(world, repository, pull, body));
    return c.json(await renderWhole(world, repository, pull));
  });
  app.get('/repos/:owner/:repo/pulls/:number/files', async (c) => {
    const { repository, pull } = addressedPull(c, world);
    const files = await listFiles(repository.dir, pull.forkPoint, pull.headSha);
    const { items, headers } = page(c, files.slice(0, 3000), { base: apiUrl(world, '') });
    return c.json(
      items.map((file) => renderFile(world, repository, file, pull.headSha)),
      200,
      headers,
    );
  });
  app.get('/repos/:owner/:repo/pulls/:number/commits', async (c) => {
    const { repository, pull } = addressedPull(c, world);
    const commits = await ownCommits(repository, pull);
    const { items, headers } = page(c, commits.slice(0, 250), { base: apiUrl(world, '') });
    return c.json(
      items.map((commit) => renderCommit(world, repository, commit)),
      200,
      headers,
    );
  });
  return app;
}

const readPulls = { role: 'read', scope: 'pull-requests' } as const;
const writePulls = { role: 'write', scope: 'pull-requests' } as const;

/** Writers may change any pull request, everybody else the own one. */
function allowChange(c: Context<GitHubEnv>, repository: Repository, pull: PullRequest): void {
  const actor = c.get('actor');
  if (signedIn(c).id === pull.author.id || atLeast(roleOf(actor, repository), 'write')) return;
  throw new ApiError(403, 'Must have push access to repository');
}

async function change(
  world: World,
  repository: Repository,
  pull: PullRequest,
  to: v.InferOutput<typeof changing>,
): Promise<void> {
  if (to.base !== undefined) await changeBase(world, repository, pull, to.base);
  if (to.state !== undefined) await setState(world, repository, pull, to.state);
  pull.title = to.title ?? pull.title;
  if (to.body !== undefined) pull.body = to.body;
  pull.updatedAt = world.iso();
}

async function setState(
  world: World,
  repository: Repository,
  pull: PullRequest,
  state: 'open' | 'closed',
): Promise<void> {
  if (state === pull.state) return;
  const branch = await refAt(repository.dir, `refs/heads/${pull.headRef}`);
  // A branch that was moved or deleted meanwhile cannot be taken up again.
  if (state === 'open' && (pull.merge !== undefined || branch !== pull.headSha)) {
    throw validationFailed({ resource: 'PullRequest', field: 'state', code: 'invalid' });
  }
  pull.state = state;
  if (state === 'closed') pull.closedAt = world.iso();
  else delete pull.closedAt;
}

/** `owner:branch` is how forks are named; here only the repository's own owner can stand there. */
function withoutOwner(repository: Repository, head: string): string {
  const prefix = `${repository.owner.login}:`;
  if (!head.includes(':')) return head;
  if (head.toLowerCase().startsWith(prefix.toLowerCase())) return head.slice(prefix.length);
  throw validationFailed({ resource: 'PullRequest', field: 'head', code: 'invalid' });
}

function inOrder(pulls: readonly PullRequest[], direction: string | undefined): PullRequest[] {
  return direction === 'asc' ? [...pulls] : [...pulls].reverse();
}

function ownCommits(repository: Repository, pull: PullRequest) {
  return readCommits(repository.dir, [
    '--reverse',
    '--topo-order',
    pull.headSha,
    `^${pull.forkPoint}`,
  ]);
}

async function renderWhole(world: World, repository: Repository, pull: PullRequest) {
  const files = await listFiles(repository.dir, pull.forkPoint, pull.headSha);
  return renderPull(world, repository, pull, {
    commits: (await ownCommits(repository, pull)).length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changedFiles: files.length,
    mergeableState: await mergeableState(world, repository, pull),
  });
}
