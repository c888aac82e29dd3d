import type { LogView } from '../ledger/log.ts';
import type { Instant } from '../post/post.ts';
import type { DeliveryId } from './delivery.ts';
import { deliveryIdOf } from './ids-on-record.ts';
import { parseInstant } from './instant.ts';

/**
 * Deliveries with an intent since an instant, and the first of those intents;
 * newest first. Walks back from the tip and stops at the first record that is
 * older: the years before cost nothing.
 */
export async function begunSince(
  view: LogView,
  since: number,
  most: { readonly records: number; readonly deliveries: number },
): Promise<ReadonlyMap<DeliveryId, Instant>> {
  const begun = new Map<DeliveryId, Instant>();
  for (let seq = view.size - 1; seq >= Math.max(0, view.size - most.records); seq -= 1) {
    const record = await view.record(seq);
    const at = parseInstant(record.at);
    if (at < since || begun.size >= most.deliveries) break;
    if (record.kind === 'intent') begun.set(deliveryIdOf(record.body), at);
  }
  return begun;
}
