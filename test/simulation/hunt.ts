import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type PlantedBug, plant } from './plant.ts';

/** A bug that lives longer than this many seeds is not caught. */
export const huntedSeeds = 500;

export interface Hunted {
  readonly bug: PlantedBug;
  /** After how many seeds; undefined = never. */
  readonly caughtAfter: number | undefined;
  /** What the oracle said first. */
  readonly said: string;
}

/** Lives the seeds from 1 on with the bug in the sources, until some promise is broken. */
export async function hunt(bug: PlantedBug): Promise<Hunted> {
  const folder = await mkdtemp(join(tmpdir(), 'koho-planted-'));
  try {
    const main = join(await plant(bug, folder), 'test/simulation/main.ts');
    const profile = bug.profile === undefined ? [] : ['--profile', bug.profile];
    const output = await run([main, '--seeds', String(huntedSeeds), '--stop', ...profile]);
    const [, seed, said = ''] = /^seed (\d+) .*\n {2}(.*)$/mu.exec(output) ?? [];
    return { bug, caughtAfter: seed === undefined ? undefined : Number(seed), said };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(args: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)(process.execPath, args)).stdout;
  } catch (error) {
    // Exit 1: a promise was broken. Anything else is a fault of the simulator and proves nothing.
    if (!(error instanceof Error && 'stdout' in error && 'code' in error)) throw error;
    if (error.code !== 1 || !String(error.stdout).includes('seed ')) throw error;
    return String(error.stdout);
  }
}
