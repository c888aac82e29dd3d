import type { Account } from '../../policy/policy.ts';
import type { AccountId, Instant } from '../../post/post.ts';
import { spanAround } from '../../post/timing/local-spans.ts';
import { monthUsage, type Usage } from '../../post/timing/month-usage.ts';
import { SlotSeries } from '../../post/timing/slot-series.ts';
import type { Budget, Slot } from '../../post/timing/timing.ts';
import { toLocal } from '../../post/zone.ts';
import { BegunDeliveries } from '../../publish/begun-deliveries.ts';
import { takenSlots } from '../../publish/taken-slots.ts';
import type { RecordOffice } from '../workplace/record-office.ts';
import type { PlanEntry } from './plan.ts';

/** What an account has published in a month and will, beside its budget. */
export interface Forecast extends Usage {
  readonly account: AccountId;
  /** Local, `yyyy-mm`. */
  readonly month: string;
  readonly budget: Budget;
}

/** This month and every month in which something waits; accounts without a post in it are left out. */
export async function forecast(
  office: Pick<RecordOffice, 'accountLog'>,
  accounts: readonly Account[],
  o: {
    readonly entries: readonly PlanEntry[];
    readonly now: Instant;
    readonly timeZone: string;
  },
): Promise<readonly Forecast[]> {
  const { now, timeZone } = o;
  const forecasts: Forecast[] = [];
  for (const { id: account, budget } of accounts) {
    const view = await (await office.accountLog(account, 'read')).view();
    const begun = await new BegunDeliveries().at(view, now, timeZone);
    const waiting = o.entries.filter((entry) => entry.account === account).flatMap(slotAhead);
    const taken = begun.flatMap((one) => takenSlots(one, now));
    const slots = new SlotSeries([...taken, ...waiting]);
    for (const at of months([now, ...waiting.map((slot) => slot.at)], timeZone)) {
      const usage = monthUsage(slots, at, timeZone);
      if (usage.posts === 0) continue;
      forecasts.push({ account, month: nameOf(at, timeZone), ...usage, budget });
    }
  }
  return forecasts;
}

/** What was begun is counted as such. */
function slotAhead({ publishAt, states, posts, micros }: PlanEntry): readonly Slot[] {
  const [first] = states;
  const isAhead = first === 'approved' || first === 'planned' || first === 'retryable';
  return isAhead ? [{ at: publishAt, posts, micros }] : [];
}

/** The first instants of the months that these lie in, in order. */
function months(instants: readonly Instant[], timeZone: string): readonly Instant[] {
  const starts = new Set(instants.map((at) => spanAround(at, timeZone, 'month').from));
  return [...starts].toSorted((a, b) => a - b);
}

function nameOf(at: Instant, timeZone: string): string {
  const { year, month } = toLocal(at, timeZone);
  return `${year}-${String(month).padStart(2, '0')}`;
}
