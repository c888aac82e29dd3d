import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { origin } from './realistic-ledger.ts';

const script = join(import.meta.dirname, '../../scripts/verify-ledger.mjs');

/** Exit code of the independent verifier on the same bytes. */
export function secondVerifier(
  branches: ReadonlyMap<string, ReadonlyMap<string, Uint8Array>>,
): number {
  const folder = mkdtempSync(join(tmpdir(), 'koho-second-verdict-'));
  try {
    for (const [log, files] of branches) {
      for (const [path, bytes] of files) {
        const file = join(folder, log, '2026', path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, bytes);
      }
    }
    execFileSync(process.execPath, [script, folder, '--origin', origin], { stdio: 'pipe' });
    return 0;
  } catch (error) {
    return (error as { status: number }).status;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
