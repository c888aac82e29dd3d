import { maxClockSkewMs } from '../../ledger/clock-skew.ts';
import type { LogView } from '../../ledger/log.ts';
import type { Instant } from '../../post/post.ts';
import type { Delivery, DeliveryId } from '../delivery.ts';
import { deliveryIdOf } from '../ids-on-record.ts';
import { later, parseInstant } from '../instant.ts';
import { tryDelivery } from '../read-deliveries.ts';
import type { Limits } from '../situation.ts';
import { type EditRecord, type OtherEdit, quietMs } from './edit-standing.ts';

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
  const lastAt = await lastSince(view, since);
  const ended = await endedSince(view, new Set(open.map(({ id }) => id)), lastAt);
  const records = new Map<DeliveryId, EditRecord>();
  for (const { id, edits: root } of edits) {
    const isOther = (one: Delivery) => one.edits === root && one.id !== id;
    const first = open.find((one) => one.id === root) ?? (await tryDelivery(view, root));
    records.set(id, {
      // What nobody can read is as good as gone: nothing is sent for it.
      root: first === 'broken' ? undefined : first,
      others: [
        ...open.filter(isOther).map((delivery) => other(delivery, true, lastAt)),
        ...ended.filter(isOther).map((delivery) => other(delivery, false, lastAt)),
      ],
    });
  }
  return records;
}

function other(
  delivery: Delivery,
  isOpen: boolean,
  lastAt: ReadonlyMap<string, Instant>,
): OtherEdit {
  const at = lastAt.get(delivery.id);
  // Of what was never begun no request can be on its way.
  const saidLately = at !== undefined && delivery.firstIntentSeq !== undefined;
  return { delivery, isOpen, ...(saidLately && { lastAt: at }) };
}

/** When the log last spoke of each delivery, where that was since then. */
async function lastSince(view: LogView, since: Instant): Promise<ReadonlyMap<string, Instant>> {
  const lastAt = new Map<string, Instant>();
  for (let seq = view.size - 1; seq >= 0; seq -= 1) {
    const { at, body } = await view.record(seq);
    if (parseInstant(at) < since) break;
    if (!('delivery' in body) || lastAt.has(body.delivery)) continue;
    // That a later one takes its place is said once nothing of it is on its way.
    if ('supersededBy' in body) continue;
    lastAt.set(body.delivery, parseInstant(at));
  }
  return lastAt;
}

/** Corrections by editing that are closed and of which the log has spoken lately. */
async function endedSince(
  view: LogView,
  open: ReadonlySet<string>,
  lastAt: ReadonlyMap<string, Instant>,
): Promise<readonly Delivery[]> {
  const ended: Delivery[] = [];
  for (const id of lastAt.keys()) {
    if (open.has(id)) continue;
    const delivery = await tryDelivery(view, deliveryIdOf({ delivery: id }));
    if (delivery === 'broken') continue;
    if (delivery?.edits !== undefined && delivery.firstIntentSeq !== undefined)
      ended.push(delivery);
  }
  return ended;
}
