import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { operator } from '../pipeline/people.ts';
import type { Run, Stage } from '../pipeline/stage.ts';

const program = fileURLToPath(new URL('../../dist/cli.mjs', import.meta.url));
const clock = new URL('./shifted-clock.mjs', import.meta.url).href;

export interface Ended {
  /** Null: it was killed. */
  readonly code: number | null;
  readonly out: string;
}

export interface JobPlace {
  /** Another clone than the one that this writer's jobs keep. */
  readonly root?: string;
  readonly over?: Readonly<Record<string, string | undefined>>;
}

/** A process of the built program with the surroundings of one job of Actions. */
export class Koho {
  readonly run: Run;
  readonly ended: Promise<Ended>;
  readonly #child: ChildProcess;

  private constructor(run: Run, child: ChildProcess) {
    this.run = run;
    this.#child = child;
    let out = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
    }
    this.ended = new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve({ code, out }));
    });
  }

  /** `writer`: whose environment. */
  static async start(
    stage: Stage,
    writer: string,
    words: readonly string[],
    o: JobPlace = {},
  ): Promise<Koho> {
    const run = { ...(await stage.forge.startRun(operator)), attempt: '1' };
    const { root: own, environment } = await stage.settings(writer, { over: o.over ?? {}, run });
    const root = o.root ?? own;
    const env = {
      ...environment,
      ...{ GITHUB_TOKEN: run.token, TEST_CLOCK_OFF_MS: String(stage.o.sandbox.clockOffMs) },
    };
    const args = ['--import', clock, program, ...words, '--root', root];
    // A group of its own: the machine of a job dies with every git that runs on it.
    const child = spawn(process.execPath, args, { env, detached: true, cwd: root });
    return new Koho(run, child);
  }

  /** `kill -9` of the process and of every git that it has started. */
  async kill(): Promise<void> {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error('The program did not start');
    process.kill(-pid, 'SIGKILL');
    await this.ended;
  }
}

/** To the end; afterwards the forge knows that the job has ended. */
export async function koho(
  stage: Stage,
  writer: string,
  words: readonly string[],
  o: JobPlace = {},
): Promise<Ended> {
  const job = await Koho.start(stage, writer, words, o);
  const ended = await job.ended;
  await stage.forge.completeRun(job.run.id, ended.code === 0 ? 'success' : 'failure');
  return ended;
}
