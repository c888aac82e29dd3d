import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { verifyLedger } from '../src/ledger/verify-ledger.ts';
import { origin } from '../test/tampering/realistic-ledger.ts';

/** `node bench/verify-files.ts FOLDER`: verifies logs that lie as files; prints verdict, records and its own time. */
const [folder = ''] = process.argv.slice(2);
const keys = new Map<string, string>(
  Object.entries(JSON.parse(await readFile(join(folder, 'keys.json'), 'utf8'))),
);
const logs = [...keys.keys()].map((log) => {
  const top = join(folder, log);
  return {
    log,
    year: '2026',
    files: {
      read: (path: string) => readFile(join(top, path)).catch(() => undefined),
      list: async () =>
        readdirSync(top, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => relative(top, join(entry.parentPath, entry.name))),
    },
  };
});
const began = performance.now();
const report = await verifyLedger({ logs, origin, keys });
const seconds = (performance.now() - began) / 1000;
console.log(
  JSON.stringify({ verdict: report.verdict, ...report.counts, seconds, firstBad: report.firstBad }),
);
