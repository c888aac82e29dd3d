import type { Context } from 'hono';
import { ApiError, notFound } from '../api-error.ts';
import { type Need, repositoryFor } from '../authenticate.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Account, PullRequest, Repository } from '../model.ts';
import type { World } from '../world.ts';

/** The repository in the address, if the asker may do this there. */
export function addressedRepository(
  c: Context<GitHubEnv>,
  world: World,
  need: Need = { role: 'read' },
): Repository {
  const name = { owner: c.req.param('owner') ?? '', repo: c.req.param('repo') ?? '' };
  return repositoryFor(world, c.get('actor'), name, need);
}

export function addressedPull(
  c: Context<GitHubEnv>,
  world: World,
  need: Need = { role: 'read', scope: 'pull-requests' },
): { repository: Repository; pull: PullRequest } {
  const repository = addressedRepository(c, world, need);
  const number = Number(c.req.param('number'));
  const pull = repository.pulls.find((candidate) => candidate.number === number);
  if (pull === undefined) throw notFound();
  return { repository, pull };
}

/** An issue or a pull request: both can be commented on. */
export function addressedThread(
  c: Context<GitHubEnv>,
  world: World,
): { readonly repository: Repository; readonly number: number } {
  const repository = addressedRepository(c, world, { role: 'read' });
  const wanted = Number(c.req.param('number'));
  const thread = [...repository.pulls, ...repository.issues].find(
    ({ number }) => number === wanted,
  );
  if (thread === undefined) throw notFound();
  return { repository, number: thread.number };
}

/** The account behind the token; deploy keys and strangers have none. */
export function signedIn(c: Context<GitHubEnv>): Account {
  const actor = c.get('actor');
  if (actor.kind === 'user' || actor.kind === 'run') return actor.account;
  throw new ApiError(401, 'Requires authentication');
}
