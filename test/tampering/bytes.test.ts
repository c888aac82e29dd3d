import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type LogReport, verifyLog } from '../../src/ledger/verify.ts';
import { verifyLedger } from '../../src/ledger/verify-ledger.ts';
import {
  type Files,
  type Ledger,
  listed,
  logsOf,
  origin,
  realisticLedger,
} from './realistic-ledger.ts';
import { joinRecords, recordLines, withRecords } from './record-lines.ts';

/** Whatever is done to the bytes of records, verify says so and names the record. */

let ledger: Ledger;
beforeAll(async () => {
  ledger = await realisticLedger();
});

const logs = ['organisation', 'koho-x', 'koho-facebook'] as const;

/** Verifies one log whose files were exchanged. */
function verifyWith(log: string, files: Files): Promise<LogReport> {
  const key = ledger.keys.get(log) ?? '';
  return verifyLog({ log, year: '2026', files: listed(files), origin, key });
}

function linesOf(log: string): readonly Buffer[] {
  return recordLines(filesOf(log));
}

function filesOf(log: string): Files {
  const files = ledger.branches.get(log);
  if (!files) throw new Error(log);
  return files;
}

/** A log and the number of one of its records. */
const someRecord = fc
  .constantFrom(...logs)
  .chain((log) => fc.record({ log: fc.constant(log), at: fc.nat() }))
  .map(({ log, at }) => ({ log, seq: at % linesOf(log).length }));

test('the untouched ledger is intact, with 600 records and more', async () => {
  const report = await verifyLedger({ logs: logsOf(ledger.branches), origin, keys: ledger.keys });
  expect(report).toMatchObject({ verdict: 'intact', undecidable: [] });
  expect(report.counts.records).toBeGreaterThan(600);
});

describe('one changed byte names exactly its record', () => {
  const flip = (log: string, seq: number, at: number, mask: number) => {
    const lines = linesOf(log).map((line) => Buffer.from(line));
    const line = lines[seq];
    if (!line) throw new Error(`${seq}`);
    const index = at % line.length;
    line[index] = (line[index] ?? 0) ^ mask;
    return verifyWith(log, withRecords(filesOf(log), lines));
  };

  test('at any place, the LF included', async () => {
    const change = fc.record({ at: fc.nat(), mask: fc.integer({ min: 1, max: 255 }) });
    await fc.assert(
      fc.asyncProperty(someRecord, change, async ({ log, seq }, { at, mask }) => {
        const report = await flip(log, seq, at, mask);
        expect(report).toMatchObject({ verdict: 'tampered', firstBad: { log, seq } });
      }),
      { numRuns: 150 },
    );
  });

  test('also where the line stays a well-formed record: a digit of `prev`, of a digest, of the time', async () => {
    for (const log of logs) {
      const lines = linesOf(log);
      for (const seq of [0, 1, 100, 255, 256, 257, lines.length - 2, lines.length - 1]) {
        const text = lines[seq]?.toString('utf8');
        if (text === undefined) continue;
        for (const mark of ['"prev":"', '"nonce":"', '"at":"', '"run":"github:']) {
          const at = Buffer.from(text.slice(0, text.indexOf(mark) + mark.length)).length + 3;
          const report = await flip(log, seq, at, 1);
          expect(report, `${log} ${seq} ${mark}`).toMatchObject({
            verdict: 'tampered',
            firstBad: { log, seq, line: (seq % 256) + 1 },
          });
        }
      }
    }
  });
});

test('a deleted record: its number is named, the last one too', async () => {
  await fc.assert(
    fc.asyncProperty(someRecord, async ({ log, seq }) => {
      const lines = linesOf(log).filter((_, index) => index !== seq);
      const report = await verifyWith(log, withRecords(filesOf(log), lines));
      expect(report).toMatchObject({ verdict: 'tampered', firstBad: { log, seq } });
    }),
    { numRuns: 60 },
  );
});

test('a record deleted inside a file whose neighbours stay as they are', async () => {
  const lines = linesOf('koho-x');
  const xFiles = new Map(filesOf('koho-x'));
  xFiles.set('records/00000000.jsonl', joinRecords(lines.slice(0, 255)));
  const report = await verifyWith('koho-x', xFiles);
  expect(report).toMatchObject({ verdict: 'tampered', firstBad: { log: 'koho-x', seq: 255 } });
});

test('a whole record file deleted', async () => {
  const files = new Map(filesOf('koho-x'));
  files.delete('records/00000000.jsonl');
  const report = await verifyWith('koho-x', files);
  expect(report).toMatchObject({ verdict: 'tampered', firstBad: { log: 'koho-x', seq: 0 } });
});

test('two records that changed places: the first of them', async () => {
  await fc.assert(
    fc.asyncProperty(someRecord, fc.nat(), async ({ log, seq }, other) => {
      const lines = [...linesOf(log)];
      const second = other % lines.length;
      fc.pre(second !== seq);
      const [a, b] = [lines[seq], lines[second]];
      if (!a || !b) throw new Error('no line');
      lines[seq] = b;
      lines[second] = a;
      const report = await verifyWith(log, withRecords(filesOf(log), lines));
      const first = Math.min(seq, second);
      expect(report).toMatchObject({ verdict: 'tampered', firstBad: { log, seq: first } });
    }),
    { numRuns: 60 },
  );
});

test('a truncated log: the first record that is missing', async () => {
  await fc.assert(
    fc.asyncProperty(someRecord, async ({ log, seq }) => {
      const lines = linesOf(log).slice(0, seq);
      const report = await verifyWith(log, withRecords(filesOf(log), lines));
      expect(report).toMatchObject({
        verdict: 'tampered',
        firstBad: { log, code: 'record-missing', seq },
      });
    }),
    { numRuns: 40 },
  );
});

test('an inserted copy of a record: the place where it was put', async () => {
  await fc.assert(
    fc.asyncProperty(someRecord, fc.nat(), async ({ log, seq }, from) => {
      const lines = [...linesOf(log)];
      const copy = lines[from % lines.length];
      fc.pre(copy !== undefined && from % lines.length !== seq);
      if (copy) lines.splice(seq, 0, copy);
      const report = await verifyWith(log, withRecords(filesOf(log), lines));
      expect(report).toMatchObject({ verdict: 'tampered', firstBad: { log, seq } });
    }),
    { numRuns: 60 },
  );
});

test('a line of the other account in the same place', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (at) => {
      const [own, others] = [[...linesOf('koho-x')], linesOf('koho-facebook')];
      const seq = at % Math.min(own.length, others.length);
      const foreign = others[seq];
      if (foreign) own[seq] = foreign;
      const report = await verifyWith('koho-x', withRecords(filesOf('koho-x'), own));
      expect(report).toMatchObject({ verdict: 'tampered', firstBad: { log: 'koho-x', seq } });
    }),
    { numRuns: 40 },
  );
});

test('the proof stands alone: the lines, both hashes and the checkpoint', async () => {
  const lines = linesOf('koho-x').map((line) => Buffer.from(line));
  const line = lines[300];
  if (!line) throw new Error('300');
  const nonce = line.indexOf('"nonce":"') + 12;
  line[nonce] = line[nonce] === 0x61 ? 0x62 : 0x61;
  const { firstBad } = await verifyWith('koho-x', withRecords(filesOf('koho-x'), lines));
  expect(firstBad?.proof.lines.map(({ seq }) => seq)).toEqual([299, 300, 301]);
  const [, changed, next] = firstBad?.proof.lines ?? [];
  expect(Buffer.from(changed?.base64 ?? '', 'base64')).toEqual(line.subarray(0, -1));
  const named = JSON.parse(Buffer.from(next?.base64 ?? '', 'base64').toString('utf8')).prev;
  expect(firstBad?.proof).toMatchObject({ expected: named, actual: changed?.sha256 });
  expect(firstBad?.proof.checkpoint).toContain(`${origin}/koho-x/2026\n`);
  expect(firstBad?.what.ja).toContain('記録番号 300');
});
