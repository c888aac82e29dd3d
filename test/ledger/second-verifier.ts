import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Draft } from '../../src/ledger/record.ts';
import { instant, policies } from '../tampering/realistic-ledger.ts';
import { MemoryBranch, MemoryLog } from './memory-log.ts';

const script = join(import.meta.dirname, '../../scripts/verify-ledger.mjs');
const origin = 'pref.example/koho';
let n = 0;

export function nonce(): string {
  return (n++).toString(16).padStart(32, '0');
}

/** What the verifier says of these logs that was written from the document alone. */
export async function verified(logs: Readonly<Record<string, readonly Draft[]>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'koho-second-verifier-'));
  try {
    for (const [name, drafts] of Object.entries(logs)) {
      for (const [path, bytes] of (await written(name, drafts)).tip ?? []) {
        const file = join(folder, name, '2026', path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, bytes);
      }
    }
    const args = [script, folder, '--origin', origin];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function written(name: string, drafts: readonly Draft[]): Promise<MemoryBranch> {
  const branch = new MemoryBranch();
  const policy = name === 'organisation' ? { policy: policies[0] } : {};
  const log = new MemoryLog({
    ...{ name, year: '2026', branch, trust: { origin }, run: 'github:1/1' },
    genesis: { nonce: nonce(), ...policy },
    now: () => instant(60),
  });
  await log.append(async () => drafts);
  return branch;
}
