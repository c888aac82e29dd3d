import { expect, test } from 'vitest';
import { formatCheckpoint } from '../../src/ledger/checkpoint.ts';
import { sha256Hex } from '../../src/ledger/digest.ts';
import { Frontier, leafHash } from '../../src/ledger/merkle.ts';
import { canonical } from '../../src/ledger/record-line.ts';
import { verifyLog } from '../../src/ledger/verify.ts';
import { instant, listed, oid, origin, signerOf } from './realistic-ledger.ts';

/** Lines that our writer would never write, chained and signed with the right key all the same. */

const log = 'organisation';
const { signer, key } = signerOf(log);
const genesis = {
  kind: 'genesis',
  at: instant(0),
  body: { log, year: '2026', origin: `${origin}/${log}/2026` },
};
const examined = { kind: 'examined', at: instant(1), body: { main: oid('a') } };

/** Chains the records, seals them with a good checkpoint, and verifies. */
function verifySigned(records: readonly object[]) {
  const tree = new Frontier();
  const lines: string[] = [];
  let prev = '0'.repeat(64);
  for (const [seq, record] of records.entries()) {
    const nonce = sha256Hex(`${seq}`).slice(0, 32);
    const line = canonical({ v: 1, seq, prev, nonce, run: 'local:x', ...record });
    prev = sha256Hex(line);
    tree.append(leafHash(Buffer.from(line)));
    lines.push(`${line}\n`);
  }
  const { size, root } = tree;
  const head = { origin: genesis.body.origin, size, root, last: prev, index: sha256Hex('') };
  const files = new Map<string, Uint8Array>([
    ['records/00000000.jsonl', Buffer.from(lines.join(''))],
    ['checkpoint', formatCheckpoint(head, signer)],
  ]);
  return verifyLog({ log, year: '2026', files: listed(files), origin, key });
}

test.each([
  [
    'time that runs backwards',
    'time-backwards',
    2,
    [genesis, examined, { ...examined, at: instant(0) }],
  ],
  ['a log that does not begin with a genesis', 'wrong-log', 0, [examined]],
  ['a second genesis', 'wrong-log', 1, [genesis, genesis]],
  [
    'the genesis of another log',
    'wrong-log',
    0,
    [{ ...genesis, body: { ...genesis.body, log: 'koho-x' } }],
  ],
  [
    'an account’s record in the organisation’s log',
    'wrong-log',
    1,
    [
      genesis,
      {
        kind: 'blocked',
        at: instant(1),
        body: { delivery: sha256Hex('d'), reason: { code: 'x', ja: '', en: '' } },
      },
    ],
  ],
  ['a member that no record has', 'record-malformed', 1, [genesis, { ...examined, also: '' }]],
  ['a number that is not its place', 'record-misplaced', 1, [genesis, { ...examined, seq: 5 }]],
])('%s', async (_, code, seq, records) => {
  expect(await verifySigned(records)).toMatchObject({
    verdict: 'tampered',
    firstBad: { code, seq },
  });
});

test.each([
  ['version', { ...examined, v: 2 }, 'unknown-version'],
  ['kind', { ...examined, kind: 'embargoed' }, 'unknown-kind'],
])(
  'a %s of the future, vouched for by what follows, is undecidable, not tampering',
  async (_, record, code) => {
    for (const records of [
      [genesis, record],
      [genesis, record, examined],
    ]) {
      expect(await verifySigned(records)).toMatchObject({
        verdict: 'undecidable',
        firstBad: { code, seq: 1 },
      });
    }
  },
);
