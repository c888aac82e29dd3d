import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ledger } from '../test/tampering/realistic-ledger.ts';
import { besideTextlint } from './beside-textlint.ts';
import { publishedLedger } from './ledgers.ts';
import { manyPosts } from './many-posts.ts';
import { measure } from './measure.ts';
import { planningMs } from './planning.ts';

/** Figures of one run on one machine, as ratios to a bare `node -e 0`; see docs/performance.md. */
const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist', 'cli.mjs');
const rows: string[][] = [];
const folder = mkdtempSync(join(tmpdir(), 'koho-bench-'));

try {
  const bare = measure(['-e', '0'], 25);
  row('node -e 0', bare.ms, bare, '');
  const one = ['check', '--now', '2026-11-20T00:00:00Z', '--root', root];
  const plain = measure([cli, ...one, 'posts/koho/2026/site-maintenance.md'], 25);
  row('check, one plain post', plain.ms, plain, 'at most 4×');
  const rich = measure([cli, ...one, 'posts/kotsu/2026/winter-traffic-safety.md'], 15);
  row('check, one post with image and :::x', rich.ms, rich, '');

  await manyPosts(root, folder, 10_000);
  const many = ['check', '--now', '2026-11-20T00:00:00Z', '--root', folder, '--format', 'json'];
  const all = measure([cli, ...many], 2, [0, 1]);
  row(
    `check, 10,000 posts: ${Math.round(10_000 / (all.ms / 1000))} posts/s`,
    all.ms,
    all,
    '≥ 1,500/s with all default rules',
  );

  const { koho, textlint } = await besideTextlint(root, 1_000);
  const ratio = `${(koho / textlint).toFixed(1)}× textlint`;
  rows.push([`rules beside textlint: ${Math.round(koho)} posts/s`, '', ratio, '', 'aim 5×']);
  rows.push([`textlint, date and prh rules: ${Math.round(textlint)} posts/s`, '', '', '', '']);

  const [small, large] = [await publishedLedger(1_000), await publishedLedger(100_000 / 2)];
  const [few, lots] = [await planningMs(small, 25), await planningMs(large, 25)];
  rows.push(['plan, 2,000 published deliveries', `${few.toFixed(1)} ms`, '', '', '']);
  rows.push([
    'plan, 100,000 published deliveries',
    `${lots.toFixed(1)} ms`,
    `${(lots / few).toFixed(2)}× the above`,
    '',
    'no slower',
  ]);

  write(await publishedLedger(14_286));
  const verified = measure([join(root, 'bench', 'verify-files.ts'), join(folder, 'ledger')], 2);
  const said: { verdict: string; records: number; seconds: number } = JSON.parse(verified.stdout);
  if (said.verdict !== 'intact') throw new Error(verified.stdout);
  row(
    `audit verify, ${said.records} records: ${said.seconds.toFixed(1)} s`,
    verified.ms,
    verified,
    'about 4 s, < 400 MB',
  );

  function row(
    name: string,
    ms: number,
    { megabytes }: { megabytes: number },
    wanted: string,
  ): void {
    const ratio = `${(ms / bare.ms).toFixed(1)}×`;
    rows.push([name, `${ms.toFixed(0)} ms`, ratio, `${megabytes.toFixed(0)} MB`, wanted]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

console.log('| | time | to bare node | memory | wanted |\n|---|---:|---:|---:|---|');
for (const cells of rows) console.log(`| ${cells.join(' | ')} |`);

/** The logs as files, as a clone holds them. */
function write({ branches, keys }: Ledger): void {
  const top = join(folder, 'ledger');
  for (const [log, files] of branches) {
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(top, log, path)), { recursive: true });
      writeFileSync(join(top, log, path), bytes);
    }
  }
  writeFileSync(join(top, 'keys.json'), JSON.stringify(Object.fromEntries(keys)));
}
