import type { LogView } from '../ledger/log.ts';
import type { Delivery } from './delivery.ts';
import { deliveryIdOf } from './ids-on-record.ts';
import { readDelivery } from './read-deliveries.ts';

/** A post's newest delivery, by the account's own log; undefined where nothing was ever planned. */
export async function newestDelivery(view: LogView, post: string): Promise<Delivery | undefined> {
  for (const seq of (await view.about(post)).toReversed()) {
    const { body } = await view.record(seq);
    if ('delivery' in body) return readDelivery(view, deliveryIdOf(body));
  }
  return undefined;
}
