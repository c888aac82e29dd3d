import { Hono } from 'hono';
import * as v from 'valibot';
import { ApiError, notFound } from '../api-error.ts';
import { refAt } from '../git/objects.ts';
import { zeroId } from '../git/receive-commands.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Run } from '../model.ts';
import { requestBody } from '../rest/request-body.ts';
import { actionsBot, issueToken, type World } from '../world.ts';
import { named, person } from './control.ts';

const level = v.optional(v.picklist(['read', 'write']));
const permissions = v.strictObject({
  contents: level,
  'pull-requests': level,
  issues: level,
  checks: level,
  actions: level,
});
const allPermissions = v.optional(permissions, {
  contents: 'write',
  'pull-requests': 'write',
  issues: 'write',
  checks: 'write',
  actions: 'write',
});
const beginning = v.strictObject({ permissions: allPermissions });
const starting = v.strictObject({
  actor: v.string(),
  event: v.optional(v.string(), 'workflow_dispatch'),
  attempt: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  triggeringActor: v.optional(v.string()),
  workflow: v.optional(v.string(), 'publish'),
  title: v.optional(v.string()),
  branch: v.optional(v.string()),
  permissions: allPermissions,
});

/** Runs of GitHub Actions without a runner: whoever starts one here is the job. */
export function runControlRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.post('/repositories/:owner/:repo/runs', async (c) => {
    const repository = named(world, c.req.param());
    const body = await requestBody(c, starting);
    const headBranch = body.branch ?? repository.defaultBranch;
    const run: Run = {
      id: world.nextId(),
      attempt: body.attempt,
      repository: repository.id,
      actor: person(world, body.actor),
      triggeringActor: person(world, body.triggeringActor ?? body.actor),
      event: body.event,
      headBranch,
      headSha: (await refAt(repository.dir, `refs/heads/${headBranch}`)) ?? zeroId,
      workflow: body.workflow,
      ...(body.title === undefined ? {} : { title: body.title }),
      permissions: granted(body.permissions),
      inputs: {},
      createdAt: world.iso(),
    };
    return c.json(begin(world, run), 201);
  });
  // A runner takes the next job of a run: it gets a token with the job's permissions, and the inputs that the workflow hands on.
  app.post('/runs/:run/jobs', async (c) => {
    const { permissions } = await requestBody(c, beginning);
    const run = latestAttempt(world, c.req.param('run'));
    if (run.completed !== undefined) throw new ApiError(409, 'This run has ended');
    run.waiting = false;
    run.permissions = granted(permissions);
    return c.json({ ...issued(world, run), inputs: run.inputs }, 201);
  });
  app.post('/runs/:run/complete', async (c) => {
    const { conclusion } = await requestBody(c, v.strictObject({ conclusion: v.string() }));
    const run = latestAttempt(world, c.req.param('run'));
    run.completed = { conclusion, at: world.iso() };
    return c.json({ id: run.id, attempt: run.attempt, conclusion });
  });
  app.post('/runs/:run/rerun', async (c) => {
    const { by } = await requestBody(c, v.strictObject({ by: v.string() }));
    const { completed, ...before } = latestAttempt(world, c.req.param('run'));
    if (completed === undefined) throw new ApiError(403, 'This workflow is already running');
    const again = { attempt: before.attempt + 1, createdAt: world.iso() };
    return c.json(begin(world, { ...before, ...again, triggeringActor: person(world, by) }), 201);
  });
  return app;
}

function begin(world: World, run: Run) {
  world.runs.push(run);
  return issued(world, run);
}

function issued(world: World, run: Run) {
  const token = issueToken(world, { kind: 'run', account: actionsBot, run });
  return { id: run.id, attempt: run.attempt, token };
}

function latestAttempt(world: World, id: string): Run {
  const run = world.runs.findLast((candidate) => String(candidate.id) === id);
  if (run === undefined) throw notFound();
  return run;
}

function granted(asked: v.InferOutput<typeof permissions>): Run['permissions'] {
  return Object.fromEntries(Object.entries(asked).filter(([, given]) => given !== undefined));
}
