import { expect, test } from 'vitest';
import { takenSlots } from '../../src/publish/taken-slots.ts';
import { at, delivery, minute } from './builders.ts';
import { states } from './parts-and-events.ts';

/** A budget forgets nothing that was, or may yet be, public: deleted posts were paid for too. */
const taken: Readonly<Record<keyof typeof states, boolean>> = {
  planned: false,
  intended: true,
  'intended, late success known': true,
  prepared: true,
  scheduled: true,
  'scheduled, late success known': true,
  'scheduled, given up by a person': true,
  retryable: false,
  confirmed: true,
  failed: false,
  duplicated: true,
  'held from planned': false,
  'held from intended': true,
  'held from retryable': false,
  'held from prepared': true,
  'held from scheduled': true,
  'held from failed': false,
  'withdrawn untouched': false,
  'withdrawn after an attempt': false,
  deleting: true,
  deleted: true,
  delete_failed: true,
};

test.each(Object.entries(states))('%s', (name, part) => {
  const slots = takenSlots(delivery([part]), at(minute));
  const isTaken = taken[name as keyof typeof states];
  expect(slots.map(({ posts }) => posts)).toEqual(isTaken ? [1] : []);
  for (const { micros } of slots) expect(micros).toBeGreaterThan(0);
});
