import { describe, expect, it, test } from 'vitest';
import type { AnyRecord } from '../../../src/ledger/record.ts';
import { lastOrderAt } from '../../../src/pipeline/plan/ordered-gone.ts';
import type { RecordedPlan } from '../../../src/pipeline/plan/read-plan.ts';
import { removalEntries } from '../../../src/pipeline/plan/removals.ts';
import { settledComment } from '../../../src/pipeline/watchdog/settled.ts';
import { undeleted } from '../../../src/pipeline/watchdog/undeleted.ts';
import type { PartState } from '../../../src/publish/delivery.ts';
import { formatInstant } from '../../../src/publish/instant.ts';
import { account, at, delivery, minute, post, sha256 } from '../../publish/builders.ts';
import { states } from '../../publish/parts-and-events.ts';

const removal = { nonce: 'w', orderedAt: at(0) };
const failed = { ...states.delete_failed, notBefore: at(600 * minute) };
const later = { ...failed, retry: true };
const givenUp = { ...failed, retry: false };

const none: RecordedPlan = {
  ...{ account, open: [], broken: [], approved: [], withdrawals: [], begun: async () => [] },
};
/** Taken by the account's log. */
function taken(parts: readonly PartState[], over: object = { removal }): RecordedPlan {
  const open = {
    ...{ delivery: delivery(parts, over), blockedBy: [] },
    ...{ plannedAt: at(-minute), changedAt: at(minute) },
  };
  return { ...none, open: ['removal' in over ? { ...open, orderedAt: at(0) } : open] };
}
type Found = RecordedPlan['withdrawals'][number]['delivery'];
/** Approved by the organisation's log, and no more. */
function approved(found: Found, more: Partial<RecordedPlan> = {}): RecordedPlan {
  return {
    ...none,
    withdrawals: [{ post, approvedAt: at(0), delivery: found, blockedBy: [] }],
    ...more,
  };
}
const waiting: RecordedPlan['approved'][number] = {
  ...{ post, publishAt: at(0), latestAt: at(minute), platform: 'x', digests: [] },
  approvedAt: at(-minute),
};
const found = (plan: RecordedPlan, now: number) =>
  undeleted(removalEntries(plan), { now: at(now), afterMs: 10 * minute });
const stages = (plan: RecordedPlan) =>
  found(plan, 10 * minute).map(({ stage, since }) => [stage, since - at(0)]);

describe('ordered gone, and not gone', () => {
  it('is told after the policy’s minutes, not before', () => {
    for (const plan of [taken([states.confirmed]), approved(delivery([states.confirmed]))]) {
      expect(found(plan, 10 * minute - 1)).toEqual([]);
      expect(found(plan, 10 * minute)).toHaveLength(1);
    }
  });

  test.each<[string, RecordedPlan]>([
    ['public', taken([states.confirmed])],
    ['being deleted', taken([states.deleting])],
    ['on the platform’s own timetable', taken([states.scheduled])],
    ['without an outcome', taken([states.intended])],
    // However long the platform says to wait: it is public all the while.
    ['to be tried again, hours later', taken([later])],
    ['a thread of which a beginning stands', taken([states.confirmed, states.deleted])],
    ['one part given up, another under way', taken([givenUp, states.deleting])],
  ])('also when its log has the order: %s', (_, plan) => {
    expect(stages(plan)).toEqual([['under-way', 0]]);
  });

  test.each<[string, RecordedPlan]>([
    ['public', approved(delivery([states.confirmed]))],
    ['held', approved(delivery([states['held from intended']]))],
    ['planned', approved(delivery())],
    ['approved only', approved('none', { approved: [waiting] })],
    ['with records that contradict each other', approved('unknown')],
  ])('also when its job never took the order: %s', (_, plan) => {
    expect(stages(plan)).toEqual([['not-taken', 0]]);
  });

  test.each<[string, RecordedPlan]>([
    ['gone', taken([states.deleted])],
    ['never sent', taken([states['withdrawn untouched']])],
    ['given up: that has its own issue', taken([givenUp])],
    ['held: a person is asked', taken([states['held from intended']])],
    ['ordered by nobody', taken([states.confirmed], {})],
    ['ordered once more, and gone', approved(delivery([states.deleted, states.failed]))],
    ['never planned on this account', approved('none')],
  ])('is not what is %s', (_, plan) => {
    expect(found(plan, 600 * minute)).toEqual([]);
  });

  it('is one alarm for a post, however often it was ordered', () => {
    const twice = approved(delivery([states.confirmed])).withdrawals;
    const second = twice.map((one) => ({ ...one, approvedAt: at(5 * minute) }));
    expect(stages({ ...none, withdrawals: [...twice, ...second] })).toEqual([['not-taken', 0]]);
    const both = { ...taken([states.confirmed]), withdrawals: second };
    expect(stages(both)).toEqual([['under-way', 0]]);
  });
});

describe('counted from', () => {
  const base = { v: 1, prev: '0'.repeat(64), run: 'github:1/1', nonce: 'n' } as const;
  const order = { delivery: sha256('d'), content: sha256('c'), why: 'w', whyNotCorrect: 'w' };
  const withdrawal = (seq: number, more: object): AnyRecord => ({
    ...{ ...base, seq, at: formatInstant(at(seq * minute)), kind: 'withdrawal' },
    body: { ...order, closes: false, ...more },
  });
  const resolved: AnyRecord = {
    ...{ ...base, seq: 9, at: formatInstant(at(9 * minute)), kind: 'resolved' },
    body: { delivery: sha256('d'), part: 0, answer: 'confirmed', by: '1', why: 'w', closes: false },
  };
  const organisation = { size: 4, record: async (seq: number) => withdrawal(-seq, {}) };
  const last = async (...records: AnyRecord[]) =>
    ((await lastOrderAt(records, organisation)) ?? Number.NaN) - at(0);

  test.each<[string, AnyRecord[], number]>([
    [
      'the approval of the request, not from when it was taken',
      [withdrawal(5, { orderedSeq: 3 })],
      -3,
    ],
    [
      'when it was taken, where the approval is not seen yet',
      [withdrawal(5, { orderedSeq: 4 })],
      5,
    ],
    ['the dispatch', [withdrawal(5, { orderedBy: '7' })], 5],
    ['the last order', [withdrawal(5, { orderedSeq: 3 }), withdrawal(8, { orderedBy: '7' })], 8],
    ['what a person answered after it', [withdrawal(5, { orderedSeq: 3 }), resolved], 9],
  ])('%s', async (_, records, minutes) => {
    expect(await last(...records)).toBe(minutes * minute);
  });

  it('nothing, where nobody ordered it', async () => {
    expect(await last(resolved)).toBeNaN();
  });
});

test('its issue is closed with its state, and not as if it were out', () => {
  const said = settledComment(['deleted'], 'removal');
  expect(said).toContain('- 削除 / deleted');
  expect(said).not.toContain('公開されたか');
});
