import type { Finding } from '../../guideline/rule.ts';

/** Nothing blocks and every question is answered: ready for the section head. */
export function isReady(findings: readonly Finding[]): boolean {
  return !findings.some(({ severity }) => severity !== 'warn');
}
