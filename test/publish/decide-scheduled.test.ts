import { describe, expect, test } from 'vitest';
import { decide } from '../../src/publish/decide.ts';
import type { Delivery, PartState, Scheduled } from '../../src/publish/delivery.ts';
import type { Standing } from '../../src/publish/ports/platform.ts';
import type { Ordered, Situation } from '../../src/publish/situation.ts';
import { transition } from '../../src/publish/transition.ts';
import { at, closed, delivery, intent, minute, open, situation, why } from './builders.ts';

const due = at(180 * minute);
const aheadMs = 120 * minute;
const two = { phases: 'two', scheduling: { aheadMs }, until: at(600 * minute) } as const;

function of(part: PartState, over: Partial<Delivery> = {}): Delivery {
  return { ...delivery([part]), publishAt: due, latestAt: at(240 * minute), ...over };
}

const first = intent('n1');
const scheduled: Scheduled = {
  ...{ state: 'scheduled', intent: first, remoteId: 'r1', dueAt: due, isTaken: true },
};
const recalled: Scheduled = { ...scheduled, recall: { reason: why('x'), becomes: 'retryable' } };

function step(part: PartState, now: number, over: Partial<Situation> = {}, more = {}) {
  return decide(of(part, more), situation(at(now), { ...two, ...over }));
}

const seen = (standing: Standing, when: number) => ({
  standings: new Map([['n1', { at: at(when), standing }]]),
});
const asked = (order: Ordered['order'], when: number, isRefused = false) => ({
  ordered: new Map([['n1', { order, at: at(when), isRefused }]]),
});
const gate = (answer: ReturnType<typeof open>, when: number) => ({
  gate: { answer, askedAt: at(when) },
});
const onTime: Standing = { seen: 'scheduled', publishesAt: due };
const far: Standing = { seen: 'scheduled', publishesAt: at(30_000 * minute) };
const out: Standing = {
  seen: 'public',
  post: { remoteId: 'r1', url: 'u', publicAt: due },
};

describe('when a post is handed over', () => {
  const now = 60 * minute;
  const ready = gate(open(at(now)), now);

  test('an intent as soon as the time ahead has come, not before', () => {
    expect(step({ state: 'planned' }, now, ready)).toMatchObject({ do: 'intend', isEarly: true });
    expect(step({ state: 'planned' }, now - 1000, ready)).toEqual({ do: 'wait', until: at(now) });
  });

  test('not at all where koho publishes itself, or the latest time is near', () => {
    const waits = { do: 'wait', until: at(179 * minute) };
    const { scheduling: _none, ...own } = two;
    const s = situation(at(now), { ...own, ...ready });
    expect(decide(of({ state: 'planned' }), s)).toEqual(waits);
    const near = { latestAt: at(184 * minute) };
    expect(step({ state: 'planned' }, now, ready, near)).toEqual(waits);
  });

  test('not less than twelve minutes ahead: koho waits for the second', () => {
    const late = 169 * minute;
    expect(step({ state: 'planned' }, late, gate(open(at(late)), late))).toEqual({
      do: 'wait',
      until: at(179 * minute),
    });
  });

  test('only what is prepared and on record, and only while the gate is open now', () => {
    const part: PartState = { state: 'prepared', intent: first, remoteId: 'r1' };
    const mine = { sending: new Map([['n1', 'ready' as const]]) };
    const own = { ...part, intent: { ...first, leaseUntil: at(now + minute) } };
    expect(step(own, now, { ...mine, ...ready })).toMatchObject({ do: 'schedule', dueAt: due });
    expect(step(own, now, mine)).toEqual({ do: 'check' });
    const paused = gate(closed('stays', 'paused'), now);
    expect(step(own, now, { ...mine, ...paused })).toMatchObject({ do: 'block' });
  });

  test('not again when the platform has sent it back', () => {
    const part: PartState = {
      ...{ state: 'retryable', attempts: 0, notBefore: at(0), last: first },
      reason: why('schedule-refused'),
    };
    expect(step(part, now, ready)).toEqual({ do: 'wait', until: at(179 * minute) });
    const resumed: PartState = { ...part, reason: why('paused') };
    expect(step(resumed, now, ready)).toMatchObject({ do: 'intend', isEarly: true });
  });
});

describe('while it stands on the timetable', () => {
  const now = 100 * minute;
  const isOpen = gate(open(at(now)), now);

  test('each run asks the gate and looks, and then leaves it until it is due', () => {
    expect(step(scheduled, now)).toEqual({ do: 'check' });
    expect(step(scheduled, now, isOpen)).toMatchObject({ do: 'read-standing' });
    const waits = step(scheduled, now, { ...isOpen, ...seen(onTime, now) });
    expect(waits).toMatchObject({ do: 'wait', for: due });
  });

  test('the gate is asked again so late that its answer holds when the platform publishes', () => {
    const last = 180 * minute - 30_000;
    const old = { ...gate(open(at(last - 40_000)), last - 40_000), ...seen(onTime, last) };
    expect(step(scheduled, last, old)).toEqual({ do: 'check' });
    const fresh = { ...gate(open(at(last)), last), ...seen(onTime, last) };
    expect(step(scheduled, last, fresh)).toMatchObject({ do: 'wait' });
  });

  test.each(['paused', 'approval-void', 'policy-not-in-force', 'content-differs'])(
    'a gate that says %s: the brake first, before any look or record',
    (code) => {
      for (const effect of ['stays', 'hold', 'withdraw'] as const) {
        const shut = gate(closed(effect, code), now);
        expect(step(scheduled, now, shut)).toMatchObject({ do: 'postpone', remoteId: 'r1' });
        expect(step(scheduled, now, { ...shut, ...seen(onTime, now) })).toMatchObject({
          do: 'postpone',
        });
      }
    },
  );

  test('a gate that cannot be read is asked again, and is closed when there is no more time', () => {
    const dark = gate(closed('stays', 'gate-unreadable'), now);
    expect(step(scheduled, now, dark)).toMatchObject({ do: 'wait', for: due });
    const lastCall = 180 * minute - 20_000;
    const still = gate(closed('stays', 'gate-unreadable'), lastCall);
    expect(step(scheduled, lastCall, still)).toMatchObject({ do: 'postpone' });
    const unsure = gate(closed('stays', 'credentials-unchecked'), now);
    expect(step(scheduled, now, unsure)).toMatchObject({ do: 'wait', for: due });
  });

  test('an earlier attempt that turns out to be public takes it away', () => {
    const late = { ...scheduled, late: { remoteId: 'r0', publicAt: at(0) } };
    expect(step(late, now, isOpen)).toMatchObject({ do: 'postpone' });
  });

  test('changed or deleted by somebody at the platform', () => {
    const moved: Standing = { seen: 'scheduled', publishesAt: at(150 * minute) };
    expect(step(scheduled, now, { ...isOpen, ...seen(moved, now) })).toMatchObject({
      do: 'postpone',
    });
    expect(step(scheduled, now, { ...isOpen, ...seen({ seen: 'gone' }, now) })).toMatchObject({
      do: 'hold',
      reason: { code: 'gone-at-platform' },
    });
  });

  test('an order whose answer was lost is looked for, then repeated; a refused one ends', () => {
    const { isTaken: _taken, ...unsure } = scheduled;
    const lost = { ...isOpen, ...asked('schedule', now) };
    expect(step(unsure, now, lost)).toMatchObject({ do: 'read-standing' });
    const hidden = seen({ seen: 'hidden' }, now);
    const later = now + 31_000;
    expect(step(unsure, later, { ...lost, ...hidden })).toMatchObject({ do: 'schedule' });
    const refused = { ...isOpen, ...asked('schedule', now, true), ...hidden };
    expect(step(unsure, now, refused)).toMatchObject({ do: 'postpone' });
  });
});

describe('calling back', () => {
  const now = 100 * minute;
  const shut = { ...gate(closed('stays', 'paused'), now), ...asked('postpone', now) };

  test('what was asked for counts only once it is read back', () => {
    expect(step(scheduled, now, shut)).toMatchObject({ do: 'read-standing' });
    const before = { ...shut, ...seen(far, now - 1000) };
    expect(step(scheduled, now, before)).toMatchObject({ do: 'read-standing' });
  });

  test('deleted only when it was read to be far ahead, and that is on record', () => {
    const safe = { ...shut, ...seen(far, now) };
    expect(step(scheduled, now, safe)).toMatchObject({ do: 'recall', reason: { code: 'paused' } });
    expect(step(recalled, now, safe)).toMatchObject({ do: 'take-away' });
    const still = { ...shut, ...seen(onTime, now) };
    const again = now + 6000;
    expect(step(scheduled, again, still)).toMatchObject({ do: 'postpone' });
    expect(step(recalled, again, still)).toMatchObject({ do: 'postpone' });
  });

  test('called back only when it was read to be gone', () => {
    const removing = { ...gate(closed('stays', 'paused'), now), ...asked('take-away', now) };
    expect(step(recalled, now, removing)).toMatchObject({ do: 'read-standing' });
    const gone = { ...removing, ...seen({ seen: 'gone' }, now) };
    expect(step(recalled, now, gone)).toMatchObject({ do: 'called-back' });
  });

  test('begun, it is brought to an end by any run, whatever the gate says by then', () => {
    const isOpen = gate(open(at(now)), now);
    expect(step(recalled, now, isOpen)).toMatchObject({ do: 'read-standing' });
    expect(step(recalled, now, { ...isOpen, ...seen(far, now) })).toMatchObject({
      do: 'take-away',
    });
  });

  test('nothing seen for too long is told to people', () => {
    const blind = seen({ seen: 'unreadable', reason: why('x') }, 187 * minute);
    const late = { ...gate(closed('stays', 'paused'), now), ...blind };
    expect(step(scheduled, 187 * minute, late)).toMatchObject({
      do: 'hold',
      reason: { code: 'unreadable' },
    });
  });
});

describe('at the due instant and after it', () => {
  const now = 180 * minute + 5000;
  const isOpen = gate(open(at(now)), now);

  test('the platform is asked, whatever was known before', () => {
    expect(step(scheduled, 180 * minute)).toEqual({ do: 'wait', until: at(180 * minute + 3000) });
    const before = { ...isOpen, ...seen(onTime, 179 * minute) };
    expect(step(scheduled, now, before)).toMatchObject({ do: 'read-standing' });
    // Also with a closed gate: moving a public post would be refused, and deleting it be a loss.
    const shut = gate(closed('stays', 'paused'), now);
    expect(step(scheduled, now, { ...shut, ...seen(onTime, 179 * minute) })).toMatchObject({
      do: 'read-standing',
    });
  });

  test('not out after two minutes, or past its latest time: called back', () => {
    const grace = 182 * minute;
    const still = { ...gate(open(at(grace)), grace), ...seen(onTime, grace) };
    expect(step(scheduled, grace - 1, still)).not.toMatchObject({ do: 'postpone' });
    expect(step(scheduled, grace, still)).toMatchObject({ do: 'postpone' });
    const late = 241 * minute;
    expect(step(scheduled, late, { ...isOpen, ...seen(onTime, late) })).toMatchObject({
      do: 'postpone',
    });
  });

  test('gone, and nobody of ours took it away: a person decides', () => {
    const gone = { ...isOpen, ...seen({ seen: 'gone' }, now) };
    expect(step(scheduled, now, gone)).toMatchObject({ do: 'hold' });
    const shut = { ...gate(closed('stays', 'paused'), now), ...seen({ seen: 'gone' }, now) };
    expect(step(scheduled, now, shut)).toMatchObject({ do: 'hold' });
  });

  test('public is for the look itself to record', () => {
    expect(step(scheduled, now + 6000, { ...isOpen, ...seen(out, now) })).toMatchObject({
      do: 'read-standing',
    });
  });
});

describe('what is ordered gone while it stands there', () => {
  const now = 100 * minute;
  const removal = { nonce: 'w', orderedAt: at(now) };
  const event = { event: 'ordered', reason: why('withdrawal-ordered'), at: at(now) } as const;
  const part = transition(scheduled, event);
  const next = (when: number, over: Partial<Situation> = {}) => step(part, when, over, { removal });

  test('is moved far ahead before anything is read, though the gate is open', () => {
    expect(next(now, gate(open(at(now)), now))).toMatchObject({ do: 'postpone' });
    // Also where nothing can be read for the time being.
    const blind = seen({ seen: 'unreadable', reason: why('x') }, now);
    expect(next(now + minute, { ...asked('postpone', now), ...blind })).toMatchObject({
      do: 'postpone',
    });
  });

  test('then deleted there, read to be gone, and withdrawn', () => {
    const braked = { ...asked('postpone', now), ...seen(far, now) };
    expect(next(now, braked)).toMatchObject({ do: 'take-away' });
    const gone = { ...asked('take-away', now), ...seen({ seen: 'gone' }, now) };
    expect(next(now, gone)).toMatchObject({ do: 'called-back' });
    const back = { event: 'called-back', nonce: 'n1', reason: why('x'), at: at(now) } as const;
    expect(transition(part, back)).toMatchObject({
      state: 'withdrawn',
      reason: { code: 'withdrawal-ordered' },
    });
  });

  test('is confirmed where it was public already, and then deleted', () => {
    const late = 181 * minute;
    expect(next(late)).toMatchObject({ do: 'read-standing' });
    const fact = { remoteId: 'r1', publicAt: due };
    const known = transition(part, { event: 'confirmed', nonce: 'n1', fact });
    expect(step(known, late, {}, { removal })).toMatchObject({ do: 'identify' });
  });

  test('is called back without a person, too, where one was asked before', () => {
    const held: PartState = { state: 'held', reason: why('unreadable'), before: scheduled };
    expect(transition(held, event)).toMatchObject({
      state: 'scheduled',
      recall: { becomes: 'withdrawn' },
    });
  });
});
