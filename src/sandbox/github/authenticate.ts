import { ApiError, notFound } from './api-error.ts';
import {
  type Account,
  type Actor,
  type Repository,
  type Role,
  roles,
  type Scope,
} from './model.ts';
import { repositoryByName, type World } from './world.ts';

/** Who sends this `Authorization` header: `token`, `Bearer`, or Basic with any user name and the token as password. */
export function authenticate(world: World, header: string | undefined): Actor {
  if (header === undefined) return { kind: 'anonymous' };
  const actor = world.tokens.get(credential(header));
  // A run's token dies with its job.
  const dead = actor?.kind === 'run' && actor.run.completed !== undefined;
  if (actor === undefined || dead) throw new ApiError(401, 'Bad credentials');
  return actor;
}

function credential(header: string): string {
  const [scheme = '', value = ''] = header.split(/\s+/, 2);
  if (scheme.toLowerCase() !== 'basic') return value;
  const decoded = Buffer.from(value, 'base64').toString('utf8');
  const [user = '', password = ''] = [
    decoded.slice(0, decoded.indexOf(':')),
    decoded.slice(decoded.indexOf(':') + 1),
  ];
  // `https://TOKEN:x-oauth-basic@…` has the token in the place of the user.
  return password === '' || password === 'x-oauth-basic' ? user : password;
}

/** The role on a repository, or undefined for nothing at all. */
export function roleOf(actor: Actor, repository: Repository): Role | undefined {
  const everyone: Role | undefined = repository.private ? undefined : 'read';
  switch (actor.kind) {
    case 'anonymous':
      return everyone;
    case 'deploy-key':
      return actor.key.repository === repository.id ? 'write' : everyone;
    case 'run':
      return actor.run.repository === repository.id ? 'write' : everyone;
    case 'user':
      if (actor.account.id === repository.owner.id) return 'admin';
      return repository.collaborators.get(actor.account.id) ?? everyone;
  }
}

export function accountOf(actor: Actor): Account | undefined {
  return actor.kind === 'user' || actor.kind === 'run' ? actor.account : undefined;
}

export function atLeast(role: Role | undefined, wanted: Role): boolean {
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(wanted);
}

export interface Need {
  readonly role: Role;
  /** What a GITHUB_TOKEN needs in `permissions:` of its workflow. */
  readonly scope?: Scope;
}

/**
 * The repository, if the actor may do this there. An unknown and a private
 * repository look alike (404); a known one without the permission is 403.
 */
export function repositoryFor(
  world: World,
  actor: Actor,
  name: { owner: string; repo: string },
  need: Need,
): Repository {
  const repository = repositoryByName(world, name.owner, name.repo);
  if (repository === undefined) throw notFound();
  const role = roleOf(actor, repository);
  if (role === undefined) throw notFound();
  if (actor.kind === 'anonymous' && need.role !== 'read') {
    throw new ApiError(401, 'Requires authentication');
  }
  if (actor.kind === 'run' && !runMay(actor, need)) {
    throw new ApiError(403, 'Resource not accessible by integration');
  }
  if (!atLeast(role, need.role)) throw new ApiError(403, 'Must have push access to repository');
  return repository;
}

function runMay(actor: Actor & { kind: 'run' }, need: Need): boolean {
  if (need.scope === undefined) return need.role === 'read';
  const granted = actor.run.permissions[need.scope];
  return need.role === 'read' ? granted !== undefined : granted === 'write';
}
