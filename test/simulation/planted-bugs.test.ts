import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Edit, type PlantedBug, plantedBugs } from './planted-bugs.ts';

const root = join(import.meta.dirname, '../..');
const seeds = 400;

describe('the simulator notices', () => {
  let folder = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'koho-planted-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.concurrent.each(plantedBugs)(
    '$name',
    async (bug) => {
      const copy = await planted(folder, bug);
      const { failed, output } = await runSeeds(copy);
      // A crash of the simulator itself would prove nothing.
      expect(output).toMatch(/^seed \d+$/mu);
      expect(failed).toBe(true);
    },
    240_000,
  );
});

async function planted(folder: string, bug: PlantedBug): Promise<string> {
  const copy = await mkdtemp(join(folder, 'copy-'));
  for (const part of ['src/publish', 'src/ledger', 'src/post', 'test/simulation']) {
    await cp(join(root, part), join(copy, part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  await writeFile(join(copy, 'package.json'), '{"type":"module"}');
  for (const edit of bug.also ? [bug, bug.also] : [bug]) await apply(copy, bug.name, edit);
  return copy;
}

async function apply(copy: string, name: string, { file, from, to }: Edit): Promise<void> {
  const path = join(copy, file);
  const pieces = (await readFile(path, 'utf8')).split(from);
  // The sources have moved on: the bug has to be planted anew.
  expect(pieces, `"${name}" no longer fits ${file}`).toHaveLength(2);
  await writeFile(path, pieces.join(to));
}

async function runSeeds(copy: string): Promise<{ failed: boolean; output: string }> {
  const main = join(copy, 'test/simulation/main.ts');
  try {
    const run = promisify(execFile)(process.execPath, [main, '1', String(seeds), '--stop']);
    return { failed: false, output: (await run).stdout };
  } catch (error) {
    if (!(error instanceof Error && 'stdout' in error)) throw error;
    return { failed: true, output: String(error.stdout) };
  }
}
