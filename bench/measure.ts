import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Measured {
  /** Wall time of the whole process, ms: the fastest of the runs, since everything else only adds. */
  readonly ms: number;
  /** Largest resident set, MB. */
  readonly megabytes: number;
  readonly stdout: string;
}

const reporter = new URL('report-memory.mjs', import.meta.url).href;

/** Runs Node with these arguments, several times. A check that finds something exits with 1. */
export function measure(args: readonly string[], runs: number, exits = [0]): Measured {
  const folder = mkdtempSync(join(tmpdir(), 'koho-bench-'));
  const file = join(folder, 'memory');
  let best = Number.POSITIVE_INFINITY;
  let megabytes = 0;
  let stdout = '';
  for (let n = 0; n < runs; n += 1) {
    const began = performance.now();
    // Without the reporter where time counts: even a small module is a part of a bare start.
    const ended = spawnSync(process.execPath, [...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
    best = Math.min(best, performance.now() - began);
    if (ended.status === null || !exits.includes(ended.status))
      throw new Error(`${args.join(' ')}: ${ended.status} ${ended.stderr}`);
    stdout = ended.stdout;
  }
  const env = { ...process.env, KOHO_BENCH_MEMORY: file };
  spawnSync(process.execPath, ['--import', reporter, ...args], { env, maxBuffer: 1 << 28 });
  megabytes = Number(readFileSync(file, 'utf8')) / 1024;
  rmSync(folder, { recursive: true });
  return { ms: best, megabytes, stdout };
}
