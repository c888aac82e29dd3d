import { cite } from '../../guideline/cite.ts';
import type { Finding } from '../../guideline/rule.ts';
import { codeownersDrift } from '../../policy/codeowners-drift.ts';
import { codeownersPath } from '../../policy/policy-digest.ts';
import type { LoadedPolicy } from '../load-policy.ts';

const clause = 'HSM-2';
/** Who generates the file anew mends all of them at once. */
const mostTold = 5;

/**
 * CODEOWNERS that is not what the register gives: an approval by a new head would
 * not count, and nobody would know why. A warning, since a body may keep lines of
 * its own there.
 */
export function driftFindings({ policy, codeowners }: LoadedPolicy): readonly Finding[] {
  return codeownersDrift(policy, codeowners)
    .slice(0, mostTold)
    .map((drift) => ({
      rule: 'policy/codeowners-drift',
      clause,
      severity: 'warn',
      path: codeownersPath,
      line: 'line' in drift ? drift.line : 1,
      column: 1,
      message: cite(
        {
          ja: `CODEOWNERS が policies/ と合っていません。${drift.message.ja}「koho codeowners --write」で作り直せます。`,
          en: `CODEOWNERS does not fit policies/. ${drift.message.en} "koho codeowners --write" makes it anew.`,
        },
        clause,
        policy,
      ),
    }));
}
