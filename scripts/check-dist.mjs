// dist/ is committed because an action is run from it: it must be exactly what
// src/ builds, or the code that publishes is not the code that was reviewed.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const fresh = mkdtempSync(join(tmpdir(), 'koho-dist-'));
const built = spawnSync('rolldown', ['-c', 'rolldown.config.mjs', '--dir', fresh], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (built.status !== 0) process.exit(built.status ?? 1);
const before = contents('dist');
const after = contents(fresh);
rmSync(fresh, { recursive: true });
const differing = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);
const untracked = execFileSync('git', ['ls-files', '--others', '--modified', '--', 'dist'], {
  encoding: 'utf8',
}).trim();
if (differing.length > 0 || untracked !== '') {
  console.error(
    `dist/ is not what src/ builds; run \`npm run build\` and commit it:\n${differing.join('\n')}\n${untracked}`,
  );
  process.exit(1);
}
console.log(`dist/ equals a fresh build (${after.size} files)`);

/** Relative path → bytes as base64. */
function contents(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files.map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return [relative(folder, file), readFileSync(file, 'base64')];
    }),
  );
}
