import type { Finding } from '../../guideline/rule.ts';
import { standingOf } from '../../guideline/standing.ts';

/** Nothing blocks but what the head is asked to decide, and every question is answered: ready for the head. */
export function isReady(findings: readonly Finding[]): boolean {
  return !findings.some(isOpen);
}

/** For the author to mend or to answer. */
export function isOpen(finding: Finding): boolean {
  return standingOf(finding) === 'open';
}
