import { describe, expect, test } from 'vitest';
import type { Instant } from '../../src/post/post.ts';
import { barrierAt, closedAt } from '../../src/post/timing/barrier.ts';
import { nextAtMinute, spanAround } from '../../src/post/timing/local-spans.ts';
import { formatUsd, parseUsd } from '../../src/post/timing/money.ts';
import { monthUsage } from '../../src/post/timing/month-usage.ts';
import { nextSlot } from '../../src/post/timing/next-slot.ts';
import { SlotSeries } from '../../src/post/timing/slot-series.ts';
import { noTiming, type Slot, type Timing } from '../../src/post/timing/timing.ts';

const zone = 'Asia/Tokyo';
/** Local time in December 2026, as `day hour:minute`. */
const jst = (text: string): Instant => {
  const [, day = '', time = ''] = /^(\d+) (\d\d:\d\d)$/.exec(text) ?? [];
  return Date.parse(`2026-12-${day.padStart(2, '0')}T${time}:00+09:00`) as Instant;
};
const shown = (at: Instant) =>
  new Date(at + 9 * 3_600_000).toISOString().replace('T', ' ').slice(0, 16);
const timing = (over: Partial<Timing>): Timing => ({ ...noTiming, timeZone: zone, ...over });
const slot = (text: string, posts = 1, micros = 15_000): Slot => ({ at: jst(text), posts, micros });
const election = {
  id: 'election',
  from: jst('2 00:00'),
  to: jst('11 20:00'),
  reason: { ja: '選挙', en: 'Election' },
} as const;
const night = { from: 22 * 60, to: 7 * 60 };

describe('times that are closed', () => {
  test.each([
    ['1 23:59', undefined],
    ['2 00:00', 'blackout'],
    ['11 19:59', 'blackout'],
    ['11 20:00', undefined],
  ])('a blackout holds its first moment and not its last: %s', (at, expected) => {
    const closed = closedAt(timing({ blackouts: [{ ...election, effect: 'wait' }] }), jst(at));
    expect(closed?.why.obstacle).toBe(expected);
  });

  test.each([
    ['5 21:59', undefined],
    ['5 22:00', '2026-12-06 07:00'],
    ['5 23:59', '2026-12-06 07:00'],
    ['6 00:00', '2026-12-06 07:00'],
    ['6 06:59', '2026-12-06 07:00'],
    ['6 07:00', undefined],
    ['31 22:30', '2027-01-01 07:00'],
  ])('quiet hours past midnight: %s', (at, until) => {
    const closed = closedAt(timing({ quietHours: night }), jst(at));
    expect(closed?.until && shown(closed.until)).toBe(until);
  });

  test('quiet hours within a day', () => {
    const noon = timing({ quietHours: { from: 12 * 60, to: 13 * 60 } });
    expect(
      ['11:59', '12:00', '12:59', '13:00'].map(
        (at) => closedAt(noon, jst(`5 ${at}`)) !== undefined,
      ),
    ).toEqual([false, true, true, false]);
  });

  test('of two blackouts at once the one that holds decides', () => {
    const blackouts = [
      { ...election, id: 'a', effect: 'wait' },
      { ...election, id: 'b', effect: 'hold' },
    ] as const;
    expect(closedAt(timing({ blackouts }), jst('3 10:00'))).toEqual({
      why: { obstacle: 'blackout', blackout: blackouts[1] },
    });
  });

  test('where clocks skip the hour, quiet hours end after the skip; days are as long as they are', () => {
    const berlin = (text: string) => Date.parse(text) as Instant;
    expect(nextAtMinute(berlin('2027-03-27T23:00:00Z'), 150, 'Europe/Berlin')).toBe(
      berlin('2027-03-28T01:30:00Z'),
    );
    const { from, to } = spanAround(berlin('2027-03-28T10:00:00Z'), 'Europe/Berlin', 'day');
    expect(to - from).toBe(23 * 3_600_000);
  });
});

describe('spacing and budget', () => {
  const others = new SlotSeries([slot('5 10:00'), slot('5 10:40', 2, 400_000)]);

  test.each([
    ['5 09:30', undefined],
    ['5 09:31', '2026-12-05 10:30'],
    ['5 10:29', '2026-12-05 11:10'],
    ['5 11:09', '2026-12-05 11:10'],
    ['5 11:10', undefined],
  ])('thirty minutes before and after: %s', (at, until) => {
    const barrier = barrierAt(timing({ spacingMs: 30 * 60_000 }), slot(at), others);
    expect(barrier?.until && shown(barrier.until)).toBe(until);
  });

  test.each([
    [{ postsPerDay: 4 }, undefined, undefined],
    [{ postsPerDay: 3 }, 'posts-per-day', '2026-12-06 00:00'],
    [{ postsPerMonth: 3 }, 'posts-per-month', '2027-01-01 00:00'],
    [{ microsPerDay: 430_000 }, undefined, undefined],
    [{ microsPerDay: 429_999 }, 'money-per-day', '2026-12-06 00:00'],
    [{ microsPerDay: 14_999 }, 'money-per-day', undefined],
    [{ microsPerMonth: 430_000 }, undefined, undefined],
    [{ microsPerMonth: 429_999 }, 'money-per-month', '2027-01-01 00:00'],
    [{ microsPerMonth: 14_999 }, 'money-per-month', undefined],
  ])('%j', (budget, obstacle, until) => {
    const barrier = barrierAt(timing({ budget }), slot('5 15:00'), others);
    expect([barrier?.why.obstacle, barrier?.until && shown(barrier.until)]).toEqual([
      obstacle,
      until,
    ]);
  });

  test('sums that were asked for keep up with slots that come', () => {
    const december = spanAround(jst('5 10:00'), zone, 'month');
    const fifth = spanAround(jst('5 10:00'), zone, 'day');
    const all = [slot('5 10:00'), slot('4 23:59'), slot('5 23:59', 2), slot('6 00:00', 1, 9)];
    const growing = new SlotSeries();
    const told = all.map((one) => {
      growing.add(one);
      return [growing.sum('posts', fifth), growing.sum('micros', december)];
    });
    const anew = all.map((_, index) => {
      const series = new SlotSeries(all.slice(0, index + 1));
      return [series.sum('posts', fifth), series.sum('micros', december)];
    });
    expect(told).toEqual(anew);
    expect(told.map(([posts]) => posts)).toEqual([1, 1, 3, 3]);
  });

  test('the day is the local one', () => {
    const budget = { postsPerDay: 1 };
    expect(
      barrierAt(timing({ budget }), slot('6 00:00'), new SlotSeries([slot('5 23:59')])),
    ).toBeUndefined();
    expect(
      barrierAt(timing({ budget }), slot('6 08:00'), new SlotSeries([slot('6 10:00')])),
    ).toBeDefined();
  });
});

describe('the next moment that is free', () => {
  const whole = timing({
    quietHours: night,
    spacingMs: 30 * 60_000,
    budget: { postsPerDay: 2 },
  });
  const others = new SlotSeries([slot('5 10:00'), slot('5 21:45')]);

  test('one barrier leads to the next until none is left', () => {
    const found = nextSlot({
      timing: whole,
      wanted: slot('5 21:50'),
      latest: jst('6 12:00'),
      others,
    });
    expect('at' in found && [shown(found.at), found.waits?.obstacle]).toEqual([
      '2026-12-06 07:00',
      'quiet-hours',
    ]);
  });

  test('past the latest time it is never, and says what stands there', () => {
    const found = nextSlot({
      timing: whole,
      wanted: slot('5 21:50'),
      latest: jst('6 06:59'),
      others,
    });
    expect(found).toMatchObject({ never: { obstacle: 'quiet-hours' } });
  });
});

describe('money', () => {
  test.each([
    ['20', 20_000_000, '20.00'],
    ['0.015', 15_000, '0.015'],
    ['1.1', 1_100_000, '1.10'],
    ['0.000001', 1, '0.000001'],
    ['1234567.5', 1_234_567_500_000, '1234567.50'],
  ])('%s', (text, micros, formatted) => {
    expect(parseUsd(text)).toBe(micros);
    expect(formatUsd(micros)).toBe(formatted);
  });

  test.each(['', '-1', '1e3', '1e-7', '0.0000001', 'NaN', '１', '12345678'])(
    '%j is none',
    (text) => {
      expect(parseUsd(text)).toBeUndefined();
    },
  );

  test('three times ten cents are thirty', () => {
    const slots = ['1 10:00', '2 10:00', '3 10:00'].map((at) => slot(at, 1, parseUsd('0.1')));
    expect(formatUsd(monthUsage(new SlotSeries(slots), jst('5 10:00'), zone).micros)).toBe('0.30');
  });
});
