import { Hono } from 'hono';
import * as v from 'valibot';
import { parse } from 'yaml';
import { ApiError, notFound } from '../api-error.ts';
import { gitBytes } from '../git/git.ts';
import { refAt } from '../git/objects.ts';
import type { GitHubEnv } from '../hono-env.ts';
import type { Run } from '../model.ts';
import { repositoryApi, repositoryPage } from '../render/urls.ts';
import type { World } from '../world.ts';
import { addressedRepository, signedIn } from './addressed.ts';
import { requestBody } from './request-body.ts';

/** An unknown member is refused, so that a mistyped one is seen. */
const dispatching = v.strictObject({
  ref: v.string(),
  inputs: v.optional(v.record(v.string(), v.string()), {}),
  return_run_details: v.optional(v.boolean(), false),
});

const input = v.nullable(
  v.object({
    required: v.optional(v.boolean(), false),
    type: v.optional(v.string(), 'string'),
    options: v.optional(v.array(v.string())),
    default: v.optional(v.unknown()),
  }),
);
const workflow = v.object({
  on: v.object({
    workflow_dispatch: v.nullable(v.object({ inputs: v.optional(v.record(v.string(), input)) })),
  }),
});
type Declared = Readonly<Record<string, v.InferOutput<typeof input>>>;

/** https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event */
export function dispatchRoutes(world: World): Hono<GitHubEnv> {
  const app = new Hono<GitHubEnv>();
  app.post('/repos/:owner/:repo/actions/workflows/:file/dispatches', async (c) => {
    const repository = addressedRepository(c, world, { role: 'write', scope: 'actions' });
    const { ref, inputs, return_run_details } = await requestBody(c, dispatching);
    const headBranch = ref.replace(/^refs\/heads\//, '');
    const headSha = await refAt(repository.dir, `refs/heads/${headBranch}`);
    if (headSha === undefined) throw new ApiError(422, `No ref found for: ${ref}`);
    const file = c.req.param('file');
    const path = `${headSha}:.github/workflows/${file}`;
    const text = await gitBytes(repository.dir, ['cat-file', 'blob', path]).catch(() => undefined);
    if (text === undefined) throw notFound();
    const account = signedIn(c);
    const run: Run = {
      ...{ id: world.nextId(), attempt: 1, repository: repository.id, event: 'workflow_dispatch' },
      ...{ actor: account, triggeringActor: account, headBranch, headSha },
      workflow: file.replace(/\.ya?ml$/, ''),
      permissions: {},
      inputs: given(declaredInputs(Buffer.from(text).toString('utf8')), inputs),
      createdAt: world.iso(),
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
  return app;
}

function declaredInputs(text: string): Declared {
  const parsed = v.safeParse(workflow, parse(text));
  if (parsed.success) return parsed.output.on.workflow_dispatch?.inputs ?? {};
  throw new ApiError(422, "Workflow does not have 'workflow_dispatch' trigger");
}

function given(declared: Declared, inputs: Readonly<Record<string, string>>) {
  const strange = Object.keys(inputs).filter((name) => !Object.hasOwn(declared, name));
  if (strange.length > 0) {
    throw new ApiError(422, `Unexpected inputs provided: ${JSON.stringify(strange)}`);
  }
  const values: Record<string, string> = {};
  for (const [name, spec] of Object.entries(declared)) {
    const value = inputs[name] ?? (spec?.default === undefined ? '' : String(spec.default));
    if (spec?.required === true && value === '') {
      throw new ApiError(422, `Required input '${name}' not provided`);
    }
    if (spec?.options && value !== '' && !spec.options.includes(value)) {
      throw new ApiError(
        422,
        `Provided value '${value}' for input '${name}' not in the list of allowed values`,
      );
    }
    values[name] = value;
  }
  return values;
}
