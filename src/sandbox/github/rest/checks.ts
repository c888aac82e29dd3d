import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { ApiError, notFound } from '../api-error.ts';
import { objectType, resolveCommit } from '../git/objects.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { CheckRun } from '../model.ts';
import { renderCheckRun } from '../render/check-run.ts';
import { apiUrl } from '../render/urls.ts';
import type { World } from '../world.ts';
import { addressedRepository } from './addressed.ts';
import { page } from './paging.ts';
import { requestBody } from './request-body.ts';

const annotation = v.object({
  path: v.string(),
  start_line: v.pipe(v.number(), v.integer()),
  end_line: v.pipe(v.number(), v.integer()),
  annotation_level: v.picklist(['notice', 'warning', 'failure']),
  message: v.string(),
});
const output = v.object({
  title: v.optional(v.string()),
  summary: v.pipe(v.string(), v.maxLength(65535)),
  text: v.optional(v.pipe(v.string(), v.maxLength(65535))),
  // "The Checks API limits the number of annotations to a maximum of 50 per API request."
  annotations: v.optional(v.pipe(v.array(annotation), v.maxLength(50)), []),
});
const conclusion = v.picklist([
  'action_required',
  'cancelled',
  'failure',
  'neutral',
  'success',
  'skipped',
  'timed_out',
]);
const changes = {
  status: v.optional(v.picklist(['queued', 'in_progress', 'completed'])),
  conclusion: v.optional(conclusion),
  external_id: v.optional(v.string()),
  details_url: v.optional(v.string()),
  started_at: v.optional(v.string()),
  completed_at: v.optional(v.string()),
  output: v.optional(output),
};
const creating = v.object({ name: v.string(), head_sha: v.string(), ...changes });
const updating = v.object({ name: v.optional(v.string()), ...changes });
type Changes = v.InferOutput<typeof updating>;

/** https://docs.github.com/rest/checks/runs */
export function checkRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.post('/repos/:owner/:repo/check-runs', async (c) => {
    const repository = addressedRepository(c, world, { role: 'write', scope: 'checks' });
    appsOnly(c);
    const { head_sha: headSha, name, ...rest } = await requestBody(c, creating);
    if ((await objectType(repository.dir, headSha)) !== 'commit') {
      throw new ApiError(422, `No commit found for SHA: ${headSha}`);
    }
    const startedAt = rest.started_at ?? world.iso();
    const check: CheckRun = {
      ...{ id: world.nextId(), headSha, name, status: 'queued', startedAt },
      output: { annotations: [] },
    };
    apply(world, check, rest);
    repository.checkRuns.push(check);
    return c.json(renderCheckRun(world, repository, check), 201);
  });
  app.patch('/repos/:owner/:repo/check-runs/:check', async (c) => {
    const repository = addressedRepository(c, world, { role: 'write', scope: 'checks' });
    appsOnly(c);
    const check = repository.checkRuns.find((run) => String(run.id) === c.req.param('check'));
    if (check === undefined) throw notFound();
    apply(world, check, await requestBody(c, updating));
    return c.json(renderCheckRun(world, repository, check));
  });
  app.get('/repos/:owner/:repo/commits/:ref/check-runs', async (c) => {
    const repository = addressedRepository(c, world, { role: 'read', scope: 'checks' });
    const sha = await resolveCommit(repository.dir, c.req.param('ref'));
    const all = repository.checkRuns.filter((run) => run.headSha === sha);
    const { items, headers } = page(c, all, { base: apiUrl(world, '') });
    const rendered = items.map((run) => renderCheckRun(world, repository, run));
    return c.json({ total_count: all.length, check_runs: rendered }, 200, headers);
  });
  return app;
}

/** "To create a check run, you must use a GitHub App": a person's token cannot. */
function appsOnly(c: Context<GitHubEnv>): void {
  if (c.get('actor').kind !== 'run')
    throw new ApiError(403, 'You must authenticate via a GitHub App.');
}

/** A conclusion completes the run by itself; completing without one is refused. */
function apply(world: World, check: CheckRun, to: Changes): void {
  if (to.status === 'completed' && to.conclusion === undefined) {
    throw new ApiError(422, 'Invalid request.\n\nMissing conclusion for a completed check run.');
  }
  check.name = to.name ?? check.name;
  check.status = to.conclusion === undefined ? (to.status ?? check.status) : 'completed';
  if (to.conclusion !== undefined) {
    check.conclusion = to.conclusion;
    check.completedAt = to.completed_at ?? world.iso();
  }
  if (to.external_id !== undefined) check.externalId = to.external_id;
  if (to.details_url !== undefined) check.detailsUrl = to.details_url;
  if (to.output === undefined) return;
  const { title, summary, text, annotations } = to.output;
  check.output = {
    ...check.output,
    summary,
    ...(title === undefined ? {} : { title }),
    ...(text === undefined ? {} : { text }),
    // Annotations of later requests are added to those that are there.
    annotations: [...check.output.annotations, ...annotations],
  };
}
