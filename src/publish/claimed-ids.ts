import type { LogView } from '../ledger/log.ts';
import type { Delivery, PartState } from './delivery.ts';

/** A post of another delivery can lie in the search window and yet be recorded a little before our first intent. */
const margin = 64;

/**
 * Remote ids that other deliveries of this account have claimed since the first
 * intent of this one: of two posts with the same text each is found once. Reads
 * only the records since then, not the history.
 */
export async function claimedIds(view: LogView, delivery: Delivery): Promise<ReadonlySet<string>> {
  const claimed = new Set<string>();
  const from = Math.max(0, (delivery.firstIntentSeq ?? view.size) - margin);
  for await (const record of view.recordsFrom(from)) {
    if (record.kind === 'confirmed' && !isOwn(record.body, delivery)) {
      claimed.add(record.body.remoteId);
    }
    if (record.kind === 'duplicated' && !isOwn(record.body, delivery)) {
      for (const id of record.body.remoteIds) claimed.add(id);
    }
    // The platform makes it public by itself, maybe before its own delivery says so.
    if (record.kind === 'scheduling' && !isOwn(record.body, delivery)) {
      claimed.add(record.body.remoteId);
    }
  }
  // The other parts of the same thread may have the same text, too.
  for (const part of delivery.parts) {
    for (const id of knownIds(part)) claimed.add(id);
  }
  return claimed;
}

function knownIds(part: PartState): readonly string[] {
  switch (part.state) {
    case 'confirmed':
      return [part.fact.remoteId];
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      // Stale readings show them for a while.
      return part.remoteIds;
    case 'intended':
    case 'prepared':
    case 'scheduled':
      // Known to be an earlier attempt's: what is looked for is whether there is a second one.
      return part.late ? [part.late.remoteId] : [];
    case 'planned':
    case 'retryable':
    case 'failed':
    case 'duplicated':
    case 'held':
    case 'withdrawn':
      return [];
  }
}

function isOwn(body: { readonly delivery: string }, delivery: Delivery): boolean {
  return body.delivery === delivery.id;
}
