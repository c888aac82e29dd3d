import { describe, expect, test } from 'vitest';
import type { PartEvent, PartState } from '../../src/publish/delivery.ts';
import { PublishError } from '../../src/publish/publish-error.ts';
import { transition } from '../../src/publish/transition.ts';
import { at, minute, why } from './builders.ts';
import { events, first, named, resolvedAs, states } from './parts-and-events.ts';

/** Rows: states; columns: in the order of `events`. `-` = impossible. "held>x" = still held, now from x. */
const table: Record<keyof typeof states, string> = {
  planned:
    'intended - - - - - - - - - - - - - - - held withdrawn withdrawn - - - withdrawn - - - -',
  intended:
    '- prepared - - - - - - - confirmed intended - retryable failed intended duplicated held>intended - - - - - intended - - - -',
  'intended, late success known':
    '- prepared - - - - - - - duplicated intended - confirmed confirmed intended duplicated held>intended - - - - - intended - - - -',
  prepared:
    '- prepared - scheduled - - - - - confirmed prepared - retryable failed prepared duplicated held>prepared - - - - - prepared deleting - - -',
  scheduled:
    '- - - - - scheduled scheduled retryable - confirmed scheduled - - - - duplicated held>scheduled - - - - - scheduled - - - -',
  'scheduled, late success known':
    '- - - - - scheduled scheduled confirmed - duplicated scheduled - - - - duplicated held>scheduled - - - - - scheduled - - - -',
  'scheduled, given up by a person':
    '- - - - - scheduled - withdrawn - confirmed scheduled - - - - duplicated held>scheduled - - - - - scheduled - - - -',
  retryable:
    'intended - - - - - - - - confirmed confirmed - - - intended duplicated held>retryable withdrawn withdrawn - - - withdrawn - - - -',
  confirmed:
    '- - - - - - - - - confirmed duplicated - - - - duplicated - - - - - - confirmed deleting - - -',
  failed:
    '- - - - - - - - - confirmed confirmed - - - intended duplicated held>failed - - - - - failed - - - -',
  duplicated:
    '- - - - - - - - - duplicated duplicated - - - - duplicated - - - - - - duplicated - - - -',
  'held from planned':
    '- - - - - - - - - - - - - - - - - withdrawn withdrawn - planned withdrawn withdrawn - - - -',
  'held from intended':
    '- - - - - - - - - confirmed held>intended - held>retryable held>failed held>intended duplicated - - withdrawn intended retryable withdrawn held>intended - - - -',
  'held from retryable':
    '- - - - - - - - - confirmed confirmed - - - held>intended duplicated - withdrawn withdrawn intended retryable withdrawn withdrawn - - - -',
  'held from prepared':
    '- - - - - - - - - confirmed held>prepared - held>retryable held>failed held>prepared duplicated - - withdrawn prepared retryable withdrawn held>prepared deleting - - -',
  'held from scheduled':
    '- - - - - - - - - confirmed held>scheduled - - - - duplicated - - - scheduled scheduled scheduled scheduled - - - -',
  'held from failed':
    '- - - - - - - - - confirmed confirmed - - - held>intended duplicated - - withdrawn intended retryable withdrawn withdrawn - - - -',
  'withdrawn untouched': '- - - - - - - - - - - - - - - - - - - - - - withdrawn - - - -',
  'withdrawn after an attempt':
    '- - - - - - - - - confirmed confirmed - - - held>intended duplicated - - - - - - withdrawn - - - -',
  deleting:
    '- - - - - - - - - deleting duplicated - - - - duplicated - - - - - - deleting - deleted - delete_failed',
  deleted: '- - - - - - - - - deleted duplicated - - - - duplicated - - - - - - deleted - - - -',
  delete_failed:
    '- - - - - - - - - delete_failed duplicated - - - - duplicated - - - - - - delete_failed deleting - - -',
};

function outcome(part: PartState, event: PartEvent): string {
  try {
    return named(transition(part, event));
  } catch (error) {
    if (error instanceof PublishError) return '-';
    throw error;
  }
}

describe('every pair of state and event is decided', () => {
  for (const [name, state] of Object.entries(states)) {
    test(name, () => {
      const row = Object.values(events).map((event) => outcome(state, event));
      const expected = Object.entries(table)
        .find(([key]) => key === name)?.[1]
        .split(' ');
      const label = (cells: readonly string[] | undefined) =>
        Object.fromEntries(Object.keys(events).map((event, index) => [event, cells?.[index]]));
      expect(label(row)).toEqual(label(expected));
    });
  }
});

describe('what a state keeps', () => {
  test('a retry remembers when the first attempt began, so that a read-back sees a late one', () => {
    const again = transition(
      { state: 'retryable', attempts: 1, notBefore: at(0), reason: why('x'), last: first },
      { ...events.intent, intent: { ...events.intent.intent, at: at(9 * minute) } },
    );
    expect(again).toMatchObject({
      state: 'intended',
      intent: { nonce: 'n3', firstAt: at(0), earlier: [{ nonce: 'n1', at: at(0) }] },
    });
  });

  test('a nonce is used for one attempt only', () => {
    const reused = { ...events.intent, intent: { ...events.intent.intent, nonce: 'n1' } };
    expect(() => transition(states.retryable, reused)).toThrow(PublishError);
  });

  test('two public posts are never called one: a late success and another id make a duplicate', () => {
    const late = transition(states.intended, events['confirmed by an earlier attempt']);
    expect(late).toMatchObject({ state: 'intended', late: { remoteId: 'r1' } });
    expect(transition(late, events['confirmed r2'])).toMatchObject({
      state: 'duplicated',
      remoteIds: ['r1', 'r2'],
    });
    expect(transition(late, events['no effect'])).toMatchObject({
      state: 'confirmed',
      fact: { remoteId: 'r1' },
    });
  });

  test('the invisible post of an intent cannot be swapped for another', () => {
    const other = { event: 'prepared', nonce: 'n2', remoteId: 'r7' } as const;
    expect(() => transition(states.prepared, other)).toThrow(PublishError);
  });

  test("a person's answer starts the attempts again", () => {
    expect(transition(states['held from retryable'], resolvedAs('retryable'))).toMatchObject({
      state: 'retryable',
      attempts: 0,
    });
  });
});
