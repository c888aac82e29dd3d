import { Hono } from 'hono';
import * as v from 'valibot';
import { ApiError, notFound } from '../api-error.ts';
import type { GitHubEnv } from '../hono-env.ts';
import { changeRef } from '../pulls/change-ref.ts';
import { commitFile } from '../pulls/commit-file.ts';
import { signatureOf } from '../pulls/land.ts';
import { requestBody } from '../rest/request-body.ts';
import { noReplyAddress, type World, webFlow } from '../world.ts';
import { named, person } from './control.ts';

const applying = v.strictObject({
  by: v.string(),
  reviewer: v.string(),
  path: v.string(),
  content: v.string(),
});

/**
 * The button "Commit suggestion", which has no API: the commit is authored by
 * whoever presses it, names the reviewer as co-author, and is made by GitHub.
 * https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/incorporating-feedback-in-your-pull-request
 */
export function suggestionRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.post('/repositories/:owner/:repo/pulls/:number/apply-suggestion', async (c) => {
    const repository = named(world, c.req.param());
    const body = await requestBody(c, applying);
    const number = Number(c.req.param('number'));
    const pull = repository.pulls.find((candidate) => candidate.number === number);
    if (pull === undefined) throw notFound();
    if (pull.state === 'closed') throw new ApiError(422, 'The pull request is closed.');
    const [by, reviewer] = [person(world, body.by), person(world, body.reviewer)];
    const before = pull.headSha;
    const after = await commitFile(repository, {
      parent: before,
      path: body.path,
      content: Buffer.from(body.content),
      message: `Update ${body.path}\n\nCo-authored-by: ${reviewer.name} <${noReplyAddress(reviewer)}>`,
      author: signatureOf(world, by),
      committer: signatureOf(world, webFlow),
    });
    repository.signed.add(after);
    const ref = `refs/heads/${pull.headRef}`;
    await changeRef(world, repository, { kind: 'user', account: by }, { ref, before, after });
    return c.json({ sha: after }, 201);
  });
  return app;
}
