import { expect, test } from 'vitest';
import { sha256Hex } from '../../src/ledger/digest.ts';
import type { RecordBodies } from '../../src/ledger/record.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import { instant, listed, oid, origin, policies, signerOf, Writer } from './realistic-ledger.ts';

/** Two fiscal years of the organisation's log, the second linked to the first as the test says. */
async function twoYears(
  link: (old: Writer) => Promise<RecordBodies['genesis']['previous']>,
  o: { policy?: string; withOld?: boolean } = {},
) {
  const { signer, key } = signerOf('organisation');
  const log = 'organisation';
  const old = new Writer({ log, signer, year: '2025', genesis: { policy: policies[0] } });
  await examine(old, -20, 'a');
  const previous = await link(old);
  const genesis = { policy: o.policy ?? policies[0], ...(previous && { previous }) };
  const next = new Writer({ log, signer, year: '2026', genesis });
  await examine(next, 1, 'c');
  const logs = [
    ...((o.withOld ?? true) ? [{ log, year: '2025', files: listed(old.files) }] : []),
    { log, year: '2026', files: listed(next.files) },
  ];
  return verifyLedger({ logs, origin, keys: new Map([[log, key]]) });
}

function examine(writer: Writer, minutes: number, main: string) {
  const body = { main: oid(main) };
  return writer.append(instant(minutes), { kind: 'examined', nonce: writer.nonce(), body });
}

async function tipOf(writer: Writer) {
  const { size, root } = await writer.open();
  return { branch: 'ledger/organisation/2025', size, root };
}

test('a year that begins where the one before stood is intact, also where that one went on', async () => {
  expect(await twoYears(tipOf)).toMatchObject({ verdict: 'intact', counts: { logs: 2 } });
  const grown = await twoYears(async (old) => {
    const tip = await tipOf(old);
    await examine(old, -10, 'b');
    return tip;
  });
  expect(grown).toMatchObject({ verdict: 'intact', counts: { records: 5 } });
});

test.each([
  ['no link', async () => undefined],
  ['another root', async (old: Writer) => ({ ...(await tipOf(old)), root: sha256Hex('x') })],
  ['a size it never had', async (old: Writer) => ({ ...(await tipOf(old)), size: 99 })],
  [
    'another branch',
    async (old: Writer) => ({ ...(await tipOf(old)), branch: 'ledger/koho-x/2025' }),
  ],
])('%s is named at the genesis of the new year', async (_, link) => {
  expect(await twoYears(link)).toMatchObject({
    verdict: 'tampered',
    firstBad: { log: 'organisation', year: '2026', code: 'year-not-chained', seq: 0 },
  });
});

test('a new year does not adopt a policy by itself', async () => {
  expect(await twoYears(tipOf, { policy: policies[1] })).toMatchObject({
    verdict: 'tampered',
    firstBad: { year: '2026', code: 'policy-not-in-force', seq: 0 },
  });
});

test('where the old year is not at hand, nothing can be said of the link', async () => {
  expect(await twoYears(tipOf, { withOld: false })).toMatchObject({
    verdict: 'undecidable',
    undecidable: [{ en: expect.stringContaining('ledger/organisation/2025') }],
  });
});
