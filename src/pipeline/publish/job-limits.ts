import type { Policy } from '../../policy/policy.ts';
import { timeLimits } from '../../publish/clock/time-limits.ts';
import type { Limits } from '../../publish/situation.ts';

/** The limits of an account's job: no intent outlives the job that wrote it, whatever the policy allows. */
export function jobLimits({ organisation }: Policy): Limits {
  const { publishing } = organisation;
  const longest = timeLimits.longestLeaseMs / 1000;
  return { ...publishing, leaseSeconds: Math.min(publishing.leaseSeconds, longest) };
}
