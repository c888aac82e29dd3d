import { describe, expect, test } from 'vitest';
import { decide } from '../../src/publish/decide.ts';
import type { Intended, PartState, Prepared } from '../../src/publish/delivery.ts';
import { isClosed } from '../../src/publish/drafts.ts';
import type { Situation } from '../../src/publish/situation.ts';
import { at, closed, delivery, intent, minute, open, sha256, situation, why } from './builders.ts';

const second = 1000;
const fact = { remoteId: 'r1', publicAt: at(0) };
const confirmed: PartState = { state: 'confirmed', fact, last: intent('n0') };
const retryable = (attempts: number, notBefore = 0): PartState => ({
  state: 'retryable',
  attempts,
  notBefore: at(notBefore),
  reason: why('http-429'),
  last: intent('n1', { attempt: attempts }),
});
const intended = (over: Partial<Intended> = {}): Intended => ({
  state: 'intended',
  intent: intent('n1'),
  ...over,
});
const prepared = (over: Partial<Prepared> = {}): Prepared => ({
  state: 'prepared',
  intent: intent('n1'),
  remoteId: 'r1',
  ...over,
});
const openGate = (ms: number) => ({ gate: { answer: open(at(ms)), askedAt: at(ms) } });
const runs = (state: 'running' | 'ended' | 'unknown') => new Map([['github:1/1', state]]);

describe('before the intent', () => {
  test('waits until shortly before it is due', () => {
    expect(decide(delivery(), situation(at(-10 * minute)))).toEqual({
      do: 'wait',
      until: at(-minute),
    });
  });

  test('begins nothing that is due after the end of the run', () => {
    const now = at(-30 * second);
    expect(decide(delivery(), situation(now, { until: at(-second) }))).toEqual({
      do: 'wait',
      until: at(0),
    });
  });

  test('asks the gate first, and again when its answer is old', () => {
    expect(decide(delivery(), situation(at(0)))).toEqual({ do: 'check' });
    expect(decide(delivery(), situation(at(61 * second), openGate(0)))).toEqual({ do: 'check' });
  });

  test('with a fresh open gate it intends', () => {
    expect(decide(delivery(), situation(at(0), openGate(-second)))).toMatchObject({
      do: 'intend',
      part: 0,
      attempt: 1,
    });
  });

  test('may go out at its latest time and is held after it', () => {
    const one = delivery();
    const last = 60 * minute;
    expect(decide(one, situation(at(last), openGate(last)))).toMatchObject({ do: 'intend' });
    expect(decide(one, situation(at(last + 1), openGate(last)))).toMatchObject({
      do: 'hold',
      reason: { code: 'past-latest-at' },
    });
  });

  test("is held at once when the platform's back-off reaches past the latest time", () => {
    expect(decide(delivery([retryable(1, 61 * minute)]), situation(at(minute)))).toMatchObject({
      do: 'hold',
      reason: { code: 'past-latest-at' },
    });
  });

  test('a retry waits for its time, then takes the next number, and ends at the limit', () => {
    expect(decide(delivery([retryable(1, 5 * minute)]), situation(at(0)))).toEqual({
      do: 'wait',
      until: at(5 * minute),
    });
    expect(decide(delivery([retryable(2)]), situation(at(0), openGate(0)))).toMatchObject({
      do: 'intend',
      attempt: 3,
    });
    expect(decide(delivery([retryable(3)]), situation(at(0), openGate(0)))).toMatchObject({
      do: 'hold',
      reason: { code: 'attempts-exhausted' },
    });
  });

  test('does not begin while another post with the same text may just be going out', () => {
    const textsInFlight = new Set([sha256('text 0')]);
    expect(decide(delivery(), situation(at(0), { ...openGate(0), textsInFlight }))).toMatchObject({
      do: 'wait',
    });
  });
});

describe('a closed gate', () => {
  const ask = (answer: ReturnType<typeof closed>, over = {}, parts?: PartState[]) =>
    decide(delivery(parts, over), situation(at(0), { gate: { answer, askedAt: at(0) } }));

  test('that may open later is said once, then waited for', () => {
    const paused = closed('stays', 'paused');
    expect(ask(paused)).toMatchObject({ do: 'block', reason: { code: 'paused' } });
    expect(ask(paused, { blockedBy: ['paused'] })).toEqual({ do: 'wait', until: at(30 * second) });
  });

  test('that will not open holds', () => {
    expect(ask(closed('hold', 'content-differs'))).toMatchObject({ do: 'hold', part: 0 });
  });

  test('that asks for withdrawal withdraws what is not public, and holds the rest of a thread', () => {
    const removed = closed('withdraw', 'removed');
    expect(ask(removed)).toMatchObject({ do: 'withdraw' });
    expect(ask(removed, {}, [confirmed, { state: 'planned' }])).toMatchObject({
      do: 'hold',
      part: 1,
      reason: { code: 'withdrawn-after-part' },
    });
  });
});

describe('threads', () => {
  test('the next part begins only after the one before is confirmed', () => {
    const waiting = delivery([intended(), { state: 'planned' }]);
    expect(decide(waiting, situation(at(0), openGate(0)))).toMatchObject({ do: 'wait' });
    const next = delivery([confirmed, { state: 'planned' }]);
    expect(decide(next, situation(at(0), openGate(0)))).toMatchObject({ do: 'intend', part: 1 });
  });

  test('a thread that fails in the middle is held, with its beginning public', () => {
    const failed: PartState = { state: 'failed', reason: why('refused'), last: intent('n1') };
    expect(decide(delivery([confirmed, failed]), situation(at(0)))).toMatchObject({
      do: 'hold',
      part: 1,
      reason: { code: 'thread-incomplete' },
    });
    expect(decide(delivery([failed, { state: 'planned' }]), situation(at(0)))).toEqual({
      do: 'nothing',
    });
  });
});

describe('the own intent', () => {
  const fresh = { sending: new Map([['n1', 'fresh']] as const) };
  const ready = { sending: new Map([['n1', 'ready']] as const) };
  const early = delivery([intended({ intent: intent('n1', { leaseUntil: at(5 * minute) }) })]);

  test('prepares early, is released at the due instant and not before', () => {
    expect(decide(early, situation(at(-50 * second), { ...fresh, ...openGate(-50_000) }))).toEqual({
      do: 'wait',
      until: at(-45 * second),
    });
    expect(
      decide(early, situation(at(-40 * second), { ...fresh, ...openGate(-50_000) })),
    ).toMatchObject({ do: 'prepare' });
    expect(decide(early, situation(at(-1), { ...ready, ...openGate(-10_000) }))).toEqual({
      do: 'wait',
      until: at(0),
    });
    expect(decide(early, situation(at(0), { ...ready, ...openGate(-10_000) }))).toMatchObject({
      do: 'release',
    });
  });

  test('asks the gate shortly before, so that the answer is fresh at the due instant', () => {
    expect(decide(early, situation(at(-40_000), { ...ready, ...openGate(-61_000) }))).toEqual({
      do: 'wait',
      until: at(-30_000),
    });
    expect(decide(early, situation(at(-30_000), { ...ready, ...openGate(-61_000) }))).toEqual({
      do: 'check',
    });
  });

  test.each([
    ['lease-over', 5 * minute, {}],
    ['past-latest-at', 3 * minute, { latestAt: at(2 * minute) }],
  ])('is given up: %s', (code, ms, over) => {
    const late = delivery([intended()], over);
    expect(decide(late, situation(at(ms), { ...ready, ...openGate(ms) }))).toMatchObject({
      do: 'give-up',
      reason: { code },
    });
  });

  test('is given up when koho is paused meanwhile, but not for one answer that did not come', () => {
    const gate = (code: string) => ({ gate: { answer: closed('stays', code), askedAt: at(0) } });
    expect(decide(early, situation(at(0), { ...ready, ...gate('paused') }))).toMatchObject({
      do: 'give-up',
    });
    expect(decide(early, situation(at(0), { ...ready, ...gate('gate-unreadable') }))).toEqual({
      do: 'wait',
      until: at(5000),
    });
  });

  test('sends nothing once an earlier attempt is known to be public', () => {
    const late = delivery([intended({ late: fact })]);
    expect(decide(late, situation(at(0), { ...ready, ...openGate(0) }))).toMatchObject({
      do: 'give-up',
      reason: { code: 'already-public' },
    });
  });

  test('whose one request was made is never sent again', () => {
    const steps = [0, minute, 10 * minute].map((ms) =>
      decide(
        delivery([intended()]),
        situation(at(ms), { spent: new Map([['n1', at(0)]]), ...openGate(ms) }),
      ),
    );
    for (const step of steps) expect(step).toMatchObject({ do: 'reconcile' });
  });
});

describe("another run's intent on a one-phase platform", () => {
  const one = delivery([intended()]);
  const settled = 5 * minute + 120 * second;

  test('is left alone while that run may be sending', () => {
    expect(decide(one, situation(at(minute), { runs: runs('running') }))).toMatchObject({
      do: 'wait',
    });
    expect(decide(one, situation(at(minute)))).toMatchObject({ do: 'wait' });
  });

  test('is looked for as soon as that run has ended; absence then proves nothing yet', () => {
    expect(decide(one, situation(at(minute), { runs: runs('ended') }))).toMatchObject({
      do: 'reconcile',
      proves: false,
    });
    const looked = new Map([['n1', { at: at(minute), seen: 'absent' }]] as const);
    expect(decide(one, situation(at(2 * minute), { runs: runs('ended'), looked }))).toEqual({
      do: 'wait',
      until: at(settled),
    });
  });

  test('absence proves that nothing was sent after the settle window, not a moment earlier', () => {
    const step = (ms: number) => decide(one, situation(at(ms), { runs: runs('ended') }));
    expect(step(settled - 1)).toMatchObject({ proves: false });
    expect(step(settled)).toMatchObject({ proves: true });
  });

  test('the window runs from the lost answer where the sender recorded it', () => {
    const told = delivery([intended({ answeredAt: at(10 * second) })]);
    expect(decide(told, situation(at(130 * second)))).toMatchObject({ proves: true });
    expect(decide(told, situation(at(129 * second)))).toMatchObject({ proves: false });
  });

  test('is held when nobody can say that the run has ended and the post is not found', () => {
    expect(decide(one, situation(at(settled)))).toMatchObject({ do: 'reconcile', proves: false });
    const looked = new Map([['n1', { at: at(settled), seen: 'absent' }]] as const);
    expect(decide(one, situation(at(settled), { looked }))).toMatchObject({
      do: 'hold',
      reason: { code: 'run-not-known-ended' },
    });
  });

  test('an unreadable timeline is read again and held after a while', () => {
    const looked = new Map([['n1', { at: at(settled), seen: 'unreadable' }]] as const);
    const step = (ms: number) => decide(one, situation(at(ms), { runs: runs('ended'), looked }));
    expect(step(settled + second)).toEqual({ do: 'wait', until: at(settled + 30 * second) });
    expect(step(settled + 31 * second)).toMatchObject({ do: 'reconcile' });
    expect(step(settled + 5 * minute)).toMatchObject({
      do: 'hold',
      reason: { code: 'unreadable' },
    });
  });

  test('is found out about also after the latest time', () => {
    const late = situation(at(3 * 60 * minute), { runs: runs('ended') });
    expect(decide(one, late)).toMatchObject({ do: 'reconcile' });
  });
});

describe("another run's intent on a two-phase platform", () => {
  const two = { phases: 'two' } as const;

  test('without an invisible post on record it had no effect', () => {
    const one = delivery([intended()]);
    expect(decide(one, situation(at(minute), { ...two, runs: runs('ended') }))).toMatchObject({
      do: 'give-up',
      reason: { code: 'not-prepared' },
    });
    expect(decide(one, situation(at(minute), { ...two, runs: runs('running') }))).toMatchObject({
      do: 'wait',
    });
    expect(decide(one, situation(at(5 * minute), two))).toMatchObject({ do: 'give-up' });
  });

  test('with one, its state is asked first and then it is made public, when due and allowed', () => {
    const one = delivery([prepared()]);
    const ended = { ...two, runs: runs('ended') };
    const looked = new Map([['n1', { at: at(minute), seen: 'absent' }]] as const);
    expect(decide(one, situation(at(-second), ended))).toEqual({ do: 'wait', until: at(0) });
    expect(decide(one, situation(at(minute), ended))).toMatchObject({
      do: 'reconcile',
      remoteId: 'r1',
    });
    expect(decide(one, situation(at(minute), { ...ended, looked }))).toEqual({ do: 'check' });
    expect(
      decide(one, situation(at(minute), { ...ended, looked, ...openGate(minute) })),
    ).toMatchObject({ do: 'release', remoteId: 'r1' });
  });

  describe('past the latest time', () => {
    const latestAt = at(60 * minute);
    const settled = 60 * minute + situation(at(0)).limits.settleSeconds * second;
    const step = (now: number, lookedAt: number, seen: 'absent' | 'unreadable' = 'absent') => {
      const looked = new Map([['n1', { at: at(lookedAt), seen }]]);
      return decide(delivery([prepared()], { latestAt }), situation(at(now), { ...two, looked }));
    };

    test('it is held, and called unreadable when nobody knows', () => {
      const held = (seen: 'absent' | 'unreadable') => step(settled, settled, seen);
      expect(held('absent')).toMatchObject({ do: 'hold', reason: { code: 'past-latest-at' } });
      expect(held('unreadable')).toMatchObject({ do: 'hold', reason: { code: 'unreadable' } });
    });

    test('but not while the flip of another run, begun at the last moment, may be on its way', () => {
      const waits = { do: 'wait', until: at(settled) };
      expect(step(60 * minute + 1, 60 * minute + 1)).toEqual(waits);
      expect(step(settled - 1, settled - 1)).toEqual(waits);
    });

    test('nor by a look from before: what came out since would be held as if it were not public', () => {
      expect(step(settled, settled - 1)).toMatchObject({ do: 'reconcile', remoteId: 'r1' });
    });
  });
});

test.each<[string, PartState]>([
  ['confirmed', confirmed],
  ['duplicated', { state: 'duplicated', remoteIds: ['r1', 'r2'], last: intent('n1') }],
  ['held', { state: 'held', reason: why('unreadable'), before: intended() }],
  ['withdrawn', { state: 'withdrawn', reason: why('removed') }],
])('nothing is done for a part that is %s, however long it waits', (_, part) => {
  for (const ms of [0, 30 * minute, 300 * minute]) {
    expect(decide(delivery([part]), situation(at(ms), openGate(ms)))).toEqual({ do: 'nothing' });
  }
});

describe("a post that this run prepared is everybody's", () => {
  const own = (now: number, more: Partial<Situation> = {}) =>
    situation(at(now), { phases: 'two', sending: new Map([['n1', 'ready']]), ...more });
  const one = delivery([prepared()]);

  test('after the lease it is asked about, not given up: another run may have made it public', () => {
    expect(decide(one, own(6 * minute))).toMatchObject({ do: 'reconcile', remoteId: 'r1' });
  });

  test('past the latest time, too', () => {
    const late = delivery([prepared()], { latestAt: at(minute) });
    expect(decide(late, own(2 * minute))).toMatchObject({ do: 'reconcile', remoteId: 'r1' });
  });

  test('a gate that says no makes it one of those that are asked about; a yes lets it go out', () => {
    const gate = { answer: closed('stays', 'paused'), askedAt: at(0) };
    const looked = new Map([['n1', { at: at(500), seen: 'absent' }]] as const);
    expect(decide(one, own(1000, { gate }))).toMatchObject({ do: 'reconcile' });
    expect(decide(one, own(1000, { gate, looked }))).toMatchObject({ do: 'block' });
    expect(decide(one, own(1000, openGate(0)))).toMatchObject({ do: 'release' });
  });

  test('removed from main it is held, not withdrawn', () => {
    const gate = { answer: closed('withdraw', 'removed'), askedAt: at(0) };
    const looked = new Map([['n1', { at: at(500), seen: 'absent' }]] as const);
    expect(decide(one, own(1000, { gate, looked }))).toMatchObject({
      do: 'hold',
      reason: { code: 'withdrawn-while-sending' },
    });
  });
});

describe('a part that is public twice', () => {
  const twice: PartState = { state: 'duplicated', remoteIds: ['r1', 'r2'], last: intent('n0') };
  const late = situation(at(30 * minute), { runs: runs('ended') });

  test('ends the post: nothing more of it is begun', () => {
    expect(decide(delivery([twice, { state: 'planned' }]), late)).toEqual({ do: 'nothing' });
  });

  test('leaves to be found out what may be out of the rest', () => {
    const step = decide(delivery([twice, intended()]), late);
    expect(step).toMatchObject({ do: 'reconcile', part: 1 });
  });

  test('sends nothing that was about to go out', () => {
    const sending = new Map([['n1', 'ready' as const]]);
    const now = situation(at(0), { sending, ...openGate(0) });
    expect(decide(delivery([{ ...confirmed }, intended()]), now)).toMatchObject({ do: 'release' });
    expect(decide(delivery([twice, intended()]), now)).toEqual({ do: 'nothing' });
  });

  test('closes the delivery only once nothing of the rest is under way', () => {
    expect(isClosed(delivery([twice, intended()]))).toBe(false);
    expect(isClosed(delivery([twice, { state: 'planned' }]))).toBe(true);
  });
});
