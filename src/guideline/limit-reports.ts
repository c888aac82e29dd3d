import type { Severity } from '../policy/policy.ts';
import type { Report } from './rule.ts';

/** Nobody mends more than this one by one, and a comment holds 65,536 characters. */
export const maxReports = 100;

/**
 * The heaviest reports of one rule on one post, and one that says how many more
 * there are. None is lost that alone would hold the post back.
 */
export function limitReports(reports: readonly Report[]): readonly Report[] {
  if (reports.length <= maxReports) return reports;
  const ordered = reports.toSorted((a, b) => rank(a.severity) - rank(b.severity));
  const [next] = ordered.slice(maxReports);
  const more = reports.length - maxReports;
  const message = {
    ja: `ほかにも同じ確認に当たる所が${more}か所あります。`,
    en: `There are ${more} more places of this kind.`,
  };
  const { fix: _, ...spot } = next ?? { place: { line: 1, column: 1 } };
  return [...ordered.slice(0, maxReports), { ...spot, message }];
}

/** Absent: the rule's own weight, which is more than a spot's `warn`. */
function rank(severity: Severity | undefined): number {
  switch (severity) {
    case 'block':
      return 0;
    case 'ask':
      return 1;
    case undefined:
      return 2;
    default:
      return 3;
  }
}
