import type { AccountSlots } from '../../guideline/timing/account-slots.ts';
import type { LogView } from '../../ledger/log.ts';
import type { AccountId, Instant } from '../../post/post.ts';
import type { Slot } from '../../post/timing/timing.ts';
import { BegunDeliveries } from '../../publish/begun-deliveries.ts';
import type { Delivery } from '../../publish/delivery.ts';
import { DeliveryReader } from '../../publish/read-deliveries.ts';
import { takenSlots, wantedSlot } from '../../publish/taken-slots.ts';

interface Account {
  readonly account: AccountId;
  readonly view: LogView;
  readonly now: Instant;
  readonly timeZone: string;
}

/** Adds what an account's log says: published this month, and planned. */
export async function addRecordedSlots(slots: AccountSlots, o: Account): Promise<void> {
  const { readable } = await new DeliveryReader().open(o.view);
  const begun = await new BegunDeliveries().at(o.view, o.now, o.timeZone);
  for (const delivery of [...begun, ...readable]) {
    slots.add(o.account, delivery.post, slotsOf(delivery, o.now));
  }
}

/** What it has taken, or will at its time; nothing where it waits for a person or is over. */
function slotsOf(delivery: Delivery, now: Instant): readonly Slot[] {
  const taken = takenSlots(delivery, now);
  const [first] = delivery.parts;
  const isAhead = first?.state === 'planned' || first?.state === 'retryable';
  if (taken.length > 0 || !isAhead) return taken;
  return [wantedSlot(delivery, Math.max(delivery.publishAt, now) as Instant)];
}
