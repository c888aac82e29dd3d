// Shows that the demo can fail: for each step a fault is planted in a copy of
// the sources, the copy is built, and the demo must end at that step, non-zero.
// `node scripts/break-demo.mjs [step …]`; takes about half a minute a step.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faults } from './demo-faults.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = process.argv.slice(2).map(Number);
const copy = mkdtempSync(join(tmpdir(), 'koho-break-'));
let missed = 0;
try {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  for (const file of tracked.split('\0').filter((name) => name && !name.startsWith('dist/'))) {
    cpSync(join(root, file), join(copy, file), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const fault of faults) {
    if (wanted.length > 0 && !wanted.includes(fault.step)) continue;
    const said = play(fault);
    if (said !== undefined) missed += 1;
    console.log(
      `step ${fault.step}: ${fault.what}: ${said ?? 'the demo failed there, as it must'}`,
    );
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = missed === 0 ? 0 : 1;

/** Undefined when the demo ended at the step, else what happened instead. */
function play({ step, file, find, replace }) {
  const path = join(copy, file);
  const before = readFileSync(path, 'utf8');
  if (!before.includes(find)) return `the source no longer holds: ${find}`;
  writeFileSync(path, before.replace(find, replace));
  try {
    const env = {
      ...process.env,
      PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
    };
    const built = spawnSync('rolldown', ['-c', 'rolldown.config.mjs'], {
      cwd: copy,
      env,
      stdio: 'ignore',
    });
    if (built.status !== 0) return 'the copy does not build';
    const demo = spawnSync(process.execPath, ['dist/cli.mjs', 'demo'], {
      cwd: copy,
      env,
      encoding: 'utf8',
    });
    const reached = Number([...demo.stdout.matchAll(/^(\d+) /gm)].at(-1)?.[1] ?? 0);
    if (demo.status === 0) return 'the demo did not notice';
    return reached === step
      ? undefined
      : `the demo failed at step ${reached}: ${demo.stderr.slice(0, 400)}`;
  } finally {
    writeFileSync(path, before);
  }
}
