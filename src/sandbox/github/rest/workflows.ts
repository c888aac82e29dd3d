import { Hono } from 'hono';
import * as v from 'valibot';
import { ApiError, notFound } from '../api-error.ts';
import { accountOf } from '../authenticate.ts';
import { refAt } from '../git/objects.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Run } from '../model.ts';
import { renderRun } from '../render/run.ts';
import { repositoryApi, repositoryPage } from '../render/urls.ts';
import { readInputs, readWorkflow } from '../workflow-file.ts';
import { actionsBot, type World } from '../world.ts';
import { addressedRepository } from './addressed.ts';
import { page } from './paging.ts';
import { requestBody } from './request-body.ts';

/** An unknown member is refused, so that a mistyped one is seen. */
const dispatching = v.strictObject({
  ref: v.string(),
  inputs: v.optional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])), {}),
  return_run_details: v.optional(v.boolean(), false),
});

/**
 * Starting a workflow, and the list of its runs. A dispatched run waits until
 * somebody plays its runner (`/_control/runs/:run/jobs`).
 * https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event
 * https://docs.github.com/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow
 */
export function workflowRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  const at = '/repos/:owner/:repo/actions/workflows/:file';
  app.post(`${at}/dispatches`, async (c) => {
    const repository = addressedRepository(c, world, { role: 'write', scope: 'actions' });
    const { dir, defaultBranch } = repository;
    const file = c.req.param('file');
    // The workflow must lie on the default branch; what runs is that of the ref.
    if (!(await readWorkflow(dir, defaultBranch, file))) throw notFound();
    const { ref, inputs, return_run_details } = await requestBody(c, dispatching);
    const sha = await refNamed(dir, ref);
    if (sha === undefined) throw new ApiError(422, `No ref found for: ${ref}`);
    const workflow = await readWorkflow(dir, sha, file);
    const given = readInputs(workflow, inputs);
    const by = accountOf(c.get('actor')) ?? actionsBot;
    const run: Run = {
      ...{ id: world.nextId(), attempt: 1, repository: repository.id, actor: by },
      ...{ triggeringActor: by, event: 'workflow_dispatch', headBranch: ref, headSha: sha },
      ...{ workflow: file.replace(/\.ya?ml$/, ''), permissions: {}, createdAt: world.iso() },
      ...{ title: given.title, inputs: given.inputs, waiting: true },
    };
    world.runs.push(run);
    if (!return_run_details) return c.body(null, 204);
    const page = `/actions/runs/${run.id}`;
    return c.json({
      workflow_run_id: run.id,
      run_url: repositoryApi(world, repository, page),
      html_url: repositoryPage(world, repository, page),
    });
  });
  app.get(`${at}/runs`, async (c) => {
    const repository = addressedRepository(c, world, { role: 'read', scope: 'actions' });
    const file = c.req.param('file');
    if (!(await readWorkflow(repository.dir, repository.defaultBranch, file))) throw notFound();
    const own = world.runs.filter(
      (run) => run.repository === repository.id && file === `${run.workflow}.yml`,
    );
    const newest = new Map(own.map((run) => [run.id, run]));
    const all = [...newest.values()].reverse();
    const { items, headers } = page(c, all, { base: `${world.baseUrl()}/api/v3` });
    const rendered = items.map((run) => renderRun(world, repository, run));
    return c.json({ total_count: all.length, workflow_runs: rendered }, 200, headers);
  });
  return app;
}

/** A branch or a tag; a commit's id is refused (https://github.com/day8/re-frame2/pull/9287). */
async function refNamed(dir: string, ref: string): Promise<string | undefined> {
  const name = ref.replace(/^refs\/(?:heads|tags)\//, '');
  if (name === '' || /[\s:^~?*[\\]|\.\.|^-/.test(name)) return undefined;
  for (const full of [`refs/heads/${name}`, `refs/tags/${name}`]) {
    const sha = await refAt(dir, `${full}^{commit}`);
    if (sha !== undefined) return sha;
  }
  return undefined;
}
