import { describe, expect, it } from 'vitest';
import type { PlanEntry } from '../../../src/pipeline/plan/plan.ts';
import { type Moment, overdue } from '../../../src/pipeline/watchdog/overdue.ts';
import type { Waiting } from '../../../src/publish/clock/delivery-need.ts';
import { account, at, minute, post, why } from '../../publish/builders.ts';

const waiting: Waiting = {
  ...{ account, due: at(0), latestAt: at(60 * minute), changedAt: at(-minute) },
  timetable: 'no',
};
const entry = (over: Partial<PlanEntry> = {}): PlanEntry => ({
  ...{ account, post, publishAt: at(0), latestAt: at(60 * minute), plannedAt: at(-60 * minute) },
  ...{ states: ['planned'], blockedBy: [], posts: 1, micros: 0, waiting },
  ...over,
});
const moment = (now: number, over: Partial<Moment> = {}): Moment => ({
  ...{ now: at(now), afterMs: 10 * minute, paused: [] },
  ...over,
});
const since = (one: PlanEntry, when: Moment) =>
  overdue([one], when).map((late) => [late.since - at(0), late.isPaused]);

describe('due and not out', () => {
  it('is told after the policy’s minutes, not before', () => {
    expect(since(entry(), moment(10 * minute - 1))).toEqual([]);
    expect(since(entry(), moment(10 * minute))).toEqual([[0, false]]);
  });

  it('also while its job tries again and again, and after its latest time', () => {
    const retried = { ...waiting, due: at(90 * minute) };
    const one = entry({ states: ['retryable'], waiting: retried });
    expect(since(one, moment(61 * minute))).toEqual([[0, false]]);
  });

  it('is not what waits for a person: that has an issue of its own', () => {
    const { waiting: _, ...held } = entry({ states: ['held'] });
    expect(since(held, moment(30 * minute))).toEqual([]);
  });

  it('is not what waits for its slot, until that has passed', () => {
    const slot = { ...waiting, due: at(30 * minute), waitsFor: why('quiet-hours') };
    const one = entry({ waiting: slot });
    expect(since(one, moment(39 * minute))).toEqual([]);
    expect(since(one, moment(40 * minute))).toEqual([[30 * minute, false]]);
  });

  it('counts from its approval where that came after its time', () => {
    const one = entry({ plannedAt: at(20 * minute) });
    expect(since(one, moment(29 * minute))).toEqual([]);
    expect(since(one, moment(30 * minute))).toEqual([[20 * minute, false]]);
  });

  it('is marked as paused where everything or its account is stopped', () => {
    expect(since(entry(), moment(30 * minute, { paused: [undefined] }))).toEqual([[0, true]]);
    expect(since(entry(), moment(30 * minute, { paused: [account] }))).toEqual([[0, true]]);
    expect(since(entry(), moment(30 * minute, { paused: ['other'] }))).toEqual([[0, false]]);
  });

  it('counts from the end of a pause', () => {
    const resumedAt = at(25 * minute);
    expect(since(entry(), moment(30 * minute, { resumedAt }))).toEqual([]);
    expect(since(entry(), moment(35 * minute, { resumedAt }))).toEqual([[25 * minute, false]]);
  });
});
