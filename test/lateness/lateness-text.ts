import { hour, minute } from './year.ts';

/** A length of time as a table shows it: `0.9 s`, `42 min`, `3.5 h`. */
export function lateness(ms: number): string {
  if (ms === Number.POSITIVE_INFINITY) return 'never';
  if (ms < 100_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < 100 * minute) return `${Math.round(ms / minute)} min`;
  return `${(ms / hour).toFixed(1)} h`;
}
