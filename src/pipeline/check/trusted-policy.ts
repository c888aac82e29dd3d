import type { Repository } from '../../forge/git/repository.ts';
import type { Policy } from '../../policy/policy.ts';
import { loadPolicy } from '../load-policy.ts';
import { commitSource } from '../source/commit-source.ts';
import { KohoError } from '../workplace/koho-error.ts';
import { policyInForce } from '../workplace/policy-in-force.ts';
import { runName, type Settings } from '../workplace/settings.ts';
import { systemChance, systemClock } from '../workplace/surroundings.ts';

/**
 * Whom a check gives its token to, and by which keys it reads the record: what
 * the policy in force says. Main's own policy could have been pushed there by
 * anybody; it counts only while there is no record yet. Undefined where it has
 * faults then.
 */
export async function trustedPolicy(
  repository: Repository,
  { environment }: Settings,
  main: string,
): Promise<Policy | undefined> {
  const run = runName(environment, systemChance.nonce);
  const surroundings = { repository, run, clock: systemClock, chance: systemChance };
  try {
    return (await policyInForce(surroundings, main)).policy.policy;
  } catch (error) {
    if (!(error instanceof KohoError && error.code === 'no-record')) throw error;
    const loaded = await loadPolicy(commitSource(repository, main));
    return loaded.ok ? loaded.value.policy : undefined;
  }
}
