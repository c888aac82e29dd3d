import type { LogView } from '../../ledger/log.ts';
import type { DeliveryId } from '../delivery.ts';
import { editedIdOf } from '../ids-on-record.ts';

/**
 * Deliveries whose public post was deleted as that of a correction by editing:
 * their own records do not tell. Reads the log once, from this record on.
 */
export async function deletedByEdits(
  view: Pick<LogView, 'recordsFrom'>,
  from: number,
): Promise<ReadonlySet<DeliveryId>> {
  const edited = new Map<string, DeliveryId>();
  const gone = new Set<DeliveryId>();
  for await (const { kind, body } of view.recordsFrom(from)) {
    if (kind === 'planned' && body.edits !== undefined) {
      edited.set(body.delivery, editedIdOf({ edits: body.edits }));
    }
    const root = kind === 'deleted' ? edited.get(body.delivery) : undefined;
    if (root !== undefined) gone.add(root);
  }
  return gone;
}
