import { LedgerError } from '../../ledger/log.ts';
import type { AccountId, Instant } from '../../post/post.ts';
import { crowdAt, leadMs } from '../../publish/clock/crowd.ts';
import type { Waiting } from '../../publish/clock/delivery-need.ts';
import { timeLimits } from '../../publish/clock/time-limits.ts';
import { alone, type Crowd } from '../../publish/clock/turn.ts';
import { momentOf, plan } from '../plan/plan.ts';
import type { Workplace } from '../workplace/workplace.ts';

/** How far ahead a job that takes turns may have to begin. */
const horizonMs = leadMs(timeLimits.mostTurns) + timeLimits.stayBeyondLeadMs;

/**
 * With whom this account takes turns, from the record alone: every job derives
 * the same, however it was started.
 */
export async function crowdOf(workplace: Workplace, account: AccountId): Promise<Crowd> {
  const now = workplace.clock.now();
  const own = await waitingOn(workplace, account);
  const due = Math.min(...own.map((one) => one.due)) as Instant;
  if (due > now + horizonMs) return { ...alone, due };
  const all = [...own];
  for (const id of workplace.policy.policy.accounts.keys()) {
    if (id !== account) all.push(...(await waitingOn(workplace, id)));
  }
  const crowd = crowdAt(all, due, now);
  return { place: Math.max(0, crowd.indexOf(account)), size: crowd.length, due };
}

/** An account whose log nobody can read sends nothing, and takes no turns. */
async function waitingOn(workplace: Workplace, account: AccountId): Promise<readonly Waiting[]> {
  try {
    const { entries } = await plan(workplace, [account], momentOf(workplace));
    return entries.flatMap(({ waiting }) => waiting ?? []);
  } catch (error) {
    if (error instanceof LedgerError) return [];
    throw error;
  }
}
