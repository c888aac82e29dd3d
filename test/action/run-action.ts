import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Run, Stage } from '../pipeline/stage.ts';

export interface Ended {
  readonly exit: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface RunOptions {
  readonly event?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  /** The run whose job this is; absent: one of its own, by an operator. */
  readonly run?: Run;
}

/** The action as the runner starts it, in the clone of this writer. */
export async function runAction(
  stage: Stage,
  writer: string,
  inputs: Readonly<Record<string, string>>,
  o: RunOptions = {},
): Promise<Ended> {
  const settings = await stage.settings(writer, o.run ? { run: o.run } : {});
  const folder = await mkdtemp(join(stage.o.work, 'files-'));
  const [event, output, summary] = ['event.json', 'output', 'summary'].map((name) =>
    join(folder, name),
  ) as [string, string, string];
  await writeFile(event, JSON.stringify(o.event ?? {}));
  await writeFile(output, '');
  await writeFile(summary, '');
  const given = Object.entries({ 'github-token': settings.token ?? '', ...inputs });
  const env = {
    ...settings.environment,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
    HOME: folder,
    GITHUB_WORKSPACE: settings.root,
    GITHUB_EVENT_PATH: event,
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...o.env,
  };
  const { exit, log } = await ended(env);
  return {
    exit,
    log,
    outputs: outputsOf(await readFile(output, 'utf8')),
    summary: await readFile(summary, 'utf8'),
  };
}

function ended(env: NodeJS.ProcessEnv): Promise<Pick<Ended, 'exit' | 'log'>> {
  const child = spawn(process.execPath, ['src/action/main.ts'], { env });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, log }));
  });
}

/** `name<<delimiter`, value, delimiter: as @actions/core writes it. */
function outputsOf(text: string): Record<string, string> {
  const found = text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n?\2$/gm);
  return Object.fromEntries([...found].map(([, name, , value]) => [name, value]));
}

/** Credentials that can be read in what a run wrote. */
export function leakedIn(stage: Stage, log: string): readonly string[] {
  const shown = log.replace(/^::add-mask::.*$/gm, '');
  return stage.o.issued.filter((secret) => secret !== '' && shown.includes(secret));
}
