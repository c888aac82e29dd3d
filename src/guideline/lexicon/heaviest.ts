import type { Severity } from '../../policy/policy.ts';
import type { Message } from '../../post/message.ts';
import type { SearchedText } from './searched-text.ts';

/** What a dictionary says of a range of a folded text. */
export interface Match {
  readonly text: SearchedText;
  readonly start: number;
  readonly end: number;
  readonly dictionary: string;
  readonly clause: string;
  readonly word?: string;
  readonly severity?: Severity;
  readonly suggest?: string;
  readonly note?: Message;
}

/** One match of a clause for one place: of several that overlap the heaviest, and the longest of these. */
export function heaviest(matches: readonly Match[]): Match[] {
  const kept: Match[] = [];
  const byClause = Map.groupBy(matches, ({ clause, dictionary }) => `${dictionary} ${clause}`);
  for (const group of byClause.values()) {
    for (const ofText of Map.groupBy(group, ({ text }) => text).values()) {
      kept.push(...withoutOverlaps(ofText.toSorted((a, b) => a.start - b.start || b.end - a.end)));
    }
  }
  return kept;
}

function withoutOverlaps(sorted: readonly Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of sorted) {
    const last = kept.at(-1);
    if (!last || match.start >= last.end) kept.push(match);
    else if (isHeavier(match, last)) kept[kept.length - 1] = match;
  }
  return kept;
}

function isHeavier(a: Match, b: Match): boolean {
  const difference = weight(a.severity) - weight(b.severity);
  return difference > 0 || (difference === 0 && a.end - a.start > b.end - b.start);
}

function weight(severity: Severity | undefined): number {
  switch (severity) {
    case 'block':
      return 3;
    case 'ask':
      return 1;
    default:
      return 2;
  }
}
