import { expect, test } from 'vitest';
import { waitingOf } from '../../../src/publish/clock/delivery-need.ts';
import type { PartState } from '../../../src/publish/delivery.ts';
import { at, delivery, minute, situation } from '../builders.ts';
import { states } from '../parts-and-events.ts';

const { timing, taken, now } = situation(at(0));
const waiting = (...parts: PartState[]) =>
  waitingOf(delivery(parts), { changedAt: at(-minute), times: { timing, taken, now } });

test('a job comes for what may be out of a thread after an earlier part became public twice', () => {
  expect(waiting(states.duplicated, states.intended)?.due).toBe(at(0));
  expect(waiting(states.duplicated, states.prepared)?.due).toBe(at(0));
});

test('and begins nothing more of it', () => {
  expect(waiting(states.duplicated)).toBeUndefined();
  expect(waiting(states.duplicated, states.planned)).toBeUndefined();
  expect(waiting(states.duplicated, states.retryable)).toBeUndefined();
});
