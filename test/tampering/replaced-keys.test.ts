import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { sha256Hex } from '../../src/ledger/digest.ts';
import type { ReplacedKey } from '../../src/ledger/log-keys.ts';
import type { Signer } from '../../src/ledger/signing-key.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import {
  type Files,
  type Ledger,
  logsOf,
  origin,
  policies,
  realisticLedger,
  signerOf,
} from './realistic-ledger.ts';
import { recordLines } from './record-lines.ts';
import { recordsOf, rewrite } from './rewrite.ts';

/** Keys of a whole ledger, replaced: accepted as the policy says that the organisation's log has adopted, and no other way. */

const script = join(import.meta.dirname, '../../scripts/verify-ledger.mjs');

let ledger: Ledger;
beforeAll(async () => {
  ledger = await realisticLedger({ posts: 20 });
});

const at = 12;

/** The log with another signer from record `at` on; and what a policy says of it. */
async function handedOver(log: string, signer: Signer) {
  const files: Files = new Map(ledger.branches.get(log));
  const lines = recordLines(files);
  const last = sha256Hex(lines[at - 1]?.subarray(0, -1) ?? Buffer.alloc(0));
  const until: ReplacedKey = { key: ledger.keys.get(log) ?? '', year: '2026', size: at, last };
  const branches = new Map([
    ...ledger.branches,
    [log, await rewrite(log, recordsOf(files), signer)],
  ]);
  return { branches, until };
}

async function verdictWith(log: string, o: { readonly policy: string; readonly last?: string }) {
  const { signer, key } = signerOf(log, 2);
  const { branches, until } = await handedOver(log, signer);
  return verifyLedger({
    ...{ logs: logsOf(branches), origin },
    keys: new Map([...ledger.keys, [log, key]]),
    replaced: {
      policy: o.policy,
      keys: new Map([[log, [{ ...until, last: o.last ?? until.last }]]]),
    },
  });
}

test.each(['koho-x', 'organisation'])(
  '%s: as the adopted policy says; page one tells it',
  async (log) => {
    const report = await verdictWith(log, { policy: policies[1] });
    expect(report.firstBad).toBeUndefined();
    expect(report.logs.map(({ verdict }) => verdict)).toEqual(['intact', 'intact', 'intact']);
    const said = report.notProven.map(({ en }) => en).join('\n');
    expect(said).toContain(`The key of the log "${log}" was replaced after ${at} records of 2026`);
  },
);

test.each(['koho-x', 'organisation'])('%s: by a policy that was never adopted', async (log) => {
  expect(await verdictWith(log, { policy: sha256Hex('of nobody') })).toMatchObject({
    verdict: 'tampered',
    firstBad: { log: 'organisation', code: 'key-not-approved' },
  });
});

test('with other records before it than the policy names', async () => {
  expect(await verdictWith('koho-x', { policy: policies[1], last: 'f'.repeat(64) })).toMatchObject({
    verdict: 'tampered',
    firstBad: { log: 'koho-x', code: 'hand-over-differs', seq: at - 1 },
  });
});

test('the old key alone, as a thief would go on with it', async () => {
  const { signer, key } = signerOf('koho-x', 2);
  const { until } = await handedOver('koho-x', signer);
  const report = await verifyLedger({
    ...{ logs: logsOf(ledger.branches), origin },
    keys: new Map([...ledger.keys, ['koho-x', key]]),
    replaced: { policy: policies[1], keys: new Map([['koho-x', [until]]]) },
  });
  expect(report).toMatchObject({
    verdict: 'tampered',
    firstBad: { log: 'koho-x', code: 'signature-foreign' },
  });
});

test('the second verifier judges alike', async () => {
  const { signer, key } = signerOf('koho-x', 2);
  const { branches, until } = await handedOver('koho-x', signer);
  const dir = await mkdtemp(join(tmpdir(), 'koho-replaced-'));
  for (const [log, files] of branches) {
    for (const [path, bytes] of files) {
      const to = join(dir, log, '2026', path);
      await mkdir(dirname(to), { recursive: true });
      await writeFile(to, bytes);
    }
  }
  const run = (last: string, oldKey = until.key) => {
    const own = new Map([...ledger.keys, ['koho-x', key]]);
    const keys = [...own].flatMap(([log, one]) => ['--key', `${log}=${one}`]);
    const before = ['--replaced', `koho-x/2026/${at}/${last}=${oldKey}`];
    const args = [script, dir, '--origin', origin, ...keys, ...before];
    try {
      return execFileSync(process.execPath, args, { encoding: 'utf8' });
    } catch (error) {
      return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
    }
  };
  expect(run(until.last)).toContain('intact:');
  expect(run('f'.repeat(64))).toContain('is not the last before the key was replaced');
  await rm(dir, { recursive: true, force: true });
});
