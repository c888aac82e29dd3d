import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';

/** A sandbox whose clock a test can set wrong. */
export interface OwnSandbox extends Sandbox {
  /** `ms` is added to the machine's clock to make that of the outside. */
  shiftClock(ms: number): Promise<void>;
  readonly clockOffMs: number;
}

/** Starts the sandbox in a process of its own; see sandbox-process.ts for the reason. */
export async function startOwnSandbox(dataDir: string): Promise<OwnSandbox> {
  const program = fileURLToPath(new URL('sandbox-process.ts', import.meta.url));
  // The runner's own flags are nothing for plain Node.
  const child = fork(program, [dataDir], { execArgv: [] });
  const url = String(await answerOf(child));
  let clockOffMs = 0;
  return {
    url,
    get clockOffMs() {
      return clockOffMs;
    },
    async shiftClock(ms) {
      const done = answerOf(child);
      child.send(ms);
      await done;
      clockOffMs = ms;
    },
    async close() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

/** What the process says next; it may also end, with its reason on stderr. */
async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const { signal } = ended;
  try {
    return await Promise.race([
      once(child, 'message', { signal }).then(([said]) => said),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`the sandbox ended with ${code}`);
      }),
    ]);
  } finally {
    ended.abort();
  }
}
