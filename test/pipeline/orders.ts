import { readFile } from 'node:fs/promises';
import { askJson, textOf } from '../../src/cli/demo/http.ts';
import type { Run, Stage } from './stage.ts';

/** The workflow as it is shipped, on main: the forge refuses inputs that it does not declare. */
export async function installBrakes(stage: Stage): Promise<void> {
  const path = '.github/workflows/brakes.yml';
  await stage.direct({ [path]: await readFile(path, 'utf8') });
}

export interface Job extends Run {
  readonly inputs: Readonly<Record<string, string>>;
}

/** Somebody fills in the form "Run workflow"; the run's id. */
export async function order(
  stage: Stage,
  by: string,
  inputs: Readonly<Record<string, string>>,
  ref = 'main',
): Promise<string> {
  const body = { ref, inputs, return_run_details: true };
  const path = '/actions/workflows/brakes.yml/dispatches';
  return textOf(await stage.api(by, 'POST', path, body), 'workflow_run_id');
}

const permissionsOfBrakes = { actions: 'read', contents: 'read', issues: 'write' };

/** The runner takes up the newest attempt of a run, with the permissions of brakes.yml unless others are given. */
export async function takeUp(
  stage: Stage,
  id: string,
  permissions: Readonly<Record<string, string>> = permissionsOfBrakes,
): Promise<Job> {
  const url = `${stage.o.sandbox.url}/github/_control/runs/${id}/jobs`;
  const job = (await askJson('POST', url, { body: { permissions } })) as {
    attempt: number;
    token: string;
    inputs: Record<string, string>;
  };
  return { id, attempt: String(job.attempt), token: job.token, inputs: job.inputs };
}

/** Any writer presses "Re-run all jobs". */
export async function rerun(stage: Stage, id: string, by: string): Promise<void> {
  const url = `${stage.o.sandbox.url}/github/_control/runs/${id}/rerun`;
  await askJson('POST', url, { body: { by } });
}
