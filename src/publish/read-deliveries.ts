import type { LogView } from '../ledger/log.ts';
import type { AnyRecord } from '../ledger/record.ts';
import type { Delivery, DeliveryId } from './delivery.ts';
import { foldDelivery } from './fold-delivery.ts';
import { PublishError } from './publish-error.ts';

export interface OpenDeliveries {
  readonly readable: readonly Delivery[];
  /** Records of a delivery that contradict each other: nothing is sent on them. */
  readonly broken: readonly { readonly id: string; readonly error: PublishError }[];
}

/** Folds what is open; a delivery whose records did not change since the last time is not read again. */
export class DeliveryReader {
  readonly #known = new Map<string, { readonly numbers: number; readonly delivery: Delivery }>();

  async open(view: LogView): Promise<OpenDeliveries> {
    const readable: Delivery[] = [];
    const broken: { id: string; error: PublishError }[] = [];
    const open = await view.open();
    for (const id of this.#known.keys()) if (!open.has(id)) this.#known.delete(id);
    for (const [id, numbers] of open) {
      try {
        readable.push(await this.#fold(view, id, numbers));
      } catch (error) {
        if (!(error instanceof PublishError)) throw error;
        broken.push({ id, error });
      }
    }
    return { readable: readable.sort(byDueTime), broken };
  }

  async #fold(view: LogView, id: string, numbers: readonly number[]): Promise<Delivery> {
    const known = this.#known.get(id);
    if (known?.numbers === numbers.length) return known.delivery;
    const delivery = await foldNumbers(view, numbers);
    this.#known.set(id, { numbers: numbers.length, delivery });
    return delivery;
  }
}

/** One delivery at a view, open or closed; undefined where the log knows nothing of it. */
export async function readDelivery(view: LogView, id: DeliveryId): Promise<Delivery | undefined> {
  const numbers = await view.about(id);
  return numbers.length === 0 ? undefined : foldNumbers(view, numbers);
}

/**
 * The same where one delivery must not stop the work on others; `broken` = its
 * records contradict each other, so nobody knows how it stands.
 */
export async function tryDelivery(
  view: LogView,
  id: DeliveryId,
): Promise<Delivery | 'broken' | undefined> {
  try {
    return await readDelivery(view, id);
  } catch (error) {
    if (error instanceof PublishError) return 'broken';
    throw error;
  }
}

async function foldNumbers(view: LogView, numbers: readonly number[]): Promise<Delivery> {
  const records: AnyRecord[] = [];
  for (const seq of numbers) records.push(await view.record(seq));
  return foldDelivery(records);
}

/** The id makes the order the same in every run. */
function byDueTime(a: Delivery, b: Delivery): number {
  return a.publishAt - b.publishAt || (a.id < b.id ? -1 : 1);
}
