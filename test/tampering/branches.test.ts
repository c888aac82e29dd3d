import { beforeAll, describe, expect, test } from 'vitest';
import { formatCheckpoint, parseCheckpoint } from '../../src/ledger/checkpoint.ts';
import { sha256Hex } from '../../src/ledger/digest.ts';
import type { Signer } from '../../src/ledger/signing-key.ts';
import { verifyLog } from '../../src/ledger/verify.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import {
  type Files,
  type Ledger,
  listed,
  logsOf,
  origin,
  realisticLedger,
  signerOf,
} from './realistic-ledger.ts';
import { recordLines, withRecords } from './record-lines.ts';
import { recordsOf, rewrite } from './rewrite.ts';

/**
 * What somebody can do who may write the branches: whole files, whole branches, whole histories.
 * Here the organisation's log has not recorded the accounts' tips; see rolled-back.test.ts.
 */

let ledger: Ledger;
beforeAll(async () => {
  ledger = await realisticLedger({ tips: false });
});

const filesOf = (log: string): Files => new Map(ledger.branches.get(log));

function verifyWith(changed: Readonly<Record<string, Files>>, kept: readonly Uint8Array[] = []) {
  const branches = new Map([...ledger.branches, ...Object.entries(changed)]);
  return verifyLedger({ logs: logsOf(branches), origin, keys: ledger.keys, kept });
}

const checkpointOf = (files: Files) => {
  const bytes = files.get('checkpoint');
  const note = bytes && parseCheckpoint(bytes);
  if (!bytes || !note) throw new Error('No checkpoint');
  return { bytes, ...note.checkpoint };
};

/** `koho-x` with one remote id exchanged in record 100 and everything after it made to fit. */
async function remade(signer?: Signer): Promise<Files> {
  const records = recordsOf(filesOf('koho-x'));
  const at = records.findIndex(({ kind, seq }) => kind === 'confirmed' && seq > 100);
  const changed = records[at];
  if (changed?.kind !== 'confirmed') throw new Error('No confirmed record');
  records[at] = { ...changed, body: { ...changed.body, remoteId: '1' } };
  return rewrite('koho-x', records, signer);
}

describe('the checkpoint', () => {
  test('an older one put back: the first record that it does not cover', async () => {
    const records = recordsOf(filesOf('koho-x'));
    const old = await rewrite('koho-x', records.slice(0, 200), ledger.signers.get('koho-x'));
    const files = filesOf('koho-x').set('checkpoint', checkpointOf(old).bytes);
    const report = await verifyWith({ 'koho-x': files });
    expect(report).toMatchObject({
      verdict: 'tampered',
      firstBad: { log: 'koho-x', code: 'record-extra', seq: 200 },
    });
  });

  test.each([
    ['removed', 'checkpoint-missing', undefined],
    ['emptied', 'checkpoint-malformed', ''],
  ])('%s', async (_, code, text) => {
    const files = filesOf('organisation');
    if (text === undefined) files.delete('checkpoint');
    else files.set('checkpoint', Buffer.from(text));
    const report = await verifyWith({ organisation: files });
    expect(report).toMatchObject({
      verdict: 'tampered',
      firstBad: { log: 'organisation', code, file: 'checkpoint' },
    });
  });

  test.each([
    ['without its signature', undefined, 'signature-missing'],
    ['signed by a key of one’s own', signerOf('koho-x', 2).signer, 'signature-foreign'],
  ])('%s', async (_, signer, code) => {
    const files = filesOf('koho-x');
    files.set('checkpoint', formatCheckpoint(checkpointOf(files), signer));
    const report = await verifyWith({ 'koho-x': files });
    expect(report).toMatchObject({ verdict: 'tampered', firstBad: { log: 'koho-x', code } });
  });

  test('any byte changed, the signature’s too', async () => {
    const { bytes } = checkpointOf(filesOf('koho-x'));
    for (let index = 0; index < bytes.length; index += 3) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      const report = await verifyLog({
        log: 'koho-x',
        year: '2026',
        files: listed(filesOf('koho-x').set('checkpoint', changed)),
        origin,
        key: ledger.keys.get('koho-x') ?? '',
      });
      expect(report, `byte ${index}`).toMatchObject({
        verdict: 'tampered',
        firstBad: { file: 'checkpoint' },
      });
    }
  });
});

test('two logs that changed branches: both, the first by name', async () => {
  const report = await verifyWith({
    'koho-x': filesOf('koho-facebook'),
    'koho-facebook': filesOf('koho-x'),
  });
  expect(report.firstBad).toMatchObject({ log: 'koho-facebook', code: 'checkpoint-of-other-log' });
  const verdicts = report.logs.map(({ verdict }) => verdict);
  expect(verdicts).toEqual(['intact', 'tampered', 'tampered']);
});

test('a key registered for the other account does not do', async () => {
  const keys = new Map(ledger.keys).set('koho-x', ledger.keys.get('koho-facebook') ?? '');
  const report = await verifyLedger({ logs: logsOf(ledger.branches), origin, keys });
  expect(report.firstBad).toMatchObject({ log: 'koho-x', code: 'signature-foreign' });
});

describe('files that are derived from records', () => {
  test.each(['frontier', 'subtrees', 'index/open.json', 'index/state.json', 'index/head'])(
    '%s changed',
    async (path) => {
      const files = filesOf('koho-x');
      const bytes = Buffer.from(files.get(path) ?? []);
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      const report = await verifyWith({ 'koho-x': files.set(path, bytes) });
      expect(report).toMatchObject({
        verdict: 'tampered',
        firstBad: { log: 'koho-x', code: 'derived-differs', file: path },
      });
    },
  );

  test('a published delivery made to look unsent, with the index head mended', async () => {
    const files = filesOf('koho-x');
    const path = [...files.keys()].find((name) => name.startsWith('index/closed/')) ?? '';
    const emptied = Buffer.from('{}\n');
    const head = Buffer.from(files.get('index/head') ?? []).toString('utf8');
    const line = new RegExp(`^[0-9a-f]{64}  ${path}$`, 'm');
    files.set(path, emptied);
    files.set('index/head', Buffer.from(head.replace(line, `${sha256Hex(emptied)}  ${path}`)));
    const report = await verifyWith({ 'koho-x': files });
    expect(report.firstBad).toMatchObject({ code: 'derived-differs', file: path });
  });

  test.each(['records/00000009.jsonl', 'index/closed/zz.json', 'notes.txt'])(
    'a stray %s',
    async (path) => {
      const files = filesOf('koho-x').set(path, Buffer.from('{}\n'));
      const report = await verifyWith({ 'koho-x': files });
      expect(report.firstBad).toMatchObject({ code: 'unexpected-file', file: path });
    },
  );
});

describe('history remade with fitting hashes', () => {
  test('by somebody without the key, the old checkpoint left: a rewrite from there on', async () => {
    const files = await remade();
    files.set('checkpoint', checkpointOf(filesOf('koho-x')).bytes);
    for (const path of ['frontier', 'subtrees']) {
      files.set(path, filesOf('koho-x').get(path) ?? new Uint8Array());
    }
    const report = await verifyWith({ 'koho-x': files });
    expect(report).toMatchObject({
      verdict: 'tampered',
      firstBad: { log: 'koho-x', code: 'records-rewritten', seq: 0 },
    });
  });

  test('and re-signed by an administrator: only a kept checkpoint shows it', async () => {
    const files = await remade(ledger.signers.get('koho-x'));
    expect(await verifyWith({ 'koho-x': files })).toMatchObject({ verdict: 'intact' });

    const records = recordsOf(filesOf('koho-x'));
    const signer = ledger.signers.get('koho-x');
    const before = await rewrite('koho-x', records.slice(0, 90), signer);
    const after = await rewrite('koho-x', records.slice(0, 150), signer);
    const kept = [checkpointOf(before).bytes, checkpointOf(after).bytes];
    const report = await verifyWith({ 'koho-x': files }, kept);
    expect(report).toMatchObject({
      verdict: 'tampered',
      firstBad: {
        log: 'koho-x',
        code: 'history-rewritten',
        // The first kept checkpoint still agrees, so the change lies after it.
        range: { from: 90, to: 149 },
      },
    });
  });

  test('truncated and re-signed: the same', async () => {
    const records = recordsOf(filesOf('koho-x')).slice(0, 300);
    const files = await rewrite('koho-x', records, ledger.signers.get('koho-x'));
    expect(await verifyWith({ 'koho-x': files })).toMatchObject({ verdict: 'intact' });

    const kept = [checkpointOf(filesOf('koho-x')).bytes];
    expect(await verifyWith({ 'koho-x': files }, kept)).toMatchObject({
      verdict: 'tampered',
      firstBad: { log: 'koho-x', code: 'record-missing', seq: 300 },
    });
  });

  test('a whole branch deleted: the same', async () => {
    const branches = new Map([...ledger.branches].filter(([log]) => log !== 'koho-x'));
    const kept = [checkpointOf(filesOf('koho-x')).bytes];
    const { keys } = ledger;
    const report = await verifyLedger({ logs: logsOf(branches), origin, keys, kept });
    expect(report).toMatchObject({
      verdict: 'tampered',
      firstBad: { log: 'koho-x', code: 'log-deleted' },
    });
  });

  test('a kept checkpoint that the key did not sign proves nothing, and that is said', async () => {
    const forged = formatCheckpoint({ ...checkpointOf(filesOf('koho-x')), size: 9999 });
    const report = await verifyWith({}, [forged]);
    expect(report.verdict).toBe('undecidable');
    expect(report.undecidable[0]?.en).toContain('kept elsewhere');
  });
});

describe('without any key', () => {
  const verifyUnsigned = (files: Files) =>
    verifyLedger({
      logs: logsOf(new Map([...ledger.branches, ['koho-x', files]])),
      origin,
      keys: new Map(),
    });

  test('the ledger is intact, and the report says what that leaves open', async () => {
    const report = await verifyUnsigned(filesOf('koho-x'));
    expect(report.verdict).toBe('intact');
    expect(report.notProven[0]?.en).toContain('koho-facebook, koho-x');
  });

  test('one changed record is still named; a changed checkpoint is not blamed on a record', async () => {
    const files = filesOf('koho-x');
    const lines = recordLines(files).map((line) => Buffer.from(line.toString('utf8')));
    const line = lines.at(-1)?.toString('utf8').replace('"remoteId":"1', '"remoteId":"2') ?? '';
    lines.splice(-1, 1, Buffer.from(line));
    expect((await verifyUnsigned(withRecords(files, lines))).firstBad).toMatchObject({
      code: 'record-changed',
      seq: lines.length - 1,
    });

    const root = sha256Hex('another root');
    files.set('checkpoint', formatCheckpoint({ ...checkpointOf(files), root }));
    expect((await verifyUnsigned(files)).firstBad).toMatchObject({
      code: 'checkpoint-differs',
      file: 'checkpoint',
    });
  });
});
