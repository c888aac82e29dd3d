import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseCheckpoint } from '../../src/ledger/checkpoint.ts';
import { sha256Hex } from '../../src/ledger/digest.ts';
import { emptyRoot, leafHash } from '../../src/ledger/merkle.ts';
import { parseSigner } from '../../src/ledger/signing-key.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import { type Files, instant, listed, Writer } from '../tampering/realistic-ledger.ts';
import { recordLines } from '../tampering/record-lines.ts';
import { recordsOf, rewrite } from '../tampering/rewrite.ts';
import { vectorLedger } from './vector-ledger.ts';

/** The committed vectors are what the code writes, and two verifiers that share no code agree on them. */

const vectors = join(import.meta.dirname, '../../docs/ledger-vectors');
const script = join(import.meta.dirname, '../../scripts/verify-ledger.mjs');

interface Expected {
  readonly origin: string;
  readonly emptyRoot: string;
  readonly keys: readonly {
    readonly log: string;
    readonly signer: string;
    readonly verifier: string;
  }[];
  readonly logs: Readonly<
    Record<
      string,
      {
        readonly size: number;
        readonly root: string;
        readonly lines: readonly {
          readonly seq: number;
          readonly sha256: string;
          readonly leaf: string;
        }[];
      }
    >
  >;
}

async function expectedValues(): Promise<Expected> {
  return JSON.parse(await readFile(join(vectors, 'expected.json'), 'utf8'));
}

async function readBranch(dir: string): Promise<Files> {
  const files: Files = new Map();
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(dir, path).split(sep).join('/');
    if (entry.isFile()) files.set(name, new Uint8Array(await readFile(path)));
  }
  return files;
}

async function writeBranch(dir: string, files: Files): Promise<void> {
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
  }
}

test('the code writes the committed bytes', async () => {
  const { branches, keys } = await vectorLedger();
  expect(keys).toEqual((await expectedValues()).keys);
  for (const [branch, files] of branches) {
    const committed = await readBranch(join(vectors, 'fixtures', branch));
    expect([...committed.keys()].toSorted()).toEqual([...files.keys()].toSorted());
    for (const [path, bytes] of committed) {
      expect(Buffer.from(files.get(path) ?? []).toString('utf8'), `${branch}/${path}`).toBe(
        Buffer.from(bytes).toString('utf8'),
      );
    }
  }
});

test('roots, line hashes and leaves are the expected ones', async () => {
  const expected = await expectedValues();
  expect(emptyRoot.toString('hex')).toBe(expected.emptyRoot);
  for (const [branch, { size, root, lines }] of Object.entries(expected.logs)) {
    const files = await readBranch(join(vectors, 'fixtures', branch));
    const found = recordLines(files).map((line) => line.subarray(0, -1));
    expect(parseCheckpoint(files.get('checkpoint') ?? new Uint8Array())).toMatchObject({
      checkpoint: { origin: `${expected.origin}/${branch}`, size, root },
    });
    expect(found).toHaveLength(size);
    for (const { seq, sha256, leaf } of lines) {
      expect(sha256Hex(found[seq] ?? '')).toBe(sha256);
      expect(leafHash(found[seq] ?? new Uint8Array()).toString('hex')).toBe(leaf);
    }
  }
});

describe('the independent verifier', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'koho-vectors-'));
    await cp(join(vectors, 'fixtures'), dir, { recursive: true });
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  async function runScript(): Promise<{ code: number; out: string }> {
    const { origin, keys } = await expectedValues();
    const args = keys.flatMap(({ log, verifier }) => ['--key', `${log}=${verifier}`]);
    return new Promise((resolve) => {
      execFile(process.execPath, [script, dir, '--origin', origin, ...args], (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), out: out + err }),
      );
    });
  }

  async function runOurs(branches = ['organisation/2026', 'koho-x/2026']) {
    const { origin, keys } = await expectedValues();
    const logs = await Promise.all(
      branches.map(async (branch) => ({
        log: dirname(branch),
        year: '2026',
        files: listed(await readBranch(join(dir, branch))),
      })),
    );
    const byLog = new Map(keys.map(({ log, verifier }) => [log, verifier] as const));
    return verifyLedger({ logs, origin, keys: byLog });
  }

  test('says intact, as ours does', async () => {
    expect(await runScript()).toMatchObject({
      code: 0,
      out: expect.stringContaining('intact: 266'),
    });
    expect(await runOurs()).toMatchObject({ verdict: 'intact', counts: { records: 266 } });
  });

  test.each([
    ['the first record', 'organisation/2026/records/00000000.jsonl', 0],
    ['a record in the middle', 'organisation/2026/records/00000000.jsonl', 131],
    ['the last record of a full file', 'organisation/2026/records/00000000.jsonl', 255],
    ['the last record', 'organisation/2026/records/00000001.jsonl', 261],
    ['an intent', 'koho-x/2026/records/00000000.jsonl', 2],
  ])('names %s after one byte was changed, as ours does', async (_, file, seq) => {
    const bytes = await readFile(join(dir, file));
    let start = 0;
    for (let line = 0; line < seq % 256; line++) start = bytes.indexOf('\n', start) + 1;
    const at = bytes.indexOf('"nonce":"', start) + 12;
    bytes[at] = bytes[at] === 0x61 ? 0x62 : 0x61;
    await writeFile(join(dir, file), bytes);
    const ours = await runOurs();
    const theirs = await runScript();
    expect(ours).toMatchObject({ verdict: 'tampered', firstBad: { seq } });
    expect(theirs).toMatchObject({ code: 1, out: expect.stringContaining(`record ${seq} `) });
  });

  test('finds that an account’s log is gone, as ours does', async () => {
    await rm(join(dir, 'koho-x'), { recursive: true });
    expect(await runOurs(['organisation/2026'])).toMatchObject({
      verdict: 'tampered',
      firstBad: { log: 'koho-x', code: 'log-deleted' },
    });
    expect(await runScript()).toMatchObject({
      code: 1,
      out: expect.stringContaining('koho-x/2026: record 261 of organisation/2026'),
    });
  });

  test('finds that an account’s log was set back, as ours does', async () => {
    const { keys } = await expectedValues();
    const signer = parseSigner(keys.find(({ log }) => log === 'koho-x')?.signer ?? '');
    const branch = join(dir, 'koho-x/2026');
    const records = recordsOf(await readBranch(branch)).slice(0, 3);
    await rm(branch, { recursive: true });
    await writeBranch(branch, await rewrite('koho-x', records, signer));
    expect(await runOurs()).toMatchObject({
      verdict: 'tampered',
      firstBad: { log: 'koho-x', code: 'log-rolled-back', seq: 3 },
    });
    expect(await runScript()).toMatchObject({
      code: 1,
      out: expect.stringContaining('koho-x/2026: record 261 of organisation/2026'),
    });
  });

  test('finds that a new year does not go on from the one before', async () => {
    const { keys } = await expectedValues();
    const signer = parseSigner(keys.find(({ log }) => log === 'koho-x')?.signer ?? '');
    if (!signer) throw new Error('No signer');
    const next = new Writer({ log: 'koho-x', signer, year: '2027' });
    const reason = { code: 'paused', ja: '停止中', en: 'paused' };
    const body = { delivery: sha256Hex('d'), reason };
    await next.append(instant(999), { kind: 'blocked', nonce: next.nonce(), body });
    await writeBranch(join(dir, 'koho-x/2027'), next.files);
    expect(await runScript()).toMatchObject({
      code: 1,
      out: expect.stringContaining('koho-x/2027: record 0 does not continue'),
    });
  });

  test('says which rules it does not check', async () => {
    expect((await runScript()).out).toContain('not checked here');
  });

  test.each(['frontier', 'subtrees', 'index/state.json', 'index/head', 'checkpoint'])(
    'finds a changed %s, as ours does',
    async (path) => {
      const file = join(dir, 'organisation/2026', path);
      const bytes = await readFile(file);
      bytes[3] = (bytes[3] ?? 0) ^ 1;
      await writeFile(file, bytes);
      expect((await runOurs()).verdict).toBe('tampered');
      expect(await runScript()).toMatchObject({
        code: 1,
        out: expect.stringContaining('tampered'),
      });
    },
  );
});
