import type { LogView } from '../ledger/log.ts';
import type { Instant } from '../post/post.ts';
import { spanAround } from '../post/timing/local-spans.ts';
import type { Timing } from '../post/timing/timing.ts';
import { begunSince } from './begun-since.ts';
import type { Delivery, DeliveryId } from './delivery.ts';
import { deliveryIdOf } from './ids-on-record.ts';
import { tryDelivery } from './read-deliveries.ts';

/** A send can outlast the end of a month by its lease, and a record's time be evened out by minutes. */
const marginMs = 24 * 60 * 60_000;

/**
 * What an account has begun to publish lately, as far as budget and spacing
 * look back: this month and a day. The log is walked once a run and then only
 * its new records are read, so that the cost grows with the month and not with
 * history.
 */
export class BegunDeliveries {
  readonly #known = new Map<string, Delivery>();
  #read: number | undefined;

  async at(view: LogView, now: Instant, timeZone: Timing['timeZone']) {
    for (const id of await this.#touched(view, now, timeZone)) {
      const delivery = await tryDelivery(view, id);
      // A broken one is told by whoever reads it as an open one.
      if (delivery && delivery !== 'broken') this.#known.set(id, delivery);
    }
    this.#read = view.size;
    return [...this.#known.values()];
  }

  async #touched(view: LogView, now: Instant, zone: string): Promise<Iterable<DeliveryId>> {
    if (this.#read === undefined) {
      const { from } = spanAround(now, zone, 'month');
      const whole = { records: view.size, deliveries: Number.POSITIVE_INFINITY };
      return (await begunSince(view, from - marginMs, whole)).keys();
    }
    const touched = new Set<DeliveryId>();
    for await (const { kind, body } of view.recordsFrom(this.#read)) {
      const isBegun = kind === 'intent' || ('delivery' in body && this.#known.has(body.delivery));
      if (isBegun && 'delivery' in body) touched.add(deliveryIdOf(body));
    }
    return touched;
  }
}
