import { expect, test } from 'vitest';
import { keyAt } from '../../src/ledger/log-keys.ts';
import { newKeyPair, parseSigner } from '../../src/ledger/signing-key.ts';
import { verifyLog } from '../../src/ledger/verify.ts';
import { MemoryBranch, MemoryLog } from './memory-log.ts';

/** A key of a log that has records gives way to another: what each of them may vouch for. */

const origin = 'pref.example/koho';
const name = 'koho-x';
const pairOf = (seed: number) => {
  const pair = newKeyPair(`${origin}/${name}`, Buffer.alloc(32, seed));
  const signer = parseSigner(pair.signerKey);
  if (!signer) throw new Error('A key that was just made');
  return { key: pair.verifierKey, signer };
};
const [old, next, thief] = [pairOf(1), pairOf(2), pairOf(3)];

let n = 0;
const nonce = () => (n++).toString(16).padStart(32, '0');

type Pair = typeof old;
type Trust = ConstructorParameters<typeof MemoryLog>[0]['trust'];

function log(branch: MemoryBranch, { signer }: Pair, trust: Omit<Trust, 'origin'>): MemoryLog {
  return new MemoryLog({
    ...{ name, year: '2026', branch, signer, genesis: { nonce: nonce() } },
    trust: { origin, ...trust },
    now: () => '2026-04-01T00:00:00.000Z',
    run: 'local:test',
  });
}

async function grow(to: MemoryLog, count: number): Promise<void> {
  const reason = { code: 'paused', ja: '停止中', en: 'paused' };
  const body = { delivery: 'd'.repeat(64), reason };
  await to.append(async () =>
    Array.from({ length: count }, () => ({ kind: 'blocked', nonce: nonce(), body }) as const),
  );
}

/** Three records by the old key; then what a policy says that replaces it there. */
async function replaced() {
  const branch = new MemoryBranch();
  await grow(log(branch, old, { key: old.key }), 2);
  const { size, tip } = await log(branch, old, { key: old.key }).view();
  const until = { key: old.key, year: '2026', size, last: tip.last };
  return { branch, until, trust: { key: next.key, replaced: [until] } };
}

function verify(branch: MemoryBranch, trust: Omit<Trust, 'origin'>) {
  const files = branch.tip ?? new Map<string, Uint8Array>();
  const listed = {
    read: async (path: string) => files.get(path),
    list: async () => [...files.keys()],
  };
  return verifyLog({ log: name, year: '2026', files: listed, origin, ...trust });
}

test('the new key goes on where the old one stood, and all of it verifies', async () => {
  const { branch, trust } = await replaced();
  expect((await verify(branch, trust)).verdict).toBe('intact');
  await grow(log(branch, next, trust), 300);
  expect((await log(branch, next, trust).view()).size).toBe(303);
  expect(await verify(branch, trust)).toMatchObject({ verdict: 'intact', signature: 'verified' });
});

test('whoever stole the old key can add nothing', async () => {
  const { branch, trust } = await replaced();
  await grow(log(branch, old, { key: old.key }), 1);
  await expect(log(branch, next, trust).view()).rejects.toMatchObject({ code: 'tip-foreign-key' });
  expect(await verify(branch, trust)).toMatchObject({
    verdict: 'tampered',
    firstBad: { code: 'signature-foreign' },
  });
});

test('nor put other records in the place of those that it signed', async () => {
  const { trust } = await replaced();
  const branch = new MemoryBranch();
  await grow(log(branch, old, { key: old.key }), 2);
  const refused = { code: 'tip-not-extending' };
  await expect(log(branch, next, trust).view()).rejects.toMatchObject(refused);
  expect(await verify(branch, trust)).toMatchObject({
    verdict: 'tampered',
    firstBad: { code: 'hand-over-differs', seq: 2 },
  });
  const grown = new MemoryBranch();
  await grow(log(grown, next, { key: next.key }), 9);
  await expect(log(grown, next, trust).view()).rejects.toMatchObject(refused);
  expect(await verify(grown, trust)).toMatchObject({ firstBad: { code: 'hand-over-differs' } });
});

test('a log cut off before the hand-over has lost records', async () => {
  const { trust, until } = await replaced();
  const branch = new MemoryBranch();
  await grow(log(branch, old, { key: old.key }), 1);
  await expect(log(branch, next, trust).view()).rejects.toMatchObject({
    code: 'tip-not-extending',
  });
  expect(await verify(branch, trust)).toMatchObject({
    verdict: 'tampered',
    firstBad: { code: 'record-missing' },
  });
  expect(until.size).toBe(3);
});

test('a key that nobody wrote down counts nowhere', async () => {
  const { branch, trust, until } = await replaced();
  await grow(log(branch, thief, { key: thief.key, replaced: [until] }), 1);
  await expect(log(branch, next, trust).view()).rejects.toMatchObject({ code: 'tip-foreign-key' });
  expect((await verify(branch, trust)).verdict).toBe('tampered');
});

test('each key counts in its own stretch, over years as well', () => {
  const keys = {
    key: 'third',
    replaced: [
      { key: 'first', year: '2026', size: 10, last: '' },
      { key: 'second', year: '2028', size: 5, last: '' },
    ],
  };
  const at = (year: string, size: number) => keyAt(keys, year, size);
  expect([at('2025', 99), at('2026', 10)]).toEqual(['first', 'first']);
  expect([at('2026', 11), at('2027', 1), at('2028', 5)]).toEqual(['second', 'second', 'second']);
  expect([at('2028', 6), at('2029', 1)]).toEqual(['third', 'third']);
});
