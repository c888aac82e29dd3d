import { Hono } from 'hono';
import * as v from 'valibot';
import { notFound } from '../api-error.ts';
import type { GitHubEnv } from '../hono-env.ts';
import { afterPush } from '../pulls/after-push.ts';
import { mergePull } from '../pulls/merge.ts';
import { updateBranch } from '../pulls/update-branch.ts';
import { repositoryApi } from '../render/urls.ts';
import type { World } from '../world.ts';
import { addressedPull, signedIn } from './addressed.ts';
import { requestBody } from './request-body.ts';

const merging = v.object({
  merge_method: v.optional(v.picklist(['merge', 'squash', 'rebase']), 'merge'),
  sha: v.optional(v.string()),
  commit_title: v.optional(v.string()),
  commit_message: v.optional(v.string()),
});

const updating = v.object({ expected_head_sha: v.optional(v.string()) });

/** Merging, and bringing the base into the head: https://docs.github.com/rest/pulls/pulls */
export function mergingRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.get('/repos/:owner/:repo/pulls/:number/merge', (c) => {
    const { pull } = addressedPull(c, world);
    if (pull.merge === undefined) throw notFound();
    return c.body(null, 204);
  });
  app.put('/repos/:owner/:repo/pulls/:number/merge', async (c) => {
    const { repository, pull } = addressedPull(c, world, { role: 'write', scope: 'contents' });
    const body = await requestBody(c, merging);
    const actor = c.get('actor');
    const order = {
      actor,
      by: signedIn(c),
      method: body.merge_method,
      ...(body.sha === undefined ? {} : { sha: body.sha }),
      ...(body.commit_title === undefined ? {} : { title: body.commit_title }),
      ...(body.commit_message === undefined ? {} : { message: body.commit_message }),
    };
    const before = pull.baseSha;
    const after = await world.exclusively(repository, () =>
      mergePull(world, repository, pull, order),
    );
    await afterPush(world, repository, actor, [
      { ref: `refs/heads/${pull.baseRef}`, before, after },
    ]);
    return c.json({ sha: after, merged: true, message: 'Pull Request successfully merged' });
  });
  app.put('/repos/:owner/:repo/pulls/:number/update-branch', async (c) => {
    const { repository, pull } = addressedPull(c, world, { role: 'write', scope: 'contents' });
    const { expected_head_sha: expected } = await requestBody(c, updating);
    const order = { by: signedIn(c), ...(expected === undefined ? {} : { expected }) };
    const moved = await world.exclusively(repository, () =>
      updateBranch(world, repository, pull, order),
    );
    const ref = `refs/heads/${pull.headRef}`;
    await afterPush(world, repository, c.get('actor'), [{ ref, ...moved }]);
    const url = repositoryApi(world, repository, `/pulls/${pull.number}`);
    return c.json({ message: 'Updating pull request branch.', url }, 202);
  });
  return app;
}
