import { faultFindings } from '../../guideline/check-post.ts';
import type { Finding } from '../../guideline/rule.ts';
import { unknownRules } from '../../guideline/unknown-rules.ts';
import type { Parsed } from '../../post/place.ts';
import type { LoadedPolicy } from '../load-policy.ts';

/** What is wrong with a policy itself: files that cannot be read, or rules that koho does not have. */
export function policyFindings(loaded: Parsed<LoadedPolicy>): readonly Finding[] {
  if (loaded.ok) return unknownRules(loaded.value.policy);
  return faultFindings(loaded.faults).map((finding) => ({
    ...finding,
    rule: finding.rule.replace(/^form\//, 'policy/'),
    clause: 'HSM-2',
  }));
}
