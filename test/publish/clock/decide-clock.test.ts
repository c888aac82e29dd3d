import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/post/post.ts';
import type { ClockView, JobRun, Need } from '../../../src/publish/clock/clock-view.ts';
import { crowdAt, leadMs } from '../../../src/publish/clock/crowd.ts';
import { decideClock } from '../../../src/publish/clock/decide-clock.ts';
import { mostDispatchesPerMinute, timeLimits } from '../../../src/publish/clock/time-limits.ts';
import { at } from '../builders.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

const need = (dueMs: number, over: Partial<Need> = {}): Need => ({
  job: 'koho-x',
  due: at(dueMs),
  from: at(dueMs - 2 * minute),
  until: at(dueMs + 2 * hour),
  isPaused: false,
  ...over,
});
const run = (startMs: number, endMs?: number, job = 'koho-x'): JobRun => ({
  job,
  startedAt: at(startMs),
  state: endMs === undefined ? { now: 'active' } : { now: 'ended', at: at(endMs) },
});
const view = (over: Partial<ClockView> = {}): ClockView => ({
  needs: [need(0)],
  runs: [],
  dispatched: [],
  startedAt: at(-hour),
  lookAheadMs: 6 * hour,
  ...over,
});
const sent = (ms: number, job = 'koho-x') => ({ job, at: at(ms) });

describe('what the clock does', () => {
  it.each<[what: string, now: number, view: Partial<ClockView>, dispatch: string[], next: object]>([
    ['sleeps at most a minute', -hour, {}, [], { do: 'sleep', until: at(-59 * minute) }],
    [
      'wakes for the start of a job, not after it',
      -2.5 * minute,
      {},
      [],
      { do: 'sleep', until: at(-2 * minute) },
    ],
    [
      'dispatches two minutes before the due second',
      -2 * minute,
      {},
      ['koho-x'],
      { do: 'sleep', until: at(-minute) },
    ],
    [
      'waits for its dispatch to show as a run',
      -110 * second,
      { dispatched: [sent(-120 * second)] },
      [],
      { do: 'sleep', until: at(-90 * second) },
    ],
    [
      'sends a lost dispatch again',
      -90 * second,
      { dispatched: [sent(-120 * second)] },
      ['koho-x'],
      { do: 'sleep', until: at(-30 * second) },
    ],
    [
      'leaves a job alone that is waiting or running',
      -90 * second,
      { dispatched: [sent(-120 * second)], runs: [run(-119 * second)] },
      [],
      { do: 'sleep', until: at(-30 * second) },
    ],
    [
      'does not take a run from before as a try',
      -2 * minute,
      { runs: [run(-20 * minute, -19 * minute)] },
      ['koho-x'],
      { do: 'sleep', until: at(-minute) },
    ],
    [
      'lets a job rest that ended without having done its work',
      50 * second,
      { runs: [run(-119 * second, 30 * second)] },
      [],
      { do: 'sleep', until: at(90 * second) },
    ],
    [
      'rests twice as long after a second try',
      3 * minute,
      { runs: [run(2 * minute, 150 * second), run(-119 * second, 30 * second)] },
      [],
      { do: 'sleep', until: at(4 * minute) },
    ],
    [
      'starts at once what the record changed since the last try',
      50 * second,
      { needs: [need(0, { from: at(40 * second) })], runs: [run(-119 * second, 30 * second)] },
      ['koho-x'],
      { do: 'sleep', until: at(110 * second) },
    ],
    [
      'stays awake and starts nothing while paused',
      0,
      { needs: [need(0, { isPaused: true })] },
      [],
      { do: 'sleep', until: at(minute) },
    ],
    [
      'ends when nothing is due within the look-ahead',
      -6 * hour - 1,
      { startedAt: at(-7 * hour) },
      [],
      { do: 'end', next: at(0) },
    ],
    ['ends when nothing waits', 0, { needs: [] }, [], { do: 'end' }],
    ['leaves to people what could not be done', 3 * hour, {}, [], { do: 'end' }],
    [
      'hands over before its job ends, after what is due now',
      0,
      { startedAt: at(-timeLimits.handOverAfterMs) },
      ['koho-x'],
      { do: 'hand-over' },
    ],
    [
      'takes the most urgent first',
      0,
      { needs: [need(0, { job: 'b', from: at(0) }), need(0, { job: 'a', from: at(-1) })] },
      ['a', 'b'],
      { do: 'sleep', until: at(minute) },
    ],
  ])('%s', (_, now, over, dispatch, next) => {
    expect(decideClock(view(over), at(now))).toEqual({ dispatch, next });
  });
});

describe('crowds', () => {
  it('are those due about the same time; what is long overdue is in nobody’s way', () => {
    const dues = [
      { account: 'c', due: at(4 * minute) },
      { account: 'a', due: at(-minute) },
      { account: 'e', due: at(-hour) },
      { account: 'b', due: at(0) },
      { account: 'd', due: at(hour) },
    ];
    expect(crowdAt(dues, at(0), at(0))).toEqual(['a', 'b', 'c']);
    expect(crowdAt(dues, at(hour), at(0))).toEqual(['d']);
  });
  it('two minutes suffice for one or two; twenty need their turns', () => {
    expect([leadMs(1), leadMs(2)]).toEqual([2 * minute, 2 * minute]);
    expect(leadMs(20)).toBe(17 * minute);
  });
});

/** A forge that loses some dispatches and shows the others as runs a little later; a clock that looks whenever it decided to. */
function play(o: {
  readonly needs: readonly Need[];
  readonly lost: readonly boolean[];
  readonly clocks: number;
}) {
  const start = -30 * minute;
  const sends: { job: string; ms: number; arrived: boolean }[] = [];
  const clocks = Array.from({ length: o.clocks }, (_, index) => ({
    wake: start + index * 7 * second,
    dispatched: [] as { job: string; at: Instant }[],
    over: false,
  }));
  for (let steps = 0; steps < 20_000; steps += 1) {
    const clock = clocks.filter(({ over }) => !over).sort((a, b) => a.wake - b.wake)[0];
    if (clock === undefined || clock.wake > hour) break;
    const now = clock.wake;
    const runs = sends
      .filter(({ arrived, ms }) => arrived && ms + 5 * second <= now)
      .map(({ job, ms }) =>
        run(ms + 3 * second, ms + 4 * minute <= now ? ms + 4 * minute : undefined, job),
      );
    const done = new Set(runs.map(({ job }) => job));
    const needs = o.needs.filter(({ job }) => !done.has(job));
    const decided = decideClock(
      view({ needs, runs, dispatched: clock.dispatched, startedAt: at(start) }),
      at(now),
    );
    for (const job of decided.dispatch) {
      sends.push({ job, ms: now, arrived: !(o.lost[sends.length % o.lost.length] ?? false) });
      clock.dispatched.push({ job, at: at(now) });
    }
    if (decided.next.do !== 'sleep') clock.over = true;
    else clock.wake = decided.next.until - at(0);
  }
  return sends;
}

describe('for any schedule and any losses', () => {
  const schedule = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 39 }), fc.integer({ min: -25, max: 45 })),
    { minLength: 1, maxLength: 40 },
  );
  /** Never more than two in a row: three lost ones take the two minutes. */
  const losses = fc
    .array(fc.boolean(), { minLength: 3, maxLength: 30 })
    .map((list) => list.map((lost, index) => lost && index % 3 !== 0));

  const needsOf = (drawn: readonly (readonly [number, number])[]): readonly Need[] =>
    [...new Map(drawn.map(([account, due]) => [account, due]))].map(([account, due]) =>
      need(due * minute, { job: `a${account}` }),
    );

  it('each account’s job is dispatched before its due second', () => {
    fc.assert(
      fc.property(schedule, fc.integer({ min: 1, max: 3 }), (drawn, clocks) => {
        const needs = needsOf(drawn);
        const sends = play({ needs, lost: [false], clocks });
        for (const { job, due } of needs) {
          expect(sends.some((one) => one.job === job && at(one.ms) < due)).toBe(true);
        }
      }),
    );
  });

  it('a lost dispatch is sent again, and a job runs in the end', () => {
    fc.assert(
      fc.property(schedule, losses, (drawn, lost) => {
        const needs = needsOf(drawn);
        const sends = play({ needs, lost, clocks: 1 });
        for (const { job } of needs) {
          expect(sends.some((one) => one.job === job && one.arrived)).toBe(true);
        }
        for (const [index, one] of sends.entries()) {
          const again = sends.slice(index + 1).find(({ job }) => job === one.job);
          if (again) expect(again.ms - one.ms).toBeGreaterThanOrEqual(timeLimits.resendAfterMs);
        }
      }),
    );
  });

  it('a clock never dispatches more than the forge takes in a minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), losses, (accounts, lost) => {
        const needs = Array.from({ length: accounts }, (_, n) => need(0, { job: `a${n}` }));
        const sends = play({ needs, lost, clocks: 1 });
        for (const { ms } of sends) {
          const inMinute = sends.filter((one) => one.ms >= ms && one.ms < ms + minute);
          expect(inMinute.length).toBeLessThanOrEqual(mostDispatchesPerMinute);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is always told how to go on: it sleeps at most a minute and never into the past', () => {
    fc.assert(
      fc.property(schedule, fc.integer({ min: -60, max: 400 }), (drawn, now) => {
        const { next } = decideClock(view({ needs: needsOf(drawn) }), at(now * minute));
        if (next.do !== 'sleep') return;
        expect(next.until).toBeGreaterThan(at(now * minute));
        expect(next.until).toBeLessThanOrEqual(at((now + 1) * minute));
      }),
    );
  });
});
