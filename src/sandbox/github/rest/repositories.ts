import { Hono } from 'hono';
import { ApiError, notFound } from '../api-error.ts';
import { roleOf } from '../authenticate.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Role } from '../model.ts';
import { renderAccount } from '../render/account.ts';
import { renderRepository } from '../render/repository.ts';
import { accountByLogin, type World } from '../world.ts';
import { addressedRepository, signedIn } from './addressed.ts';

/** https://docs.github.com/rest/users/users, …/rest/repos/repos, …/rest/collaborators/collaborators */
export function repositoryRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.get('/user', (c) => {
    const account = signedIn(c);
    if (c.get('actor').kind === 'run') {
      throw new ApiError(403, 'Resource not accessible by integration');
    }
    return c.json({ ...renderAccount(world, account), name: account.name, email: null });
  });
  app.get('/repos/:owner/:repo', (c) => {
    const repository = addressedRepository(c, world);
    const role = roleOf(c.get('actor'), repository);
    return c.json({
      ...renderRepository(world, repository),
      ...(role === undefined ? {} : { permissions: permissionsOf(role) }),
    });
  });
  app.get('/repos/:owner/:repo/collaborators/:username/permission', (c) => {
    const repository = addressedRepository(c, world);
    const account = accountByLogin(world, c.req.param('username'));
    if (account === undefined) throw notFound();
    const role = roleOf({ kind: 'user', account }, repository);
    return c.json({
      permission: legacyPermission(role),
      role_name: role ?? 'none',
      user: {
        ...renderAccount(world, account),
        permissions: permissionsOf(role),
        role_name: role ?? 'none',
      },
    });
  });
  return app;
}

/** "maintain" is told as write and "triage" as read, for clients from before these roles. */
function legacyPermission(role: Role | undefined): string {
  switch (role) {
    case undefined:
      return 'none';
    case 'maintain':
      return 'write';
    case 'triage':
      return 'read';
    case 'read':
    case 'write':
    case 'admin':
      return role;
  }
}

function permissionsOf(role: Role | undefined) {
  const order: readonly (Role | undefined)[] = ['read', 'triage', 'write', 'maintain', 'admin'];
  const level = order.indexOf(role);
  return {
    pull: role !== undefined,
    triage: level >= 1,
    push: level >= 2,
    maintain: level >= 3,
    admin: level >= 4,
  };
}
