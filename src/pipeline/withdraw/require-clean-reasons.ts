import { checkRaw } from '../../guideline/check-raw.ts';
import type { Policy } from '../../policy/policy.ts';
import { personalDataInReasons } from './withdraw-refusals.ts';

/**
 * As of a request by pull request: personal data in the reasons would stay on
 * record for ever. A number that was published by mistake is the likeliest reason
 * of all to withdraw, and the likeliest to be repeated in it.
 * @throws KohoError `wrong-use`
 */
export function requireCleanReasons(reasons: readonly string[], policy: Policy): void {
  const bytes = new TextEncoder().encode(reasons.join('\n'));
  const found = checkRaw({ path: '', bytes, faults: [] }, policy)
    .filter(({ severity }) => severity === 'block')
    .map(({ message }) => message);
  if (found.length > 0) throw personalDataInReasons(found);
}
