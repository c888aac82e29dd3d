import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { rootOfInclusion } from '../../src/ledger/inclusion.ts';
import type { AnyRecord } from '../../src/ledger/record.ts';
import { type LedgerReport, verifyLedger } from '../../src/ledger/verify-ledger.ts';
import {
  accounts,
  approvedBody,
  type Files,
  instant,
  type Ledger,
  logsOf,
  origin,
  policies,
  realisticLedger,
  signerOf,
  tipOf,
  Writer,
} from './realistic-ledger.ts';
import { recordsOf, rewrite, rewriteStepwise } from './rewrite.ts';

/** An account's log deleted, set back or exchanged, all well signed: the organisation's log knows better. */

let ledger: Ledger;
/** By account: its branch after each record, so that `[n - 1]` is the backup with n records. */
const backups = new Map<string, Files[]>();

beforeAll(async () => {
  ledger = await realisticLedger();
  for (const log of accounts) {
    const steps: Files[] = [];
    const records = recordsOf(filesOf(log));
    for await (const step of rewriteStepwise(log, records, ledger.signers.get(log))) {
      steps.push(step);
    }
    backups.set(log, steps);
  }
});

function filesOf(log: string): Files {
  return new Map(ledger.branches.get(log));
}

function verifyWith(changed: Readonly<Record<string, Files | undefined>>) {
  const branches = new Map<string, Files>();
  for (const [log, files] of Object.entries({
    ...Object.fromEntries(ledger.branches),
    ...changed,
  })) {
    if (files) branches.set(log, files);
  }
  return verifyLedger({ logs: logsOf(branches), origin, keys: ledger.keys });
}

const account = fc.constantFrom(...accounts);

test('untouched it is intact: the accounts went on after each time that their tips were recorded', async () => {
  const report = await verifyWith({});
  expect(report).toMatchObject({ verdict: 'intact', undecidable: [] });
  expect(report.logs[0]?.kinds.tips).toBe(11);
});

test.each(accounts)('%s deleted: named, with the record that knew of it as proof', async (log) => {
  const report = await verifyWith({ [log]: undefined });
  expect(report).toMatchObject({
    verdict: 'tampered',
    firstBad: { log, year: '2026', code: 'log-deleted', file: `ledger/${log}/2026` },
  });
  expectOrganisationProves(report, log);
});

/** Somebody who has only the proof sees the record that names the log, and that it is in the signed tree. */
function expectOrganisationProves({ firstBad, logs }: LedgerReport, log: string) {
  const { lines, inclusion, checkpoint } = firstBad?.proof.against ?? { lines: [] };
  const line = lines.find(({ seq }) => seq === inclusion?.seq);
  const bytes = Buffer.from(line?.base64 ?? '', 'base64');
  expect(bytes.toString('utf8')).toContain(`"log":"${log}"`);
  expect(bytes.toString('utf8')).toContain(`"last":"${firstBad?.proof.expected}"`);
  const root = inclusion && rootOfInclusion(bytes, inclusion);
  expect(root).toBe(logs.find((one) => one.log === 'organisation')?.root);
  expect(checkpoint).toContain(Buffer.from(root ?? '', 'hex').toString('base64'));
}

test('set back to any backup: the first record that is gone is named', async () => {
  await fc.assert(
    fc.asyncProperty(account, fc.nat(), async (log, some) => {
      const steps = backups.get(log) ?? [];
      const size = 1 + (some % (steps.length - 1));
      const report = await verifyWith({ [log]: steps[size - 1] });
      expect(report).toMatchObject({
        verdict: 'tampered',
        firstBad: { log, code: 'log-rolled-back', seq: size },
      });
      expectOrganisationProves(report, log);
    }),
    { numRuns: 25 },
  );
});

test('any confirmed post exchanged and all after it made to fit: it lies in the range that is named', async () => {
  await fc.assert(
    fc.asyncProperty(account, fc.nat(), async (log, some) => {
      const records = recordsOf(filesOf(log));
      const confirmed = records.filter(({ kind }) => kind === 'confirmed');
      const chosen = confirmed[some % confirmed.length];
      if (chosen?.kind !== 'confirmed') throw new Error('No confirmed record');
      const other: AnyRecord = { ...chosen, body: { ...chosen.body, remoteId: '1' } };
      const changed = records.with(chosen.seq, other);
      const files = await rewrite(log, changed, ledger.signers.get(log));
      const { verdict, firstBad } = await verifyWith({ [log]: files });
      expect({ verdict, log: firstBad?.log, code: firstBad?.code }).toEqual({
        verdict: 'tampered',
        log,
        code: 'log-rolled-back',
      });
      expect(firstBad?.range?.from).toBeLessThanOrEqual(chosen.seq);
      expect(firstBad?.range?.to).toBeGreaterThanOrEqual(chosen.seq);
    }),
    { numRuns: 4 },
  );
});

test('begun anew, as after a deletion that nobody noticed', async () => {
  const records = recordsOf(filesOf('koho-x')).slice(-3);
  const [first] = recordsOf(filesOf('koho-x'));
  if (!first) throw new Error('No genesis');
  const anew = [{ ...first, nonce: 'f'.repeat(32) }, ...records];
  const files = await rewrite('koho-x', anew, ledger.signers.get('koho-x'));
  expect(await verifyWith({ 'koho-x': files })).toMatchObject({
    verdict: 'tampered',
    firstBad: { log: 'koho-x' },
  });
});

test('the other account’s log in its place, with the right key’s signature', async () => {
  const [genesis] = recordsOf(filesOf('koho-x'));
  if (!genesis) throw new Error('No genesis');
  const others = recordsOf(filesOf('koho-facebook')).with(0, genesis);
  const files = await rewrite('koho-x', others, ledger.signers.get('koho-x'));
  expect(await verifyWith({ 'koho-x': files })).toMatchObject({
    verdict: 'tampered',
    firstBad: { log: 'koho-x' },
  });
  expect(await verifyWith({ 'koho-x': filesOf('koho-facebook') })).toMatchObject({
    verdict: 'tampered',
    firstBad: { log: 'koho-x', code: 'checkpoint-of-other-log' },
  });
});

test('only the checkpoint of a backup put back: the first record that it does not cover', async () => {
  const old = backups.get('koho-x')?.[199]?.get('checkpoint') ?? new Uint8Array();
  const files = filesOf('koho-x').set('checkpoint', old);
  expect((await verifyWith({ 'koho-x': files })).firstBad).toMatchObject({
    log: 'koho-x',
    code: 'record-extra',
    seq: 200,
  });
});

describe('an account that has no log and was never recorded', () => {
  async function organisationOnly(lastAt: number) {
    const { signer, key } = signerOf('organisation');
    const approvals = new Writer({ log: 'organisation', signer, genesis: { policy: policies[0] } });
    // Its deliveries are due by minute 400.
    const body = approvedBody(0, policies[0], instant(2));
    await approvals.append(instant(3), { kind: 'approved', nonce: approvals.nonce(), body });
    const paused = { by: '2001', why: '地震', ref: 'a' };
    const nonce = approvals.nonce();
    await approvals.append(instant(lastAt), { kind: 'paused', nonce, body: paused });
    const logs = logsOf(new Map([['organisation', approvals.files]]));
    return verifyLedger({ logs, origin, keys: new Map([['organisation', key]]) });
  }

  test('may not have been run while nothing was overdue', async () => {
    expect(await organisationOnly(400)).toMatchObject({ verdict: 'intact', undecidable: [] });
  });

  test('cannot be decided once something was', async () => {
    expect(await organisationOnly(401)).toMatchObject({
      verdict: 'undecidable',
      undecidable: [
        { en: expect.stringContaining('ledger/koho-facebook') },
        { en: expect.stringContaining('ledger/koho-x') },
      ],
    });
  });
});

test.each([
  ['the organisation’s own log', { log: 'organisation' }],
  ['a log of no records', { size: 0 }],
])('tips of %s are no tips', async (_, over) => {
  const { signer } = signerOf('organisation');
  const approvals = new Writer({ log: 'organisation', signer, genesis: { policy: policies[0] } });
  const tip = await tipOf(new Writer({ log: 'koho-x', signer: signerOf('koho-x').signer }));
  const body = { logs: [{ ...tip, size: 1, ...over }] };
  await approvals.append(instant(1), { kind: 'tips', nonce: approvals.nonce(), body });
  const logs = logsOf(new Map([['organisation', approvals.files]]));
  expect(await verifyLedger({ logs, origin, keys: new Map() })).toMatchObject({
    verdict: 'tampered',
    firstBad: { log: 'organisation', code: 'wrong-log', seq: 1 },
  });
});
