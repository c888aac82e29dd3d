import type { LogView } from '../../ledger/log.ts';
import type { DeliveryId } from '../delivery.ts';

/** The delivery that made the post public which this one is public as: itself, or the one whose text it replaced. */
export async function rootOf(
  view: Pick<LogView, 'about' | 'record'>,
  delivery: DeliveryId,
): Promise<DeliveryId> {
  let root = delivery;
  for (const number of await view.about(delivery)) {
    const { kind, body } = await view.record(number);
    // The newest plan counts; it names the root itself, never another correction.
    if (kind === 'planned') root = (body.edits ?? delivery) as DeliveryId;
  }
  return root;
}
