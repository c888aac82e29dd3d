import type { PartEvent, PartState } from '../../src/publish/delivery.ts';
import { at, intent, minute, why } from './builders.ts';

export const first = intent('n1');
const second = intent('n2', { attempt: 2, earlier: [{ nonce: 'n1', at: at(0) }] });
const deletion = { nonce: 'd1', attempt: 1, at: at(0) } as const;
const fact = (remoteId: string) => ({ remoteId, publicAt: at(minute) });

/** One part in each state, and in each shape of it that the machine tells apart. */
export const states = {
  planned: { state: 'planned' },
  intended: { state: 'intended', intent: second },
  'intended, late success known': { state: 'intended', intent: second, late: fact('r1') },
  prepared: { state: 'prepared', intent: second, remoteId: 'r2' },
  scheduled: { state: 'scheduled', intent: second, remoteId: 'r2', dueAt: at(minute) },
  'scheduled, late success known': {
    ...{ state: 'scheduled', intent: second, remoteId: 'r2', dueAt: at(minute) },
    late: fact('r1'),
  },
  'scheduled, given up by a person': {
    ...{ state: 'scheduled', intent: second, remoteId: 'r2', dueAt: at(minute) },
    recall: { reason: why('answered-by-person'), becomes: 'withdrawn' },
  },
  retryable: {
    state: 'retryable',
    attempts: 2,
    notBefore: at(0),
    reason: why('absent'),
    last: second,
  },
  confirmed: { state: 'confirmed', fact: fact('r2'), last: second },
  failed: { state: 'failed', reason: why('refused'), last: second },
  duplicated: { state: 'duplicated', remoteIds: ['r2', 'r3'], last: second },
  'held from planned': { state: 'held', reason: why('late'), before: { state: 'planned' } },
  'held from intended': {
    state: 'held',
    reason: why('unreadable'),
    before: { state: 'intended', intent: second },
  },
  'held from retryable': {
    state: 'held',
    reason: why('attempts-exhausted'),
    before: {
      state: 'retryable',
      attempts: 3,
      notBefore: at(0),
      reason: why('absent'),
      last: second,
    },
  },
  'held from prepared': {
    state: 'held',
    reason: why('unreadable'),
    before: { state: 'prepared', intent: second, remoteId: 'r2' },
  },
  'held from scheduled': {
    state: 'held',
    reason: why('gone-at-platform'),
    before: { state: 'scheduled', intent: second, remoteId: 'r2', dueAt: at(minute) },
  },
  'held from failed': {
    state: 'held',
    reason: why('thread-incomplete'),
    before: { state: 'failed', reason: why('refused'), last: second },
  },
  'withdrawn untouched': { state: 'withdrawn', reason: why('removed') },
  'withdrawn after an attempt': { state: 'withdrawn', reason: why('removed'), last: second },
  deleting: { state: 'deleting', deletion, remoteIds: ['r2'], last: second },
  deleted: { state: 'deleted', remoteIds: ['r2'], last: second },
  delete_failed: {
    state: 'delete_failed',
    remoteIds: ['r2'],
    last: second,
    attempts: 3,
    reason: why('x-403'),
    retry: false,
    notBefore: at(0),
  },
} as const satisfies Record<string, PartState>;

export const resolvedAs = (answer: 'confirmed' | 'retryable' | 'withdrawn') =>
  ({ event: 'resolved', answer, reason: why('answered-by-person'), at: at(0) }) as const;

/** One event of each kind, for the current attempt, an earlier one and one that nobody knows. */
export const events = {
  intent: {
    event: 'intent',
    intent: { nonce: 'n3', run: 'github:3/1', attempt: 3, at: at(0), leaseUntil: at(minute) },
  },
  prepared: { event: 'prepared', nonce: 'n2', remoteId: 'r2' },
  'prepared of another nonce': { event: 'prepared', nonce: 'n1', remoteId: 'r2' },
  scheduling: { event: 'scheduling', nonce: 'n2', remoteId: 'r2', dueAt: at(minute) },
  'scheduling of another post': {
    ...{ event: 'scheduling', nonce: 'n2', remoteId: 'r7', dueAt: at(minute) },
  },
  scheduled: { event: 'scheduled', nonce: 'n2' },
  recalling: { event: 'recalling', nonce: 'n2', reason: why('paused') },
  'called back': { event: 'called-back', nonce: 'n2', reason: why('paused'), at: at(minute) },
  'called back, of another nonce': {
    ...{ event: 'called-back', nonce: 'n1', reason: why('paused'), at: at(minute) },
  },
  'confirmed r2': { event: 'confirmed', nonce: 'n2', fact: fact('r2') },
  'confirmed by an earlier attempt': { event: 'confirmed', nonce: 'n1', fact: fact('r1') },
  'confirmed by nobody known': { event: 'confirmed', nonce: 'n9', fact: fact('r9') },
  'no effect': {
    event: 'no-effect',
    nonce: 'n2',
    reason: why('http-429'),
    retry: true,
    notBefore: at(minute),
  },
  'no effect, for good': {
    event: 'no-effect',
    nonce: 'n2',
    reason: why('refused'),
    retry: false,
    notBefore: at(0),
  },
  ambiguous: { event: 'ambiguous', nonce: 'n2', reason: why('timeout'), at: at(minute) },
  duplicated: { event: 'duplicated', nonce: 'n2', remoteIds: ['r2', 'r3'] },
  held: { event: 'held', reason: why('past-latest-at') },
  withdrawn: { event: 'withdrawn', reason: why('removed') },
  superseded: { event: 'superseded', reason: why('superseded') },
  'resolved: confirmed': resolvedAs('confirmed'),
  'resolved: retryable': resolvedAs('retryable'),
  'resolved: withdrawn': resolvedAs('withdrawn'),
  ordered: { event: 'ordered', reason: why('withdrawal-ordered'), at: at(minute) },
  'deleting r2': {
    event: 'deleting',
    deletion: { nonce: 'd2', attempt: 1, at: at(minute) },
    remoteIds: ['r2'],
  },
  deleted: { event: 'deleted', nonce: 'd1' },
  'deleted, of another deletion': { event: 'deleted', nonce: 'd9' },
  'delete failed': {
    event: 'delete-failed',
    nonce: 'd1',
    reason: why('still-public'),
    retry: true,
    notBefore: at(minute),
  },
} as const satisfies Record<string, PartEvent>;

/** A state as tables write it: `held>x` = held, and `x` before. */
export function named(part: PartState): string {
  if (part.state !== 'held') return part.state;
  return part.before.state === 'planned' ? 'held' : `held>${part.before.state}`;
}
