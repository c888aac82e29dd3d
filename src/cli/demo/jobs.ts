import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitEnvironment } from './author-clone.ts';
import { kohoAction, kohoCli } from './koho-program.ts';
import { type Ended, mustRun, start } from './processes.ts';
import { operatorLogin, type Stage } from './stage.ts';

/** A job of GitHub Actions: a clone of its own, the secrets of its environment, the token of its run. */
interface Job {
  readonly ended: Promise<Ended>;
  /** SIGKILL, as when a runner is lost; GitHub then knows that the job has ended. */
  kill(): Promise<void>;
}

/** The organisation's job. */
export async function recordJob(stage: Stage, args: readonly string[] = []): Promise<Ended> {
  return (await startJob(stage, 'organisation', ['record', ...args], {})).ended;
}

/** An account's job. `stay`: minutes to wait for what is due soon. */
export async function publishJob(stage: Stage, account: string, stay = 0): Promise<Ended> {
  return (await startPublishJob(stage, account, stay)).ended;
}

export function startPublishJob(stage: Stage, account: string, stay = 0): Promise<Job> {
  const environment = stage.organisation.accounts.get(account)?.environment ?? {};
  const args = ['publish', '--account', account, '--stay', String(stay)];
  return startJob(stage, account, args, environment);
}

async function startJob(
  stage: Stage,
  writer: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Job> {
  const { forge, root } = stage;
  const runner = await forge.startRun(operatorLogin);
  const directory = await checkout(stage, writer);
  const started = start({
    file: process.execPath,
    args: [kohoCli(root), ...args, '--root', directory],
    cwd: directory,
    env: {
      ...environment,
      GITHUB_TOKEN: runner.token,
      GITHUB_RUN_ID: runner.id,
      GITHUB_RUN_ATTEMPT: '1',
      KOHO_LEDGER_KEY: stage.organisation.ledgerKeys.get(writer) ?? '',
      KOHO_LEDGER_TOKEN: stage.deployTokens.get(writer) ?? '',
    },
  });
  const ended = started.ended.then(async (result) => {
    await forge.completeRun(runner.id, result.exit === 0 ? 'success' : 'failure');
    return result;
  });
  return {
    ended,
    async kill() {
      started.kill();
      await ended;
    },
  };
}

/** The action's `check` on a pull request, as `pull_request_target` runs it: main is checked out, nothing else. */
export async function checkJob(
  stage: Stage,
  pull: { readonly number: string; readonly author: string },
): Promise<Ended> {
  const { forge, root, work } = stage;
  const runner = await forge.startRun(pull.author);
  const directory = await checkout(stage, 'check');
  const files = join(work, 'check-files');
  await mkdir(files, { recursive: true });
  const event = { pull_request: { number: Number(pull.number), user: { login: pull.author } } };
  const [eventPath, output, summary] = ['event.json', 'output', 'summary'].map((name) =>
    join(files, name),
  );
  if (!eventPath || !output || !summary) throw new Error('unreachable');
  await writeFile(eventPath, JSON.stringify(event));
  await writeFile(output, '');
  await writeFile(summary, '');
  const result = await start({
    file: process.execPath,
    args: [kohoAction(root)],
    cwd: directory,
    env: {
      INPUT_COMMAND: 'check',
      'INPUT_GITHUB-TOKEN': runner.token,
      GITHUB_RUN_ID: runner.id,
      GITHUB_WORKSPACE: directory,
      GITHUB_EVENT_PATH: eventPath,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
    },
  }).ended;
  await forge.completeRun(runner.id, result.exit === 0 ? 'success' : 'failure');
  return { ...result, stdout: `${result.stdout}\n${await readFile(output, 'utf8')}` };
}

/** A full clone of main, as the workflows make it; each job starts from nothing. */
async function checkout(stage: Stage, name: string): Promise<string> {
  const { work, cloneUrl, forge } = stage;
  jobs += 1;
  const directory = join(work, `job-${jobs}-${name}`);
  const env = gitEnvironment(forge.token(operatorLogin));
  const args = ['clone', '--quiet', '--branch', 'main', '--single-branch', cloneUrl, directory];
  await mustRun({ file: 'git', args, cwd: work, env });
  return directory;
}

let jobs = 0;
