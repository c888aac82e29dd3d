import { capabilities } from '../post/capabilities.ts';
import type { PlatformId, Prices } from '../post/payload.ts';
import type { DepartmentId } from '../post/post.ts';
import type { Timing } from '../post/timing/timing.ts';
import type { Account, Exempt, Policy } from './policy.ts';

/** What posts of a department to an account keep to: blackouts and quiet hours that exempt either are left out. */
export function timingOf(
  { organisation }: Pick<Policy, 'organisation'>,
  account: Account,
  department: DepartmentId,
): Timing {
  const { timeZone, windows, quietHours } = organisation;
  const isExempt = ({ accounts, departments }: Exempt) =>
    accounts.includes(account.id) || departments.includes(department);
  return {
    timeZone,
    blackouts: windows.filter(
      ({ accounts, exempt }) => (accounts?.includes(account.id) ?? true) && !isExempt(exempt),
    ),
    ...(quietHours && !isExempt(quietHours.exempt) && { quietHours }),
    spacingMs: (account.spacingMinutes ?? 0) * 60_000,
    budget: account.budget,
  };
}

/** What a platform asks: by the policy, else as koho knows it. */
export function pricesOf({ organisation }: Pick<Policy, 'organisation'>, of: PlatformId): Prices {
  return organisation.prices[of] ?? capabilities[of].prices;
}
