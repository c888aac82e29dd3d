import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Draft } from '../../src/ledger/record.ts';
import { MemoryBranch, MemoryLog } from './memory-log.ts';

const script = join(import.meta.dirname, '../../scripts/verify-ledger.mjs');
const origin = 'pref.example/koho';
let n = 0;
const nonce = () => (n++).toString(16).padStart(32, '0');
const policy = 'a'.repeat(64);

const paused = (account?: string): Draft => ({
  kind: 'paused',
  nonce: nonce(),
  body: { by: 'suzuki', why: '災害', ref: 'r', ...(account && { account }) },
});
const resumed = (account?: string): Draft => ({
  kind: 'resumed',
  nonce: nonce(),
  body: { by: '201', why: '終息', ...(account && { account }) },
});

test('pauses of everything and of accounts are kept apart, and the second verifier derives the same', async () => {
  const branch = new MemoryBranch();
  const log = new MemoryLog({
    ...{ name: 'organisation', year: '2026', branch, trust: { origin }, run: 'github:1/1' },
    genesis: { nonce: nonce(), policy, main: 'b'.repeat(40) },
    now: () => '2026-12-01T00:00:00.000Z',
  });
  const state = async (...drafts: Draft[]) => {
    const { paused, pausedAccounts } = (await log.append(async () => drafts)).view.state;
    return { paused, pausedAccounts };
  };
  expect(await state(paused('koho-x'), paused('agri-x'))).toEqual({
    paused: undefined,
    pausedAccounts: ['agri-x', 'koho-x'],
  });
  expect(await state(paused(), resumed('koho-x'))).toEqual({
    paused: true,
    pausedAccounts: ['agri-x'],
  });
  expect(await state(resumed(), resumed('agri-x'))).toEqual({ paused: false, pausedAccounts: [] });
  const folder = mkdtempSync(join(tmpdir(), 'koho-pauses-'));
  try {
    for (const [path, bytes] of branch.tip ?? []) {
      const file = join(folder, 'organisation', '2026', path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
    }
    const said = execFileSync(process.execPath, [script, folder, '--origin', origin]);
    expect(said.toString('utf8')).toMatch(/intact/i);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
