// Run before the two README commands: installs what a fresh clone lacks, once
// for each state of package-lock.json. Needs only Node >= 20 and npm; the
// packages bring Node 24 themselves.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.koho-installed`;
const lock = createHash('sha256')
  .update(readFileSync(`${root}package-lock.json`))
  .digest('hex');

const [major] = process.versions.node.split('.').map(Number);
if (major < 20)
  stop(
    `Node 20以上が必要です（今は ${process.versions.node}）。`,
    `Node 20 or later is needed (this is ${process.versions.node}).`,
  );
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error(
    '必要なパッケージを入れています（初回だけ、1分ほど）… / installing packages, the first time only …',
  );
  const env = { ...process.env, npm_config_engine_strict: 'false' };
  // The outer npm's settings reach an inner npm as npm_config_*; a dry run or a
  // production-only setting there must not leave the clone half installed.
  for (const name of ['npm_config_dry_run', 'npm_config_omit', 'npm_config_ignore_scripts'])
    delete env[name];
  const done = spawnSync(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts=false'],
    { cwd: root, env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' },
  );
  if (done.status !== 0)
    stop(
      'パッケージを入れられませんでした。上の npm の表示を確かめてください。',
      'The packages could not be installed; see what npm said above.',
    );
  const node = spawnSync(`${root}node_modules/.bin/node`, ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (!node.stdout?.startsWith('v24.'))
    stop(
      'Node 24が入りませんでした。npm が install スクリプトを止めていないか確かめてください。',
      'Node 24 was not installed; is npm set to ignore install scripts?',
    );
  writeFileSync(stamp, lock);
}

/** Says why in both languages and ends with "wrong use". */
function stop(ja, en) {
  console.error(`koho: ${ja}\nkoho: ${en}`);
  process.exit(2);
}
