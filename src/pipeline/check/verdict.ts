import type { Finding } from '../../guideline/rule.ts';

/** Nothing blocks and every question is answered: ready for the section head. */
export function isReady(findings: readonly Finding[]): boolean {
  return !findings.some(({ severity }) => severity !== 'warn');
}

/** Warnings that the author has not acknowledged with a reason. */
export function openWarnings(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity, acknowledged }) => severity === 'warn' && !acknowledged);
}
