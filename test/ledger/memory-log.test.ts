import { beforeEach, describe, expect, test } from 'vitest';
import type { LedgerErrorCode } from '../../src/ledger/log.ts';
import type { Draft } from '../../src/ledger/record.ts';
import { recordFilePath } from '../../src/ledger/record-file.ts';
import { newKeyPair, parseSigner } from '../../src/ledger/signing-key.ts';
import { verifyLog } from '../../src/ledger/verify.ts';
import { MemoryBranch, MemoryLog, type MemoryLogOptions } from './memory-log.ts';

const origin = 'pref.example/koho';
const account = 'koho-x';
const pair = newKeyPair(`${origin}/${account}`, Buffer.alloc(32, 7));
const signer = parseSigner(pair.signerKey);

let branch: MemoryBranch;
let ms: number;
let nonces: number;
beforeEach(() => {
  branch = new MemoryBranch();
  ms = Date.UTC(2026, 3, 1);
  nonces = 0;
});

const nonce = () => (nonces++).toString(16).padStart(32, '0');

function log(over: Partial<MemoryLogOptions> = {}): MemoryLog {
  return new MemoryLog({
    name: account,
    year: '2026',
    branch,
    trust: { origin, key: pair.verifierKey },
    ...(signer && { signer }),
    genesis: { nonce: nonce() },
    now: () => new Date(ms++).toISOString(),
    run: 'local:test',
    ...over,
  });
}

const delivery = (n: number) => n.toString(16).padStart(64, '0');
const reason = { code: 'test', ja: '試験', en: 'test' };

function blocked(n: number): Draft {
  return { kind: 'blocked', nonce: nonce(), body: { delivery: delivery(n), reason } };
}

function withdrawn(n: number): Draft {
  return {
    kind: 'withdrawn',
    nonce: nonce(),
    body: { delivery: delivery(n), reason, closes: true },
  };
}

describe('appending', () => {
  test('600 records in uneven batches are intact, read back and found again by delivery', async () => {
    const writer = log();
    for (let n = 0; n < 600; ) {
      const drafts = Array.from({ length: (n % 97) + 1 }, (_, index) => blocked((n + index) % 40));
      await writer.append(async () => drafts);
      n += drafts.length;
    }
    const view = await writer.view();
    const numbers = await view.about(delivery(7));
    expect(numbers.length).toBeGreaterThan(14);
    for (const seq of numbers) {
      expect((await view.record(seq)).body).toMatchObject({ delivery: delivery(7) });
    }
    const seqs: number[] = [];
    for await (const { seq } of view.recordsFrom(250)) seqs.push(seq);
    expect(seqs).toEqual(Array.from({ length: view.size - 250 }, (_, index) => 250 + index));
    await expectIntact(view.size);
  });

  test('a closed delivery leaves the open ones; what is said of it later is found with it', async () => {
    const writer = log();
    await writer.append(async () => [blocked(1), blocked(2)]);
    await writer.append(async () => [withdrawn(1)]);
    await writer.append(async () => [blocked(1)]);
    const view = await writer.view();
    expect([...(await view.open())]).toEqual([[delivery(2), [2]]]);
    expect(await view.about(delivery(1))).toEqual([1, 3, 4]);
    expect(await view.about(delivery(9))).toEqual([]);
    await expectIntact(5);
  });

  test('an empty proposal appends nothing and begins no log', async () => {
    expect((await log().append(async () => [])).records).toEqual([]);
    expect(branch.tip).toBeUndefined();
  });

  test('history is not read: one append on 2,000 records touches a handful of files', async () => {
    const writer = log();
    await writer.append(async () => Array.from({ length: 2000 }, (_, n) => withdrawn(n)));
    const before = new Map(branch.tip);
    await writer.append(async () => [blocked(5000)]);
    const changed = [...(branch.tip ?? [])].filter(([path, bytes]) => before.get(path) !== bytes);
    expect(changed.map(([path]) => path).toSorted()).toEqual([
      'checkpoint',
      'frontier',
      'index/head',
      'index/open.json',
      'index/state.json',
      recordFilePath(2001),
      'subtrees',
    ]);
  });

  test('a clock a little behind is evened out, one far behind is refused', async () => {
    await log().append(async () => [blocked(1)]);
    ms -= 60_000;
    const { records } = await log().append(async () => [blocked(1)]);
    expect(records[0]?.at).toBe('2026-04-01T00:00:00.000Z');
    ms -= 3_600_000;
    await expect(log().append(async () => [blocked(1)])).rejects.toMatchObject({
      code: 'clock-behind',
    });
  });

  test('records of another log, a second genesis and broken drafts are refused', async () => {
    const writer = log();
    await writer.append(async () => [blocked(1)]);
    const bad: Draft[] = [
      { kind: 'resumed', nonce: nonce(), body: { by: '1', why: '' } },
      { kind: 'genesis', nonce: nonce(), body: { log: account, year: '2026', origin } },
      { kind: 'blocked', nonce: 'short', body: { delivery: delivery(1), reason } },
    ];
    for (const draft of bad) {
      await expect(writer.append(async () => [draft])).rejects.toMatchObject({
        code: 'record-malformed',
      });
    }
    expect((await writer.view()).size).toBe(2);
  });
});

test('eight writers race for one log: every record is there once, each decided on the tip it stands on', async () => {
  let turn = 0;
  const writers = Array.from({ length: 8 }, () =>
    // Lets the others in between building and pushing, in another order each time.
    log({
      beforePush: async () => {
        for (let n = turn++ % 5; n > 0; n--) await Promise.resolve();
      },
    }),
  );
  const sizes: [number, number][] = [];
  await Promise.all(
    writers.map(async (writer, w) => {
      for (let n = 0; n < 10; n++) {
        let seen = -1;
        const { records } = await writer.append(async (view) => {
          seen = view.size;
          return [blocked(w * 100 + n)];
        });
        sizes.push([seen, records.at(-1)?.seq ?? -1]);
      }
    }),
  );
  for (const [seen, seq] of sizes) expect(seq).toBe(Math.max(seen, 1));
  expect(new Set(sizes.map(([, seq]) => seq)).size).toBe(80);
  await expectIntact(81);
});

describe('a writer refuses a tip', () => {
  const refusal = async (
    spoil: (files: Map<string, Uint8Array>) => void,
    code: LedgerErrorCode,
  ) => {
    const writer = log();
    await writer.append(async () => Array.from({ length: 300 }, (_, n) => blocked(n)));
    const files = new Map(branch.tip);
    spoil(files);
    branch.replace(files);
    await expect(writer.view()).rejects.toMatchObject({ code });
    // Also one that never saw the log before.
    if (code !== 'tip-not-extending') await expect(log().view()).rejects.toMatchObject({ code });
  };
  const flip = (path: string) => (files: Map<string, Uint8Array>) => {
    const bytes = Buffer.from(files.get(path) ?? []);
    const at = bytes.length - 5;
    bytes[at] = bytes[at] === 0x61 ? 0x62 : 0x61;
    files.set(path, bytes);
  };

  test.each([
    ['frontier', 'tip-malformed'],
    ['subtrees', 'log-damaged'],
    ['records/00000001.jsonl', 'log-damaged'],
    ['index/head', 'tip-malformed'],
    ['index/state.json', 'log-damaged'],
  ] as const)('with a changed %s', (path, code) => refusal(flip(path), code));

  test('whose checkpoint is unsigned, foreign or altered', async () => {
    const strip = (files: Map<string, Uint8Array>) => {
      const note = Buffer.from(files.get('checkpoint') ?? []).toString('utf8');
      files.set('checkpoint', Buffer.from(note.slice(0, note.indexOf('\n\n') + 1)));
    };
    await refusal(strip, 'tip-unsigned');
    branch = new MemoryBranch();
    const foreign = parseSigner(newKeyPair('somebody', Buffer.alloc(32, 8)).signerKey);
    if (!foreign) throw new Error('key');
    await log({ trust: { origin }, signer: foreign }).append(async () => [blocked(1)]);
    await expect(log().view()).rejects.toMatchObject({ code: 'tip-foreign-key' });
    branch = new MemoryBranch();
    await refusal((files) => {
      const note = Buffer.from(files.get('checkpoint') ?? []).toString('utf8');
      files.set('checkpoint', Buffer.from(note.replace('\n301\n', '\n300\n')));
    }, 'tip-signature-wrong');
  });

  test('that went back, or is gone', async () => {
    const writer = log();
    await writer.append(async () => [blocked(1)]);
    const old = branch.tip;
    await writer.append(async () => [blocked(2)]);
    branch.replace(old);
    await expect(writer.view()).rejects.toMatchObject({ code: 'tip-not-extending' });
    branch.replace(undefined);
    await expect(writer.view()).rejects.toMatchObject({ code: 'tip-not-extending' });
  });

  test('that was remade with the very key, longer than before', async () => {
    const writer = log();
    await writer.append(async () => [blocked(1)]);
    branch.replace(undefined);
    await log().append(async () => Array.from({ length: 300 }, (_, n) => blocked(n)));
    await expect(writer.view()).rejects.toMatchObject({ code: 'tip-not-extending' });
  });

  test('of another log, well signed for that one', async () => {
    await log({ name: 'koho-facebook' }).append(async () => [blocked(1)]);
    await expect(log().view()).rejects.toMatchObject({ code: 'tip-malformed' });
  });

  test('and an old record that was changed, when it is read', async () => {
    const writer = log();
    await writer.append(async () => Array.from({ length: 600 }, (_, n) => blocked(n)));
    const files = new Map(branch.tip);
    flip('records/00000000.jsonl')(files);
    branch.replace(files);
    const view = await log().view();
    expect((await view.record(599)).seq).toBe(599);
    await expect(view.record(3)).rejects.toMatchObject({ code: 'log-damaged' });
  });

  test('and an index file that was changed, when it is read', async () => {
    const writer = log();
    await writer.append(async () => [blocked(1), withdrawn(2)]);
    const files = new Map(branch.tip);
    files.set('index/open.json', Buffer.from('{}\n'));
    branch.replace(files);
    const view = await log().view();
    await expect(view.open()).rejects.toMatchObject({ code: 'log-damaged' });
  });
});

test('without keys it works, and the view says that nothing was verified', async () => {
  const unsigned = new MemoryLog({
    name: account,
    year: '2026',
    branch,
    trust: { origin },
    genesis: { nonce: nonce() },
    now: () => new Date(ms++).toISOString(),
    run: 'local:test',
  });
  const { view } = await unsigned.append(async () => [blocked(1)]);
  expect(view.signature).toBe('unsigned');
});

async function expectIntact(records: number) {
  const files = branch.tip ?? new Map<string, Uint8Array>();
  const report = await verifyLog({
    log: account,
    year: '2026',
    files: { read: async (path) => files.get(path), list: async () => [...files.keys()] },
    origin,
    key: pair.verifierKey,
  });
  expect(report).toMatchObject({ verdict: 'intact', records });
}
