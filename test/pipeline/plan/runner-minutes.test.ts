import { expect, test } from 'vitest';
import type { PlanEntry } from '../../../src/pipeline/plan/plan.ts';
import { runnerMinutes } from '../../../src/pipeline/plan/runner-minutes.ts';
import type { Policy } from '../../../src/policy/policy.ts';
import type { AccountId, Instant, PostId } from '../../../src/post/post.ts';
import { policyFilesIn, policyOf, repositoryRoot } from '../../policy/policy-files.ts';

const example = policyOf(policyFilesIn(repositoryRoot));
const id = 'hokkaido-koho-facebook' as AccountId;
const hour = 3_600_000;
const now = Date.UTC(2026, 10, 30) as Instant;

/** The page's posts go on Facebook's own timetable, six hours before they are due. */
const scheduled: Policy = {
  ...example,
  accounts: new Map(
    [...example.accounts].map(([key, one]) => [
      key,
      key === id ? { ...one, scheduling: 'platform', scheduleHoursAhead: 6 } : one,
    ]),
  ),
};

function entry(dueInHours: number, timetable: 'on' | 'may' | 'no'): PlanEntry {
  const due = (now + dueInHours * hour) as Instant;
  const latestAt = (due + hour) as Instant;
  return {
    ...{ account: id, post: 'posts/koho/2026/p' as PostId, publishAt: due, latestAt },
    ...{ plannedAt: now, states: ['planned'], blockedBy: [], posts: 1, micros: 0 },
    waiting: { account: id, latestAt, changedAt: now, due, timetable },
  };
}

function minutes(policy: Policy, one: PlanEntry): number {
  const { clock } = runnerMinutes({ entries: [one], policy, now });
  const own = clock.find((row) => row.lookAheadHours === 6);
  if (own === undefined) throw new TypeError('no row');
  return own.minutes;
}

test.each([
  ['one that hands it over, and a look every hour', entry(20, 'may'), 7],
  ['the looks that are left of one that stands there', entry(3.5, 'on'), 3],
  ['nothing for one that koho sends itself', entry(20, 'no'), 0],
  ['nothing for one that is due too soon', entry(0.1, 'may'), 0],
])('the platform’s own timetable costs jobs: %s', (_, one, more) => {
  expect(minutes(scheduled, one) - minutes(example, one)).toBe(more);
});
