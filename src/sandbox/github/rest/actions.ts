import { type Context, Hono } from 'hono';
import { notFound } from '../api-error.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Repository, Run } from '../model.ts';
import { renderRun } from '../render/run.ts';
import type { World } from '../world.ts';
import { addressedRepository } from './addressed.ts';

/** https://docs.github.com/rest/actions/workflow-runs */
export function actionsRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.get('/repos/:owner/:repo/actions/runs/:run', (c) => {
    const { repository, attempts } = addressedRun(c, world);
    return c.json(renderRun(world, repository, latest(attempts)));
  });
  app.get('/repos/:owner/:repo/actions/runs/:run/attempts/:attempt', (c) => {
    const { repository, attempts } = addressedRun(c, world);
    const wanted = attempts.find((run) => String(run.attempt) === c.req.param('attempt'));
    return c.json(renderRun(world, repository, latest(wanted === undefined ? [] : [wanted])));
  });
  return app;
}

function addressedRun(
  c: Context<GitHubEnv>,
  world: World,
): { repository: Repository; attempts: readonly Run[] } {
  const repository = addressedRepository(c, world, { role: 'read', scope: 'actions' });
  const id = Number(c.req.param('run'));
  const attempts = world.runs.filter((run) => run.id === id && run.repository === repository.id);
  return { repository, attempts };
}

function latest(attempts: readonly Run[]): Run {
  const run = attempts.at(-1);
  if (run === undefined) throw notFound();
  return run;
}
