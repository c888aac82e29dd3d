import { Hono } from 'hono';
import { ApiError, notFound } from '../api-error.ts';
import { listFiles } from '../git/changed-files.ts';
import { listCommits, mergeBase, readCommit, readCommits, resolveCommit } from '../git/objects.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Repository } from '../model.ts';
import { pullsOfCommit } from '../pulls/pulls-of-commit.ts';
import { renderCommit } from '../render/commit.ts';
import { renderFile } from '../render/file.ts';
import { renderPullSimple } from '../render/pull.ts';
import { repositoryApi, repositoryPage } from '../render/urls.ts';
import type { World } from '../world.ts';
import { addressedRepository } from './addressed.ts';
import { page } from './paging.ts';

/** https://docs.github.com/rest/commits/commits */
export function commitRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.get('/repos/:owner/:repo/commits', async (c) => {
    const repository = addressedRepository(c, world, { role: 'read', scope: 'contents' });
    const from = await knownCommit(repository, c.req.query('sha') ?? repository.defaultBranch);
    const path = c.req.query('path');
    const shas = await listCommits(repository.dir, [from], path);
    const { items, headers } = page(c, shas, { base: repositoryBase(world) });
    const commits =
      items.length === 0 ? [] : await readCommits(repository.dir, ['--no-walk=unsorted', ...items]);
    return c.json(
      commits.map((commit) => renderCommit(world, repository, commit)),
      200,
      headers,
    );
  });
  app.get('/repos/:owner/:repo/commits/:sha/pulls', async (c) => {
    const repository = addressedRepository(c, world, { role: 'read', scope: 'pull-requests' });
    const sha = await knownCommit(repository, c.req.param('sha'));
    const pulls = await pullsOfCommit(repository, sha);
    const { items, headers } = page(c, pulls, { base: repositoryBase(world) });
    return c.json(
      items.map((pull) => renderPullSimple(world, repository, pull)),
      200,
      headers,
    );
  });
  app.get('/repos/:owner/:repo/commits/:ref{.+}', async (c) => {
    const repository = addressedRepository(c, world, { role: 'read', scope: 'contents' });
    const commit = await readCommit(
      repository.dir,
      await knownCommit(repository, c.req.param('ref')),
    );
    const files = await listFiles(repository.dir, commit.parents[0], commit.sha);
    const { items, headers } = page(c, files, { base: repositoryBase(world), perPage: 300 });
    const rendered = items.map((file) => renderFile(world, repository, file, commit.sha));
    return c.json(
      { ...renderCommit(world, repository, commit), stats: stats(files), files: rendered },
      200,
      headers,
    );
  });
  app.get('/repos/:owner/:repo/compare/:basehead{.+}', async (c) => {
    const repository = addressedRepository(c, world, { role: 'read', scope: 'contents' });
    const [baseName = '', headName = ''] = c.req.param('basehead').split('...');
    const [base, head] = [
      await resolveCommit(repository.dir, baseName),
      await resolveCommit(repository.dir, headName),
    ];
    if (base === undefined || head === undefined) throw notFound();
    const comparison = await compare(world, repository, base, head);
    const { items, headers } = page(c, comparison.commits, {
      base: repositoryBase(world),
      perPage: 100,
    });
    return c.json({ ...comparison.about, commits: items, files: comparison.files }, 200, headers);
  });
  return app;
}

function repositoryBase(world: World): string {
  return `${world.baseUrl()}/api/v3`;
}

async function knownCommit(repository: Repository, name: string): Promise<string> {
  const sha = await resolveCommit(repository.dir, name);
  if (sha === undefined) throw new ApiError(422, `No commit found for SHA: ${name}`);
  return sha;
}

function stats(files: readonly { additions: number; deletions: number }[]) {
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return { additions, deletions, total: additions + deletions };
}

async function compare(world: World, repository: Repository, base: string, head: string) {
  const { dir } = repository;
  const fork = await mergeBase(dir, base, head);
  if (fork === undefined)
    throw new ApiError(404, `No common ancestor between ${base} and ${head}.`);
  const commits = await readCommits(dir, ['--reverse', head, `^${base}`]);
  const behind = await listCommits(dir, [base, `^${head}`]);
  const files = (await listFiles(dir, fork, head)).slice(0, 300);
  const place = `/compare/${base}...${head}`;
  const page = repositoryPage(world, repository, place);
  return {
    about: {
      url: repositoryApi(world, repository, place),
      html_url: page,
      permalink_url: page,
      diff_url: `${page}.diff`,
      patch_url: `${page}.patch`,
      base_commit: renderCommit(world, repository, await readCommit(dir, base)),
      merge_base_commit: renderCommit(world, repository, await readCommit(dir, fork)),
      status: relation(commits.length, behind.length),
      ahead_by: commits.length,
      behind_by: behind.length,
      total_commits: commits.length,
    },
    commits: commits.map((commit) => renderCommit(world, repository, commit)),
    files: files.map((file) => renderFile(world, repository, file, head)),
  };
}

function relation(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}
