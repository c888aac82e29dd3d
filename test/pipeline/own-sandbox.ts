import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../src/sandbox/start-sandbox.ts';

/** A sandbox whose clock a test can set wrong. */
export interface OwnSandbox extends Sandbox {
  /** `ms` is added to the clock of the jobs to make that of the outside. */
  shiftClock(ms: number): Promise<void>;
  /** The clock of the jobs is so much ahead of the machine's; see stage-clock.ts. */
  goAhead(ms: number): Promise<void>;
  /** What is added to the machine's clock in all. */
  readonly clockOffMs: number;
}

/** Starts the sandbox in a process of its own; see sandbox-process.ts for the reason. */
export async function startOwnSandbox(dataDir: string): Promise<OwnSandbox> {
  const program = fileURLToPath(new URL('sandbox-process.ts', import.meta.url));
  // The runner's own flags are nothing for plain Node.
  const child = fork(program, [dataDir], { execArgv: [] });
  const url = String(await answerOf(child));
  const off = { aheadMs: 0, shiftMs: 0 };
  let tail = Promise.resolve();
  const tell = (change: Partial<typeof off>): Promise<void> => {
    Object.assign(off, change);
    // One order at a time: answers carry no name.
    tail = tail.then(async () => {
      const done = answerOf(child);
      child.send(off.aheadMs + off.shiftMs);
      await done;
    });
    return tail;
  };
  return {
    url,
    get clockOffMs() {
      return off.aheadMs + off.shiftMs;
    },
    shiftClock: (shiftMs) => tell({ shiftMs }),
    goAhead: (aheadMs) => tell({ aheadMs }),
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
