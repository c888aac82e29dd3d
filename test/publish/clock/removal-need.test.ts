import { describe, expect, test } from 'vitest';
import { withdrawalNeeds } from '../../../src/pipeline/clock/account-needs.ts';
import type { RecordedPlan } from '../../../src/pipeline/plan/read-plan.ts';
import { decideClock } from '../../../src/publish/clock/decide-clock.ts';
import { needOf, waitingOf } from '../../../src/publish/clock/delivery-need.ts';
import { removalNeed } from '../../../src/publish/clock/removal-need.ts';
import { withTimetable } from '../../../src/publish/clock/schedule-need.ts';
import type { Delivery, PartState } from '../../../src/publish/delivery.ts';
import { account, at, delivery, intent, minute, post, situation, why } from '../builders.ts';
import { states } from '../parts-and-events.ts';

const changedAt = at(10 * minute);
const removal = { nonce: 'w', orderedAt: changedAt };

/** Minutes from when on the record's last word a job is wanted. */
function wanted(part: PartState, over: Partial<Delivery> = { removal }): number | undefined {
  const need = removalNeed(delivery([part], over), changedAt);
  return need && (need.from - changedAt) / minute;
}

function dispatched(needs: Parameters<typeof decideClock>[0]['needs'], now: number) {
  const view = { needs, runs: [], dispatched: [], startedAt: at(0), lookAheadMs: 60 * minute };
  return decideClock(view, at(now)).dispatch;
}

describe('what is ordered gone', () => {
  test('is called back from the platform’s own timetable at once', () => {
    expect(wanted(states.scheduled)).toBe(0);
  });

  test.each([
    'confirmed',
    'duplicated',
    'deleting',
    'prepared',
    'intended',
    'held from prepared',
  ] as const)('has its job go on within a minute: %s', (name) => {
    const from = wanted(states[name]) ?? Number.NaN;
    expect(from).toBeGreaterThan(0);
    expect(from).toBeLessThan(1);
  });

  test('is tried again when the record says so, and left to a person where it says so', () => {
    const failed = { ...states.delete_failed, notBefore: at(25 * minute) };
    expect(wanted({ ...failed, retry: true })).toBe(15);
    expect(wanted({ ...failed, retry: false })).toBeUndefined();
    expect(wanted(states['held from intended'])).toBeUndefined();
  });

  test.each(['withdrawn untouched', 'deleted', 'failed'] as const)('needs nothing: %s', (name) => {
    expect(wanted(states[name])).toBeUndefined();
  });

  test('and nothing is deleted that nobody ordered', () => {
    expect(wanted(states.confirmed, {})).toBeUndefined();
  });

  test('waits for no publication any more, so that nobody is told that it is late', () => {
    const { timing, taken, now } = situation(at(0));
    const o = { changedAt, times: { timing, taken, now } };
    const part: PartState = { state: 'prepared', intent: intent('n1'), remoteId: 'r1' };
    expect(waitingOf(delivery([part]), o)).toBeDefined();
    expect(waitingOf(delivery([part], { removal }), o)).toBeUndefined();
  });
});

describe('the clock', () => {
  const plan = { account, broken: [], approved: [], withdrawals: [], begun: async () => [] };

  test('starts the job of an account that has not taken a withdrawal, also while it is paused', () => {
    const withdrawals = [{ post, approvedAt: changedAt, delivery: delivery(), blockedBy: [] }];
    const needs = withdrawalNeeds({ ...plan, open: [], withdrawals });
    expect(dispatched(needs, 10 * minute)).toEqual([account]);
    expect(dispatched(withdrawalNeeds({ ...plan, open: [] }), 10 * minute)).toEqual([]);
  });

  test('starts none for a post that the account never had: no job of it could take that', () => {
    const never = { post, approvedAt: changedAt, delivery: 'none', blockedBy: [] } as const;
    const needs = withdrawalNeeds({ ...plan, open: [], withdrawals: [never] });
    expect(dispatched(needs, 10 * minute)).toEqual([]);
    // An older one that it has still to take is not hidden behind it.
    const older = { post, approvedAt: at(5 * minute), delivery: delivery(), blockedBy: [] };
    const both = withdrawalNeeds({ ...plan, open: [], withdrawals: [older, never] });
    expect(dispatched(both, 10 * minute)).toEqual([account]);
  });

  test.each(['approved', 'unknown'] as const)(
    'but for one that waits to be planned, or that its log contradicts itself about: %s',
    (known) => {
      const waiting: RecordedPlan['approved'][number] = {
        ...{ post, publishAt: at(0), latestAt: at(60 * minute), platform: 'x', digests: [] },
        approvedAt: at(0),
      };
      const one = { post, approvedAt: changedAt, blockedBy: [] } as const;
      const needs =
        known === 'approved'
          ? withdrawalNeeds({
              ...plan,
              open: [],
              approved: [waiting],
              withdrawals: [{ ...one, delivery: 'none' }],
            })
          : withdrawalNeeds({ ...plan, open: [], withdrawals: [{ ...one, delivery: 'unknown' }] });
      expect(dispatched(needs, 10 * minute)).toEqual([account]);
    },
  );

  test('and the job of one that has not brought a deletion to its end', () => {
    const one = delivery([{ ...states.delete_failed, retry: true, notBefore: at(25 * minute) }], {
      removal,
    });
    const open = [{ delivery: one, plannedAt: at(0), changedAt, blockedBy: [] }];
    const needs = withdrawalNeeds({ ...plan, open });
    expect(dispatched(needs, 24 * minute)).toEqual([]);
    expect(dispatched(needs, 25 * minute)).toEqual([account]);
  });

  test('starts nothing because of the timetable for what waits for its slot: koho sends that itself', () => {
    const waiting = {
      ...{ account, due: at(300 * minute), latestAt: at(400 * minute), changedAt },
      timetable: 'may' as const,
    };
    const sight = { aheadMs: 240 * minute, now: at(70 * minute), changedAt, stirredAt: at(0) };
    const need = needOf(waiting, 2 * minute);
    expect(withTimetable(need, waiting, sight).from).toBe(at(60 * minute));
    const shut = { ...waiting, waitsFor: why('quiet-hours') };
    expect(withTimetable(need, shut, sight).from).toBe(at(298 * minute));
  });
});
