import { describe, expect, it, test } from 'vitest';
import type { Instant } from '../../../src/post/post.ts';
import { noTiming, type Timing } from '../../../src/post/timing/timing.ts';
import { leadMs } from '../../../src/publish/clock/crowd.ts';
import { decideClock } from '../../../src/publish/clock/decide-clock.ts';
import { needOf, type Times, waitingOf } from '../../../src/publish/clock/delivery-need.ts';
import { timeLimits } from '../../../src/publish/clock/time-limits.ts';
import type { PartState } from '../../../src/publish/delivery.ts';
import { DeliveryReader } from '../../../src/publish/read-deliveries.ts';
import { account } from '../../simulation/scenario.ts';
import { at, delivery, intent, minute, why } from '../builders.ts';
import { edition, place } from '../place.ts';

const hour = 60 * minute;
const quiet: Timing = {
  ...noTiming,
  timeZone: 'Asia/Tokyo',
  quietHours: { from: 22 * 60, to: 7 * 60 },
};
/** Builders are due at ten; the next morning. */
const five = at(19 * hour);
const seven = at(21 * hour);
const night = edition({ publishAt: five, latestAt: at(24 * hour) });

/** Every look of the clock from `from` on, a minute apart at most: when it first starts the job. */
async function firstDispatch(from: Instant): Promise<Instant> {
  const town = await place(night);
  await town.run({ until: from });
  const [planned] = (await new DeliveryReader().open(await town.log(account, town.branch).view()))
    .readable;
  if (planned === undefined) throw new Error('nothing was planned');
  for (let now = from; ; ) {
    const times: Times = { now, timing: quiet, taken: [] };
    const waiting = waitingOf(planned, { changedAt: at(-hour), times });
    if (waiting === undefined) throw new Error('nothing waits');
    const { dispatch, next } = decideClock(
      {
        ...{ runs: [], dispatched: [], startedAt: from, lookAheadMs: 6 * hour },
        needs: [needOf(waiting, leadMs(1))],
      },
      now,
    );
    if (dispatch.length > 0) return now;
    if (next.do !== 'sleep') throw new Error(`the clock would ${next.do}`);
    now = next.until;
  }
}

test('due at 5:00, quiet hours until 7:00: dispatched at 6:58, public at 7:00:00', async () => {
  const dispatched = await firstDispatch(at(16 * hour));
  expect(dispatched - seven).toBe(-2 * minute);
  const town = await place(night);
  town.time.at(dispatched, () => undefined);
  await town.time.run(dispatched);
  const until = (dispatched + leadMs(1) + timeLimits.stayBeyondLeadMs) as Instant;
  await town.run({ timingOf: () => quiet, until });
  expect(town.sent.map((sent) => sent.at)).toEqual([seven]);
});

describe('what the clock waits for', () => {
  const times = (now: Instant, over: Partial<Times> = {}): Times => ({
    ...{ now, timing: quiet, taken: [] },
    ...over,
  });
  const due = (part: PartState, o: Times, latest = at(24 * hour)) =>
    waitingOf(delivery([part], { publishAt: five, latestAt: latest }), {
      ...{ changedAt: at(-hour), times: o },
    })?.due;

  it('is the spacing after another post', () => {
    const taken = [{ at: at(22 * hour), posts: 1, micros: 0 }];
    const spaced = { ...quiet, spacingMs: 90 * minute };
    const o = times(at(22 * hour), { timing: spaced, taken });
    expect(due({ state: 'planned' }, o)).toBe(at(23.5 * hour));
  });

  it('is the slot after a back-off, not the end of the back-off', () => {
    const part: PartState = {
      ...{ state: 'retryable' as const, attempts: 1, notBefore: at(20 * hour), reason: why('x') },
      last: intent('n1'),
    };
    expect(due(part, times(at(19 * hour)))).toBe(seven);
  });

  it('is the end of the closed time for a post that is prepared', () => {
    const part = { state: 'prepared', intent: intent('n1'), remoteId: 'r1' } as const;
    expect(due(part, times(at(20 * hour)))).toBe(seven);
  });

  it('is nothing for what can never go out in time: its job holds it at once', () => {
    expect(due({ state: 'planned' }, times(at(0)), at(20 * hour))).toBe(at(-hour));
  });

  it('is its own time, however late it is, where nothing stands in the way', () => {
    const open = times(at(22 * hour), { timing: noTiming });
    expect(due({ state: 'planned' }, open)).toBe(five);
  });

  it('is no slot for what may be public already', () => {
    const part = { state: 'intended', intent: intent('n1') } as const;
    expect(due(part, times(at(20 * hour)))).toBe(five);
  });
});
