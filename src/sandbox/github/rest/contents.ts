import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { ApiError, notFound } from '../api-error.ts';
import { entryAt, listTree, type TreeEntry } from '../git/edit-tree.ts';
import { gitBytes } from '../git/git.ts';
import { readCommit, refAt, resolveCommit } from '../git/objects.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Repository } from '../model.ts';
import { changeRef } from '../pulls/change-ref.ts';
import { commitFile } from '../pulls/commit-file.ts';
import { signatureOf } from '../pulls/land.ts';
import { renderGitCommit } from '../render/commit.ts';
import { renderBlob, renderEntry } from '../render/content.ts';
import { type World, webFlow } from '../world.ts';
import { addressedRepository, signedIn } from './addressed.ts';
import { requestBody } from './request-body.ts';

const person = v.object({
  name: v.string(),
  email: v.string(),
  date: v.optional(v.pipe(v.string(), v.isoTimestamp())),
});
const putting = v.object({
  message: v.string(),
  content: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/=\s]*$/)),
  sha: v.optional(v.string()),
  branch: v.optional(v.string()),
  author: v.optional(person),
  committer: v.optional(person),
});

/** https://docs.github.com/rest/repos/contents */
export function contentRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  for (const route of ['/repos/:owner/:repo/contents', '/repos/:owner/:repo/contents/:path{.*}']) {
    app.get(route, (c) => getContent(c, world));
  }
  app.put('/repos/:owner/:repo/contents/:path{.+}', (c) => putContent(c, world));
  return app;
}

async function getContent(c: Context<GitHubEnv>, world: World): Promise<Response> {
  const repository = addressedRepository(c, world, { role: 'read', scope: 'contents' });
  const ref = c.req.query('ref') ?? repository.defaultBranch;
  const commit = await resolveCommit(repository.dir, ref);
  if (commit === undefined) throw new ApiError(404, `No commit found for the ref ${ref}`);
  const path = cleanPath(c.req.param('path') ?? '');
  const entry = path === '' ? undefined : await entryAt(repository.dir, commit, path);
  if (path !== '' && entry === undefined) throw notFound();
  const raw = (c.req.header('accept') ?? '').includes('raw');
  if (entry === undefined || entry.type === 'tree') {
    const listed = await listTree(repository.dir, `${commit}:${path}`, { recursive: false });
    const prefix = path === '' ? '' : `${path}/`;
    const full = listed.map((child) => ({ ...child, path: prefix + child.path }));
    return c.json(full.map((child) => renderEntry(world, repository, child, ref)));
  }
  if (entry.type === 'commit') return c.json(renderEntry(world, repository, entry, ref));
  return blobAnswer(c, world, repository, { entry, ref, raw });
}

async function blobAnswer(
  c: Context<GitHubEnv>,
  world: World,
  repository: Repository,
  o: { readonly entry: TreeEntry; readonly ref: string; readonly raw: boolean },
): Promise<Response> {
  const bytes = await gitBytes(repository.dir, ['cat-file', 'blob', o.entry.sha]);
  const type = 'application/vnd.github.raw; charset=utf-8';
  if (o.raw) return c.body(new Uint8Array(bytes), 200, { 'Content-Type': type });
  return c.json(renderBlob(world, repository, { ...o, bytes }));
}

/** GitHub wants a path as git stores it: no `.`, `..`, `.git`, empty parts. */
function cleanPath(path: string): string {
  const bare = path.replace(/^\/+|\/+$/g, '');
  if (bare === '') return bare;
  if (bare.split('/').some((part) => ['', '.', '..'].includes(part) || /^\.git$/i.test(part))) {
    throw new ApiError(422, 'path contains a malformed path component');
  }
  return bare;
}

async function putContent(c: Context<GitHubEnv>, world: World): Promise<Response> {
  const repository = addressedRepository(c, world, { role: 'write', scope: 'contents' });
  const body = await requestBody(c, putting);
  const path = cleanPath(c.req.param('path') ?? '');
  const branch = body.branch ?? repository.defaultBranch;
  const tip = await refAt(repository.dir, `refs/heads/${branch}`);
  if (tip === undefined) throw new ApiError(404, `Branch ${branch} not found`);
  const before = await entryAt(repository.dir, tip, path);
  // A `sha` for a path that does not exist is ignored.
  if (before !== undefined && body.sha === undefined) {
    throw new ApiError(422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
  }
  if (before !== undefined && body.sha !== before.sha) {
    throw new ApiError(409, `${path} does not match ${body.sha}`);
  }
  const made = await commitFile(repository, {
    parent: tip,
    path,
    content: Buffer.from(body.content, 'base64'),
    message: body.message,
    ...signatures(c, world, body),
  });
  const actor = c.get('actor');
  const ref = `refs/heads/${branch}`;
  await changeRef(world, repository, actor, { ref, before: tip, after: made });
  // GitHub signs only what it commits in its own name.
  if (body.committer === undefined && body.author === undefined) repository.signed.add(made);
  const entry = await entryAt(repository.dir, made, path);
  const commit = await readCommit(repository.dir, made);
  return c.json(
    {
      content: entry === undefined ? null : renderEntry(world, repository, entry, branch),
      commit: renderGitCommit(world, repository, commit),
    },
    before === undefined ? 201 : 200,
  );
}

function signatures(c: Context<GitHubEnv>, world: World, body: v.InferOutput<typeof putting>) {
  const own = signatureOf(world, signedIn(c));
  const given = (who: v.InferOutput<typeof person>) => ({ ...who, date: who.date ?? world.iso() });
  const author = body.author ?? body.committer;
  const committer = body.committer ?? body.author;
  return {
    author: author === undefined ? own : given(author),
    committer: committer === undefined ? signatureOf(world, webFlow) : given(committer),
  };
}
