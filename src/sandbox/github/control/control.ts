import { join } from 'node:path';
import { Hono } from 'hono';
import * as v from 'valibot';
import { ApiError, notFound } from '../api-error.ts';
import { type Faults, faultKinds } from '../faults.ts';
import { createBareRepository } from '../git/bare-repository.ts';
import type { GitHubEnv } from '../hono-env.ts';
import { type Account, type Repository, type Role, roles } from '../model.ts';
import { repositoryPage } from '../render/urls.ts';
import { requestBody } from '../rest/request-body.ts';
import { accountByLogin, issueToken, repositoryByName, type World } from '../world.ts';

const name = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?:\[bot\])?$/),
);
const user = v.strictObject({
  login: name,
  type: v.optional(v.picklist(['User', 'Bot']), 'User'),
  name: v.optional(v.string()),
  email: v.optional(v.pipe(v.string(), v.email())),
  id: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
const repository = v.strictObject({
  owner: name,
  name,
  private: v.optional(v.boolean(), true),
  defaultBranch: v.optional(v.string(), 'main'),
  actionsMayApprove: v.optional(v.boolean(), false),
  collaborators: v.optional(
    v.array(v.strictObject({ login: v.string(), permission: v.picklist(roles) })),
    [],
  ),
});
const flag = v.optional(v.boolean(), false);
const rules = v.strictObject({
  branches: v.array(
    v.strictObject({
      pattern: v.string(),
      requirePullRequest: flag,
      requiredApprovals: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
      requireCodeOwnerReview: flag,
      dismissStale: flag,
      lastPushApproval: flag,
      squashOnly: flag,
      requiredChecks: v.optional(v.array(v.string()), []),
      requireUpToDate: flag,
      bypassAdmins: flag,
      denyForce: flag,
      denyDelete: flag,
      pushers: v.optional(v.array(v.string())),
      bypass: v.optional(v.array(v.string())),
    }),
  ),
});
const fault = v.strictObject({
  route: v.string(),
  kind: v.picklist(faultKinds),
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
});

/** What GitHub has no API for, or not for everybody: set up people, repositories, rules and faults. */
export function controlRoutes(world: World, faults: Faults): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.get('/users', (c) => c.json(world.accounts));
  app.post('/users', async (c) => {
    const account = addAccount(world, await requestBody(c, user));
    const { id, login } = account;
    return c.json({ id, login, token: issueToken(world, { kind: 'user', account }) }, 201);
  });
  app.post('/repositories', async (c) => {
    const made = await addRepository(world, await requestBody(c, repository));
    return c.json({ id: made.id, cloneUrl: `${repositoryPage(world, made)}.git` }, 201);
  });
  app.post('/repositories/:owner/:repo/rules', async (c) => {
    const { branches } = await requestBody(c, rules);
    const found = named(world, c.req.param());
    found.rules = branches.map(({ pushers, bypass, ...rule }) => ({
      ...rule,
      ...(pushers && { pushers }),
      ...(bypass && { bypass }),
    }));
    return c.json({ branches: found.rules });
  });
  app.post('/repositories/:owner/:repo/deploy-keys', async (c) => {
    const { title } = await requestBody(c, v.strictObject({ title: v.string() }));
    const found = named(world, c.req.param());
    const key = { id: world.nextId(), title, repository: found.id };
    found.deployKeys.push(key);
    return c.json({ id: key.id, token: issueToken(world, { kind: 'deploy-key', key }) }, 201);
  });
  app.get('/repositories/:owner/:repo/pushes', (c) => c.json(named(world, c.req.param()).pushes));
  app.get('/faults', (c) => c.json(faults.list()));
  app.post('/faults', async (c) => c.json(faults.order(await requestBody(c, fault)), 201));
  app.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  return app;
}

export function named(world: World, at: { owner: string; repo: string }): Repository {
  const found = repositoryByName(world, at.owner, at.repo);
  if (found === undefined) throw notFound();
  return found;
}

export function person(world: World, login: string): Account {
  const account = accountByLogin(world, login);
  if (account === undefined) throw new ApiError(422, `There is no user ${login}`);
  return account;
}

function addAccount(world: World, o: v.InferOutput<typeof user>): Account {
  const taken = accountByLogin(world, o.login) ?? world.accounts.find((a) => a.id === o.id);
  if (taken !== undefined) throw new ApiError(422, `${o.login} or its id is taken`);
  const account: Account = {
    id: o.id ?? world.nextId(),
    login: o.login,
    type: o.type,
    name: o.name ?? o.login,
    ...(o.email === undefined ? {} : { email: o.email }),
  };
  world.accounts.push(account);
  return account;
}

async function addRepository(
  world: World,
  o: v.InferOutput<typeof repository>,
): Promise<Repository> {
  if (repositoryByName(world, o.owner, o.name) !== undefined) {
    throw new ApiError(422, `${o.owner}/${o.name} exists`);
  }
  const id = world.nextId();
  const at = world.iso();
  const made: Repository = {
    id,
    owner: accountByLogin(world, o.owner) ?? addOrganisation(world, o.owner),
    name: o.name,
    private: o.private,
    defaultBranch: o.defaultBranch,
    dir: join(world.dataDir, `${id}.git`),
    createdAt: at,
    pushedAt: at,
    collaborators: collaboratorsOf(world, o.collaborators),
    actionsMayApprove: o.actionsMayApprove,
    rules: [],
    deployKeys: [],
    pulls: [],
    issues: [],
    comments: [],
    checkRuns: [],
    pushes: [],
    signed: new Set(),
  };
  world.repositories.push(made);
  await createBareRepository(made.dir, o.defaultBranch);
  return made;
}

function addOrganisation(world: World, login: string): Account {
  const account: Account = { id: world.nextId(), login, type: 'Organization', name: login };
  world.accounts.push(account);
  return account;
}

function collaboratorsOf(
  world: World,
  list: readonly { readonly login: string; readonly permission: Role }[],
): Map<number, Role> {
  return new Map(list.map((entry) => [person(world, entry.login).id, entry.permission]));
}
