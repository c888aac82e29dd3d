import { describe, expect, test } from 'vitest';
import { needOf, type Waiting } from '../../../src/publish/clock/delivery-need.ts';
import { withTimetable } from '../../../src/publish/clock/schedule-need.ts';
import { timeLimits } from '../../../src/publish/clock/time-limits.ts';
import { at, minute } from '../builders.ts';

const due = at(360 * minute);
const aheadMs = 120 * minute;
const changedAt = at(240 * minute);

function from(
  timetable: Waiting['timetable'],
  now: number,
  over: { readonly aheadMs?: number | undefined; readonly stirredAt?: number } = {},
) {
  const waiting = { account: 'a', due, latestAt: at(400 * minute), changedAt, timetable };
  const need = { ...needOf(waiting, timeLimits.leadMs), isPaused: true };
  const { stirredAt = 0 } = over;
  const ahead = 'aheadMs' in over ? over.aheadMs : aheadMs;
  const sight = { aheadMs: ahead, now: at(now), changedAt, stirredAt: at(stirredAt) };
  const { from, isPaused } = withTimetable(need, waiting, sight);
  return { from, isPaused };
}

describe('what is to be put on the timetable', () => {
  test('has its job start as soon as it may stand there', () => {
    expect(from('may', 200 * minute)).toEqual({ from: at(240 * minute), isPaused: true });
  });

  test('is koho’s own where the account does not use it, and when it is too late for that', () => {
    const own = { from: at(358 * minute), isPaused: true };
    expect(from('may', 200 * minute, { aheadMs: undefined })).toEqual(own);
    expect(from('may', 350 * minute)).toEqual(own);
    expect(from('no', 200 * minute)).toEqual(own);
  });
});

describe('what stands on the timetable', () => {
  test('is looked at every hour, and two minutes before it is due', () => {
    expect(from('on', 241 * minute).from).toBe(at(300 * minute));
    expect(from('on', 301 * minute).from).toBe(at(300 * minute));
    expect(from('on', 358 * minute).from).toBe(at(358 * minute));
  });

  test('and at once when main, the record or a pause moves: a pause starts the job that calls it back', () => {
    expect(from('on', 251 * minute, { stirredAt: 250 * minute })).toEqual({
      from: at(250 * minute),
      isPaused: false,
    });
    // What moved before it was put there was known then.
    expect(from('on', 251 * minute, { stirredAt: 239 * minute }).from).toBe(at(300 * minute));
  });
});
