import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/publish/decide.ts';
import type { Delivery, DeliveryId, PartState } from '../../../src/publish/delivery.ts';
import {
  type EditRecord,
  type EditStanding,
  editStanding,
  quietMs,
} from '../../../src/publish/edits/edit-standing.ts';
import { at, delivery, due, intent, limits, minute, open, situation, why } from '../builders.ts';

const nonce = 'a'.repeat(32);
const root = 'f'.repeat(64) as DeliveryId;
const shown: PartState = {
  state: 'confirmed',
  fact: { remoteId: '1_2', publicAt: at(-60 * minute) },
  last: intent('b'.repeat(32)),
};
const edit = (part: PartState = { state: 'planned' }, over: Partial<Delivery> = {}) =>
  delivery([part], { edits: root, approvedSeq: 5, ...over });
const other = (part: PartState, over: Partial<Delivery> = {}): Delivery =>
  edit(part, { id: 'e'.repeat(64) as DeliveryId, approvedSeq: 4, ...over });
const removal = { nonce, orderedAt: at(0) };

function standing(record: Partial<EditRecord>, now = due): EditStanding {
  const whole = { root: delivery([shown], { id: root }), others: [] };
  return editStanding(edit(), { ...whole, ...record }, { now, limits, pollMs: 30_000 });
}

describe('the post whose text is to be replaced', () => {
  test('is ready where it is public and nobody else is at it', () => {
    expect(standing({})).toEqual({ state: 'ready', remoteId: '1_2', supersedes: [] });
  });

  const prepared = { state: 'prepared', intent: intent(nonce), remoteId: '1_2' } as const;
  test.each([
    ['is on its way', { root: delivery([prepared], { id: root }) }, 'edit-too-early'],
    [
      'is just being corrected by another that was approved before',
      { others: [{ delivery: other(prepared), isOpen: true }] },
      'edit-waits',
    ],
    [
      'may be deleted, once it is known whether the text of an earlier correction is public',
      { others: [{ delivery: other(prepared, { removal }), isOpen: true }] },
      'edit-waits-withdrawal',
    ],
  ] as const)('is waited for while it %s', (_, record, code) => {
    expect(standing(record)).toMatchObject({ state: 'waits', reason: { code } });
  });

  test('is not gone because a correction was ordered gone of which nothing was sent', () => {
    const never = other({ state: 'withdrawn', reason: why('x'), last: intent(nonce) }, { removal });
    expect(standing({ others: [{ delivery: never, isOpen: false }] })).toMatchObject({
      state: 'ready',
    });
  });

  test('does not wait for a correction that was approved later: that one waits', () => {
    const later = { delivery: other(prepared, { approvedSeq: 6 }), isOpen: true };
    expect(standing({ others: [later] })).toMatchObject({ state: 'ready' });
  });

  test('is left alone after another correction until no request of it can arrive', () => {
    const ended = { others: [{ delivery: other(shown), isOpen: false, lastAt: at(0) }] };
    expect(standing(ended, at(quietMs(limits) - 1))).toMatchObject({
      state: 'waits',
      until: at(quietMs(limits)),
    });
    expect(standing(ended, at(quietMs(limits)))).toMatchObject({ state: 'ready' });
  });

  test('does not wait for one that waits for a person: that one ends with it, as soon as nothing of it can arrive', () => {
    const held = other({ state: 'held', reason: why('x'), before: prepared });
    const record = { others: [{ delivery: held, isOpen: true, lastAt: at(0) }] };
    expect(standing(record, at(quietMs(limits) - 1))).toMatchObject({
      state: 'waits',
      until: at(quietMs(limits)),
      reason: { code: 'edit-waits', message: { ja: expect.stringContaining(held.post) } },
    });
    const ready = standing(record, at(quietMs(limits)));
    expect(ready).toMatchObject({ state: 'ready', supersedes: [held.id] });
    const gate = { answer: open(due), askedAt: due };
    expect(decide(edit(), situation(due, { phases: 'two', gate, edit: ready }))).toMatchObject({
      do: 'intend',
      supersedes: [held.id],
    });
  });

  test('does not wait for an earlier one whose time has not come: after it that one would bring the older text back', () => {
    const planned = { delivery: other({ state: 'planned' }), isOpen: true };
    expect(standing({ others: [planned] })).toMatchObject({
      state: 'ready',
      supersedes: [planned.delivery.id],
    });
  });

  test('is waited for while it is being found out whether an earlier one, ordered gone, was public', () => {
    const held = other({ state: 'held', reason: why('x'), before: prepared }, { removal });
    const waits = standing({ others: [{ delivery: held, isOpen: true }] });
    const command = `koho resolve ${held.post} --account ${held.account}`;
    expect(waits).toMatchObject({ reason: { message: { en: expect.stringContaining(command) } } });
  });

  test.each([
    ['is not on record', { root: undefined }],
    ['is ordered gone', { root: delivery([shown], { id: root, removal }) }],
    ['waits for a person', { root: delivery([{ ...held() }], { id: root }) }],
    ['is public twice', { root: delivery([duplicated()], { id: root }) }],
    [
      'goes with another correction that is ordered gone',
      { others: [{ delivery: other(shown, { removal }), isOpen: true }] },
    ],
  ])('is gone where it %s', (_, record) => {
    expect(standing(record)).toMatchObject({
      state: 'gone',
      reason: { code: 'edit-target-gone' },
    });
  });
});

describe('a correction whose post is gone', () => {
  const gone = standing({ root: undefined });
  const step = (part: PartState, sending = new Map<string, 'fresh' | 'ready'>()) =>
    decide(edit(part), situation(due, { phases: 'two', edit: gone, sending }));
  const hold = { do: 'hold', part: 0, reason: { code: 'edit-target-gone' } };

  test('is held, whether or not its sending began; nothing is taken away', () => {
    expect(step({ state: 'planned' })).toMatchObject(hold);
    expect(step({ state: 'prepared', intent: intent(nonce), remoteId: '1_2' })).toMatchObject(hold);
    const mine = step({ state: 'intended', intent: intent(nonce) }, new Map([[nonce, 'fresh']]));
    expect(mine).toMatchObject({ do: 'give-up' });
  });

  test('as the platform says itself, is not tried again', () => {
    const retryable: PartState = {
      state: 'retryable',
      ...{ attempts: 1, notBefore: due, last: intent(nonce), reason: why('edit-target-gone') },
    };
    const ready = standing({});
    const now = situation(due, { phases: 'two', edit: ready });
    expect(decide(edit(retryable), now)).toMatchObject(hold);
  });
});

describe('a correction by editing', () => {
  test('never stands on the timetable of the platform', () => {
    const now = at(-60 * minute);
    const over = {
      phases: 'two',
      edit: standing({}),
      scheduling: { aheadMs: 120 * minute },
    } as const;
    const gate = { answer: open(now), askedAt: now };
    expect(decide(edit(), situation(now, { ...over, gate }))).toMatchObject({ do: 'wait' });
    const { edits: _, ...plain } = edit();
    expect(decide(plain, situation(now, { ...over, gate }))).toMatchObject({
      do: 'intend',
      isEarly: true,
    });
  });

  test('begins nothing before anybody has looked how its post stands', () => {
    const gate = { answer: open(due), askedAt: due };
    expect(decide(edit(), situation(due, { phases: 'two', gate }))).toMatchObject({ do: 'wait' });
    const ready = situation(due, { phases: 'two', gate, edit: standing({}) });
    expect(decide(edit(), ready)).toMatchObject({ do: 'intend' });
  });
});

function held(): PartState {
  return { state: 'held', reason: why('x'), before: { state: 'planned' } };
}

function duplicated(): PartState {
  return { state: 'duplicated', remoteIds: ['1_2', '1_3'], last: intent(nonce) };
}
