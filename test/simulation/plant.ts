import { cp, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folder = join(import.meta.dirname, 'bugs');
/** All that the simulator runs. */
const needed = [
  ...['src/publish', 'src/ledger', 'src/post', 'src/platforms'],
  ...['test/simulation', 'test/publish', 'test/ledger'],
];

export interface PlantedBug {
  readonly name: string;
  /** What its author believed. */
  readonly belief: string;
  /** The faults among which it shows best; undefined = all. */
  readonly profile: string | undefined;
  readonly patch: string;
}

/** The mistakes that the simulator has to notice: unified diffs, a file each, below a line that says what is wrong, and maybe one that names a profile. */
export async function plantedBugs(): Promise<readonly PlantedBug[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.patch')).toSorted();
  return Promise.all(
    files.map(async (file) => {
      const patch = await readFile(join(folder, file), 'utf8');
      const [belief = ''] = patch.split('\n');
      const [, profile] = /^Profile: (.+)$/mu.exec(patch) ?? [];
      return { name: file.replace(/\.patch$/u, ''), belief, profile, patch };
    }),
  );
}

/** A copy of the sources with the bug in them, from which the simulator runs: the sources themselves know of no bug. */
export async function plant({ name, patch }: PlantedBug, into: string): Promise<string> {
  const copy = await mkdtemp(join(into, `${name}-`));
  for (const part of needed) {
    await cp(join(root, part), join(copy, part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  await writeFile(join(copy, 'package.json'), '{"type":"module"}');
  for (const { file, from, to } of hunksOf(patch)) {
    const path = join(copy, file);
    const pieces = (await readFile(path, 'utf8')).split(from);
    if (pieces.length !== 2) {
      throw new Error(`${name}: a change fits ${pieces.length - 1} places of ${file}, not one`);
    }
    await writeFile(path, pieces.join(to));
  }
  return copy;
}

interface Hunk {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Places are found by their text, not by line numbers: sources move, and the wrong place would plant another bug. */
function hunksOf(patch: string): readonly Hunk[] {
  return patch
    .split(/^--- a\//mu)
    .slice(1)
    .flatMap((section) => {
      const [file = ''] = section.split('\n');
      const hunks = section.split(/^@@.*\n/mu).slice(1);
      return hunks.map((hunk) => ({ file, from: side(hunk, '-'), to: side(hunk, '+') }));
    });
}

function side(hunk: string, sign: '-' | '+'): string {
  const lines = hunk.split('\n').filter((line) => line.startsWith(sign) || line.startsWith(' '));
  return lines.map((line) => `${line.slice(1)}\n`).join('');
}
