import { Hono } from 'hono';
import * as v from 'valibot';
import { ApiError, notFound } from '../api-error.ts';
import { editTree, listTree } from '../git/edit-tree.ts';
import { GitError, git, gitBytes } from '../git/git.ts';
import { objectType, readCommit, writeCommit } from '../git/objects.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Repository } from '../model.ts';
import { signatureOf } from '../pulls/land.ts';
import { renderGitCommit } from '../render/commit.ts';
import { wrappedBase64 } from '../render/content.ts';
import { nodeId, repositoryApi } from '../render/urls.ts';
import type { World } from '../world.ts';
import { addressedRepository, signedIn } from './addressed.ts';
import { requestBody } from './request-body.ts';

const person = v.object({
  name: v.string(),
  email: v.string(),
  date: v.optional(v.pipe(v.string(), v.isoTimestamp())),
});
const committing = v.object({
  message: v.string(),
  tree: v.string(),
  parents: v.optional(v.array(v.string()), []),
  author: v.optional(person),
  committer: v.optional(person),
});
const planting = v.object({
  base_tree: v.optional(v.string()),
  tree: v.array(
    v.object({
      path: v.pipe(v.string(), v.nonEmpty()),
      mode: v.picklist(['100644', '100755', '040000', '160000', '120000']),
      type: v.optional(v.picklist(['blob', 'tree', 'commit'])),
      sha: v.nullish(v.string()),
      content: v.optional(v.string()),
    }),
  ),
});
const blobbing = v.object({
  content: v.string(),
  encoding: v.optional(v.picklist(['utf-8', 'base64']), 'utf-8'),
});

const reading = { role: 'read', scope: 'contents' } as const;
const writing = { role: 'write', scope: 'contents' } as const;

/** Commits, trees and blobs as objects: https://docs.github.com/rest/git */
export function gitDataRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.get('/repos/:owner/:repo/git/commits/:sha', async (c) => {
    const repository = addressedRepository(c, world, reading);
    const sha = await known(repository, c.req.param('sha'), 'commit');
    return c.json(renderGitCommit(world, repository, await readCommit(repository.dir, sha)));
  });
  app.post('/repos/:owner/:repo/git/commits', async (c) => {
    const repository = addressedRepository(c, world, writing);
    const body = await requestBody(c, committing);
    await supplied(repository, body.tree, 'tree');
    for (const parent of body.parents) await supplied(repository, parent, 'commit');
    const own = signatureOf(world, signedIn(c));
    const given = (who: v.InferOutput<typeof person>) => ({
      ...own,
      ...who,
      date: who.date ?? own.date,
    });
    const author = body.author === undefined ? own : given(body.author);
    const committer = body.committer === undefined ? author : given(body.committer);
    const { message, tree, parents } = body;
    const sha = await writeCommit(repository.dir, { message, tree, parents, author, committer });
    return c.json(renderGitCommit(world, repository, await readCommit(repository.dir, sha)), 201);
  });
  app.get('/repos/:owner/:repo/git/trees/:sha{.+}', async (c) => {
    const repository = addressedRepository(c, world, reading);
    const tree = await git(repository.dir, [
      'rev-parse',
      '--verify',
      '-q',
      '--end-of-options',
      `${c.req.param('sha')}^{tree}`,
    ]).catch(() => undefined);
    if (tree === undefined) throw notFound();
    return c.json(
      await renderTree(world, repository, tree, c.req.query('recursive') !== undefined),
    );
  });
  app.post('/repos/:owner/:repo/git/trees', async (c) => {
    const repository = addressedRepository(c, world, writing);
    const made = await plant(repository, await requestBody(c, planting));
    return c.json(await renderTree(world, repository, made, false), 201);
  });
  app.get('/repos/:owner/:repo/git/blobs/:sha', async (c) => {
    const repository = addressedRepository(c, world, reading);
    const sha = await known(repository, c.req.param('sha'), 'blob');
    const bytes = await gitBytes(repository.dir, ['cat-file', 'blob', sha]);
    const url = repositoryApi(world, repository, `/git/blobs/${sha}`);
    const content = { content: wrappedBase64(bytes), encoding: 'base64' };
    return c.json({ sha, node_id: nodeId('B', sha), size: bytes.length, url, ...content });
  });
  app.post('/repos/:owner/:repo/git/blobs', async (c) => {
    const repository = addressedRepository(c, world, writing);
    const { content, encoding } = await requestBody(c, blobbing);
    const input = Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8');
    const sha = await git(repository.dir, ['hash-object', '-w', '--stdin'], { input });
    return c.json({ sha, url: repositoryApi(world, repository, `/git/blobs/${sha}`) }, 201);
  });
  return app;
}

async function known(repository: Repository, sha: string, type: string): Promise<string> {
  if ((await objectType(repository.dir, sha)) !== type) throw notFound();
  return sha;
}

async function supplied(repository: Repository, sha: string, type: string): Promise<void> {
  if ((await objectType(repository.dir, sha)) === type) return;
  throw new ApiError(
    422,
    type === 'tree'
      ? 'Tree SHA does not exist'
      : 'Parent SHA does not exist or is not a commit object',
  );
}

async function plant(
  repository: Repository,
  body: v.InferOutput<typeof planting>,
): Promise<string> {
  const { dir } = repository;
  if (body.base_tree !== undefined && (await objectType(dir, body.base_tree)) === undefined) {
    throw new ApiError(422, 'base_tree is not a valid tree oid');
  }
  const edits = [];
  for (const { path, mode, sha, content } of body.tree) {
    const written =
      content === undefined
        ? (sha ?? undefined)
        : await git(dir, ['hash-object', '-w', '--stdin'], { input: content });
    if (
      typeof sha === 'string' &&
      mode !== '160000' &&
      (await objectType(dir, sha)) === undefined
    ) {
      throw new ApiError(422, `tree.sha ${sha} is not a valid blob`);
    }
    edits.push({ path, mode, sha: written });
  }
  try {
    return await editTree(dir, body.base_tree, edits);
  } catch (error) {
    if (error instanceof GitError)
      throw new ApiError(422, 'tree.path contains a malformed path component');
    throw error;
  }
}

async function renderTree(world: World, repository: Repository, sha: string, recursive: boolean) {
  const entries = await listTree(repository.dir, sha, { recursive });
  const urlOf = (type: string, id: string) =>
    repositoryApi(world, repository, `/git/${type}s/${id}`);
  return {
    sha,
    url: urlOf('tree', sha),
    tree: entries.map((e) => (e.type === 'commit' ? e : { ...e, url: urlOf(e.type, e.sha) })),
    truncated: false,
  };
}
