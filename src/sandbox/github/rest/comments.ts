import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { ApiError, notFound } from '../api-error.ts';
import { atLeast, roleOf } from '../authenticate.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { IssueComment, Repository } from '../model.ts';
import { renderComment } from '../render/comment.ts';
import { apiUrl } from '../render/urls.ts';
import type { World } from '../world.ts';
import { addressedRepository, addressedThread, signedIn } from './addressed.ts';
import { page } from './paging.ts';
import { requestBody } from './request-body.ts';

/** "body is too long (maximum is 65536 characters)" */
const longest = 65536;
const commenting = v.object({ body: v.string() });

/** Comments on pull requests are comments on issues: https://docs.github.com/rest/issues/comments */
export function commentRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  const list = '/repos/:owner/:repo/issues/:number/comments';
  const one = '/repos/:owner/:repo/issues/comments/:comment';
  app.get(list, (c) => {
    const { repository, number } = addressedThread(c, world);
    refuseRunWithout(c, 'read');
    const since = c.req.query('since') ?? '';
    const all = repository.comments.filter((k) => k.issue === number && k.updatedAt >= since);
    const { items, headers } = page(c, all, { base: apiUrl(world, '') });
    return c.json(
      items.map((comment) => renderComment(world, repository, comment)),
      200,
      headers,
    );
  });
  app.post(list, async (c) => {
    const { repository, number } = addressedThread(c, world);
    refuseRunWithout(c, 'write');
    const author = signedIn(c);
    const body = checked(await requestBody(c, commenting));
    const at = world.iso();
    const comment: IssueComment = {
      ...{ id: world.nextId(), issue: number, author, body },
      ...{ byApp: c.get('actor').kind === 'run', createdAt: at, updatedAt: at },
    };
    repository.comments.push(comment);
    return c.json(renderComment(world, repository, comment), 201);
  });
  app.get(one, (c) => {
    const { repository, comment } = addressedComment(c, world);
    return c.json(renderComment(world, repository, comment));
  });
  app.patch(one, async (c) => {
    const { repository, comment } = addressedComment(c, world);
    allowChange(c, repository, comment);
    comment.body = checked(await requestBody(c, commenting));
    comment.updatedAt = world.iso();
    return c.json(renderComment(world, repository, comment));
  });
  app.delete(one, (c) => {
    const { repository, comment } = addressedComment(c, world);
    allowChange(c, repository, comment);
    repository.comments.splice(repository.comments.indexOf(comment), 1);
    return c.body(null, 204);
  });
  return app;
}

function addressedComment(c: Context<GitHubEnv>, world: World) {
  const repository = addressedRepository(c, world);
  const id = Number(c.req.param('comment'));
  const comment = repository.comments.find((candidate) => candidate.id === id);
  if (comment === undefined) throw notFound();
  return { repository, comment };
}

/** The own comment, or any with write permission: whoever can push can also edit the bot's comment (facts.md). */
function allowChange(c: Context<GitHubEnv>, repository: Repository, comment: IssueComment): void {
  refuseRunWithout(c, 'write');
  if (comment.author.id === signedIn(c).id) return;
  if (!atLeast(roleOf(c.get('actor'), repository), 'write')) {
    throw new ApiError(403, 'Must have admin rights to Repository.');
  }
}

function refuseRunWithout(c: Context<GitHubEnv>, level: 'read' | 'write'): void {
  const actor = c.get('actor');
  if (actor.kind !== 'run') return;
  const { issues, 'pull-requests': pulls } = actor.run.permissions;
  const given = [issues, pulls].filter((one) => one !== undefined);
  if (level === 'read' ? given.length === 0 : !given.includes('write')) {
    throw new ApiError(403, 'Resource not accessible by integration');
  }
}

function checked({ body }: { readonly body: string }): string {
  const wrong = body.trim() === '' ? 'Body cannot be blank' : undefined;
  const message =
    body.length > longest ? `body is too long (maximum is ${longest} characters)` : wrong;
  if (message === undefined) return body;
  throw new ApiError(422, 'Validation Failed', [
    { resource: 'IssueComment', code: 'unprocessable', field: 'data', message },
  ]);
}
