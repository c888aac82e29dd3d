import type { Finding } from './rule.ts';

/**
 * What a finding does to its post. `open`: nothing goes on until it is mended or
 * answered. `decision`: the author asks to let a block pass; it passes by the
 * approval of somebody whom the policy lets. `passed`: it stops nothing.
 */
export type Standing = 'open' | 'decision' | 'passed';

export function standingOf({ severity, acknowledged, waivableBy }: Finding): Standing {
  switch (severity) {
    case 'warn':
      return 'passed';
    case 'ask':
      return 'open';
    case 'block':
      return acknowledged !== undefined && waivableBy ? 'decision' : 'open';
  }
}

/** Whether a post is held back although somebody approved it in this role. */
export function holdsBack(finding: Finding, approver: string): boolean {
  switch (standingOf(finding)) {
    case 'passed':
      return false;
    case 'open':
      return true;
    case 'decision':
      return !finding.waivableBy?.some((role) => role === approver);
  }
}
