import type { LogView } from '../../ledger/log.ts';
import type { Delivery, DeliveryId } from '../delivery.ts';
import { DeliveryReader } from '../read-deliveries.ts';

/** Corrections by editing that are not over, by the delivery whose public post they concern. */
export async function unfinishedEdits(
  view: LogView,
): Promise<ReadonlyMap<DeliveryId, readonly Delivery[]>> {
  const { readable } = await new DeliveryReader().open(view);
  const byRoot = new Map<DeliveryId, Delivery[]>();
  for (const delivery of readable) {
    if (delivery.edits === undefined || delivery.removal) continue;
    byRoot.set(delivery.edits, [...(byRoot.get(delivery.edits) ?? []), delivery]);
  }
  return byRoot;
}
