import type { CrowdOutcome } from './crowd.ts';
import { lateness } from './lateness-text.ts';
import type { Outcome } from './outcome.ts';

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

/** The worst of several years for each way, in Markdown. */
export function latenessTable(outcomes: readonly Outcome[]): string {
  return [
    row(['', 'p50', 'p99', 'latest', 'past `latest_at`', 'runner minutes a month']),
    row(['---', '---:', '---:', '---:', '---:', '---:']),
    ...outcomes.map((one) =>
      row([
        ...[one.name, lateness(one.p50Ms), lateness(one.p99Ms), lateness(one.maxMs)],
        `${one.missed} of ${one.posts}`,
        one.minutesAMonth.toLocaleString('en-US'),
      ]),
    ),
  ].join('\n');
}

export interface CrowdRow {
  readonly what: string;
  readonly outcome: CrowdOutcome;
}

export function crowdTable(rows: readonly CrowdRow[]): string {
  return [
    row(['', 'pushes in a minute', 'last post', 'all on record after', 'runner minutes']),
    row(['---', '---:', '---:', '---:', '---:']),
    ...rows.map(({ what, outcome: o }) =>
      row([
        ...[what, o.pushesInAMinute, `${lateness(o.maxLateMs)} late`],
        ...[lateness(o.recordedAfterMs), o.minutes],
      ]),
    ),
  ].join('\n');
}
