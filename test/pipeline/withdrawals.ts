import { readFile } from 'node:fs/promises';
import { textOf } from '../../src/cli/demo/http.ts';
import type { Stage } from './stage.ts';

/** The workflow as it is shipped, on main: the forge refuses inputs that it does not declare. */
export async function installWithdraw(stage: Stage): Promise<void> {
  const path = '.github/workflows/withdraw.yml';
  await stage.direct({ [path]: await readFile(path, 'utf8') });
}

/** Somebody fills in the form "Run workflow" of `withdraw`; the run's id. */
export async function orderWithdrawal(
  stage: Stage,
  by: string,
  inputs: Readonly<Record<string, string>>,
): Promise<string> {
  const body = { ref: 'main', inputs, return_run_details: true };
  const path = '/actions/workflows/withdraw.yml/dispatches';
  return textOf(await stage.api(by, 'POST', path, body), 'workflow_run_id');
}

export const permissionsOfWithdraw = {
  actions: 'read',
  contents: 'read',
  'pull-requests': 'read',
};

/** Of its last job, which holds no key. */
export const permissionsOfTell = { actions: 'read', contents: 'read', issues: 'write' };

/** Deletions are slow on purpose: in tests, which delete often, they are not. Another operator approves it. */
export async function withoutSpacing(stage: Stage): Promise<void> {
  const path = 'policies/koho.yml';
  const text = stage.policy.get(path) ?? '';
  const quick = text.replace(/^( +)max_attempts: .*$/m, '$&\n$1deletion_spacing_seconds: 0');
  await stage.amend('no-spacing', { [path]: quick });
  await stage.record();
}
