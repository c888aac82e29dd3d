import { expect, test } from 'vitest';
import type { AnyRecord, RecordBodies } from '../../../src/ledger/record.ts';
import { blockedReasons } from '../../../src/pipeline/plan/blocked-reasons.ts';

const base = { v: 1, seq: 0, prev: '0'.repeat(64), at: '', run: 'github:1/1', nonce: 'n' } as const;
const blocked = (code: string): AnyRecord => ({
  ...{ ...base, kind: 'blocked' },
  body: { delivery: 'd', reason: { code, ja: `${code}のため`, en: `because of ${code}` } },
});
const planned: AnyRecord = { ...base, kind: 'planned', body: {} as RecordBodies['planned'] };

test('in the record’s own words, in its order', () => {
  expect(blockedReasons([planned, blocked('paused'), blocked('facts-unknown')])).toEqual([
    { code: 'paused', message: { ja: 'pausedのため', en: 'because of paused' } },
    {
      code: 'facts-unknown',
      message: { ja: 'facts-unknownのため', en: 'because of facts-unknown' },
    },
  ]);
});

test('of the plan as it is now: a newer approval may have mended what stopped the one before', () => {
  const records = [planned, blocked('approval-void'), planned, blocked('paused')];
  expect(blockedReasons(records).map(({ code }) => code)).toEqual(['paused']);
});
