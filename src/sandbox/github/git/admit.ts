import type { Context } from 'hono';
import { ApiError } from '../api-error.ts';
import { atLeast, authenticate, roleOf } from '../authenticate.ts';
import { pusherName } from '../branch-rules.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Actor, Repository } from '../model.ts';
import { repositoryByName, type World } from '../world.ts';
import type { ServiceName } from './git-service.ts';

export interface Admitted {
  readonly actor: Actor;
  readonly repository: Repository;
}

/**
 * Who may fetch or push, as GitHub answers git: 401 asks for credentials, 404
 * hides a repository that this person must not know of, 403 means no write.
 */
export function admit(
  c: Context<GitHubEnv>,
  world: World,
  service: ServiceName,
): Admitted | Response {
  const actor = actorOf(c, world);
  if (actor === undefined) return askForCredentials(c, 'Invalid username or token.');
  const name = (c.req.param('name') ?? '').slice(0, -'.git'.length);
  const repository = repositoryByName(world, c.req.param('owner') ?? '', name);
  const role = repository === undefined ? undefined : roleOf(actor, repository);
  const writes = service === 'git-receive-pack';
  if (actor.kind === 'anonymous' && (writes || role === undefined)) {
    return askForCredentials(c, 'No anonymous access.');
  }
  if (repository === undefined || role === undefined) return c.text('Repository not found.', 404);
  if (!atLeast(role, writes ? 'write' : 'read') || !scopeAllows(actor, writes)) {
    const place = `${repository.owner.login}/${repository.name}.git`;
    return c.text(`Permission to ${place} denied to ${pusherName(actor)}.`, 403);
  }
  return { actor, repository };
}

function actorOf(c: Context<GitHubEnv>, world: World): Actor | undefined {
  try {
    return authenticate(world, c.req.header('authorization'));
  } catch (error) {
    if (error instanceof ApiError) return undefined;
    throw error;
  }
}

function scopeAllows(actor: Actor, writes: boolean): boolean {
  if (actor.kind !== 'run') return true;
  const granted = actor.run.permissions.contents;
  return writes ? granted === 'write' : granted !== undefined;
}

function askForCredentials(c: Context<GitHubEnv>, text: string): Response {
  return c.text(text, 401, { 'WWW-Authenticate': 'Basic realm="GitHub"' });
}
