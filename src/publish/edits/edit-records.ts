import { maxClockSkewMs } from '../../ledger/clock-skew.ts';
import type { LogView } from '../../ledger/log.ts';
import type { Instant } from '../../post/post.ts';
import type { Delivery, DeliveryId } from '../delivery.ts';
import { later, parseInstant } from '../instant.ts';
import { readDelivery } from '../read-deliveries.ts';
import type { Limits } from '../situation.ts';
import { type EditRecord, quietMs } from './edit-standing.ts';

/** A record's time may have been evened out to that of a writer whose clock is ahead (the ledger allows five minutes). */
const marginMs = maxClockSkewMs;

/**
 * What the log says about the posts that open corrections replace the text of.
 * Reads the last minutes of the log, not its history, and nothing at all where no
 * open delivery is such a correction.
 */
export async function readEditRecords(
  view: LogView,
  open: readonly Delivery[],
  { now, limits }: { readonly now: Instant; readonly limits: Limits },
): Promise<ReadonlyMap<DeliveryId, EditRecord>> {
  const edits = open.flatMap((one) =>
    one.edits === undefined ? [] : [{ ...one, edits: one.edits }],
  );
  if (edits.length === 0) return new Map();
  const since = later(now, -quietMs(limits) - marginMs);
  const ended = await endedSince(view, new Set(open.map(({ id }) => id)), since);
  const records = new Map<DeliveryId, EditRecord>();
  for (const { id, edits: root } of edits) {
    const isOther = (one: Delivery) => one.edits === root && one.id !== id;
    const late = ended.filter(({ delivery }) => isOther(delivery));
    records.set(id, {
      root: open.find((one) => one.id === root) ?? (await readDelivery(view, root)),
      others: [
        ...open.filter(isOther).map((delivery) => ({ delivery, isOpen: true })),
        ...late.map(({ delivery }) => ({ delivery, isOpen: false })),
      ],
      endedAt: late.length === 0 ? undefined : (Math.max(...late.map(({ at }) => at)) as Instant),
    });
  }
  return records;
}

/** Corrections by editing that are closed and of which the log has spoken since. */
async function endedSince(
  view: LogView,
  open: ReadonlySet<string>,
  since: Instant,
): Promise<readonly { readonly delivery: Delivery; readonly at: Instant }[]> {
  const lastAt = new Map<string, Instant>();
  for (let seq = view.size - 1; seq >= 0; seq -= 1) {
    const { at, body } = await view.record(seq);
    if (parseInstant(at) < since) break;
    if (!('delivery' in body) || open.has(body.delivery) || lastAt.has(body.delivery)) continue;
    lastAt.set(body.delivery, parseInstant(at));
  }
  const ended: { delivery: Delivery; at: Instant }[] = [];
  for (const [id, at] of lastAt) {
    const delivery = await readDelivery(view, id as DeliveryId);
    // Of what was never begun no request can be on its way.
    if (delivery?.edits !== undefined && delivery.firstIntentSeq !== undefined)
      ended.push({ delivery, at });
  }
  return ended;
}
