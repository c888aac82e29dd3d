import { Hono } from 'hono';
import * as v from 'valibot';
import { ApiError, notFound } from '../api-error.ts';
import { gitResult } from '../git/git.ts';
import { isAncestor, objectType, refsOf } from '../git/objects.ts';
import { zeroId } from '../git/receive-commands.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Repository } from '../model.ts';
import { changeRef } from '../pulls/change-ref.ts';
import { nodeId, repositoryApi } from '../render/urls.ts';
import type { World } from '../world.ts';
import { addressedRepository } from './addressed.ts';
import { requestBody } from './request-body.ts';

const creating = v.object({ ref: v.string(), sha: v.string() });
const moving = v.object({ sha: v.string(), force: v.optional(v.boolean(), false) });

const reading = { role: 'read', scope: 'contents' } as const;
const writing = { role: 'write', scope: 'contents' } as const;

/** https://docs.github.com/rest/git/refs */
export function refRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.get('/repos/:owner/:repo/git/ref/:ref{.+}', async (c) => {
    const repository = addressedRepository(c, world, reading);
    const ref = `refs/${c.req.param('ref')}`;
    const sha = (await refsOf(repository.dir)).get(ref);
    if (sha === undefined) throw notFound();
    return c.json(await renderRef(world, repository, ref, sha));
  });
  app.get('/repos/:owner/:repo/git/matching-refs/:ref{.*}', async (c) => {
    const repository = addressedRepository(c, world, reading);
    const prefix = `refs/${c.req.param('ref')}`;
    const found = [...(await refsOf(repository.dir))].filter(([ref]) => ref.startsWith(prefix));
    return c.json(
      await Promise.all(found.map(([ref, sha]) => renderRef(world, repository, ref, sha))),
    );
  });
  app.post('/repos/:owner/:repo/git/refs', async (c) => {
    const repository = addressedRepository(c, world, writing);
    const { ref, sha } = await requestBody(c, creating);
    if (!(await wellFormed(repository, ref)))
      throw new ApiError(422, `${ref} is not a valid ref name.`);
    await existing(repository, ref, sha);
    if ((await refsOf(repository.dir)).has(ref))
      throw new ApiError(422, 'Reference already exists');
    await changeRef(world, repository, c.get('actor'), { ref, before: zeroId, after: sha });
    return c.json(await renderRef(world, repository, ref, sha), 201);
  });
  app.patch('/repos/:owner/:repo/git/refs/:ref{.+}', async (c) => {
    const repository = addressedRepository(c, world, writing);
    const { sha, force } = await requestBody(c, moving);
    const ref = `refs/${c.req.param('ref')}`;
    const before = (await refsOf(repository.dir)).get(ref);
    if (before === undefined) throw new ApiError(422, 'Reference does not exist');
    await existing(repository, ref, sha);
    if (!force && !(await isAncestor(repository.dir, before, sha))) {
      throw new ApiError(422, 'Update is not a fast forward');
    }
    await changeRef(world, repository, c.get('actor'), { ref, before, after: sha });
    return c.json(await renderRef(world, repository, ref, sha));
  });
  app.delete('/repos/:owner/:repo/git/refs/:ref{.+}', async (c) => {
    const repository = addressedRepository(c, world, writing);
    const ref = `refs/${c.req.param('ref')}`;
    const before = (await refsOf(repository.dir)).get(ref);
    if (before === undefined) throw new ApiError(422, 'Reference does not exist');
    if (ref === `refs/heads/${repository.defaultBranch}`) {
      throw new ApiError(422, 'Cannot delete the default branch');
    }
    await changeRef(world, repository, c.get('actor'), { ref, before, after: zeroId });
    return c.body(null, 204);
  });
  return app;
}

/** "If it doesn't start with 'refs' and have at least two slashes, it will be rejected." */
async function wellFormed(repository: Repository, ref: string): Promise<boolean> {
  if (!/^refs\/[^/]+\/./.test(ref)) return false;
  return (await gitResult(repository.dir, ['check-ref-format', ref], {})).code === 0;
}

async function existing(repository: Repository, ref: string, sha: string): Promise<void> {
  const type = await objectType(repository.dir, sha);
  if (type === undefined) throw new ApiError(422, 'Object does not exist');
  if (ref.startsWith('refs/heads/') && type !== 'commit') {
    throw new ApiError(422, 'Reference update failed');
  }
}

async function renderRef(world: World, repository: Repository, ref: string, sha: string) {
  const type = (await objectType(repository.dir, sha)) ?? 'commit';
  return {
    ref,
    node_id: nodeId('REF', ref),
    url: repositoryApi(world, repository, `/git/${ref}`),
    object: { sha, type, url: repositoryApi(world, repository, `/git/${type}s/${sha}`) },
  };
}
