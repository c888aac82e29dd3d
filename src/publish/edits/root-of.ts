import type { AnyRecord } from '../../ledger/record.ts';
import type { DeliveryId } from '../delivery.ts';
import { editedIdOf } from '../ids-on-record.ts';

/**
 * The delivery that made the public post which this one is public as: itself, or
 * the one whose text it replaced. `records`: what the log says of this one, ascending.
 */
export function rootOf(records: readonly AnyRecord[], delivery: DeliveryId): DeliveryId {
  // The newest plan counts; it names the root itself, never another correction.
  const planned = records.findLast(({ kind }) => kind === 'planned');
  return planned?.kind === 'planned' && planned.body.edits !== undefined
    ? editedIdOf({ edits: planned.body.edits })
    : delivery;
}
