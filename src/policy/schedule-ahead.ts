import type { Account, Policy } from './policy.ts';

const hourMs = 60 * 60_000;

/**
 * How long before it is due a post of the account is handed over to the
 * platform's own timetable; undefined where koho publishes it itself. Never
 * farther ahead than the clock watches: what is paused or taken back meanwhile
 * could not be called back in time.
 */
export function scheduleAheadMs(
  { organisation }: Policy,
  { scheduling, scheduleHoursAhead }: Account,
): number | undefined {
  if (scheduling === 'koho') return undefined;
  const { lookAheadHours } = organisation.publishing;
  return Math.min(scheduleHoursAhead ?? lookAheadHours, lookAheadHours) * hourMs;
}
