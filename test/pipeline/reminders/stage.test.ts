import { expect, test } from 'vitest';
import { stageName, stageOf } from '../../../src/pipeline/reminders/stage.ts';
import { at, minute } from '../../publish/builders.ts';

const hour = 60 * minute;
const times = { due: at(0), latestAt: at(6 * hour) };
const hours = [24, 2];

test.each<[now: number, name: string | undefined]>([
  [-24 * hour - 1, undefined],
  [-24 * hour, '24h'],
  [-2 * hour - 1, '24h'],
  [-2 * hour, '2h'],
  [-1, '2h'],
  [0, 'past'],
  [6 * hour, 'past'],
  [6 * hour + 1, 'over'],
])('%d ms from its time: %s', (now, name) => {
  const stage = stageOf(times, { now: at(now), hours });
  expect(stage && stageName(stage)).toBe(name);
});

test('where the policy names no hours nobody is reminded, of the past neither', () => {
  for (const now of [-hour, hour, 7 * hour]) {
    expect(stageOf(times, { now: at(now), hours: [] })).toBeUndefined();
  }
});
