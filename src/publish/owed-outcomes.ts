import type { Delivery, Reason } from './delivery.ts';
import type { OutcomeEvent } from './drafts.ts';

export type SaidEvent = Exclude<OutcomeEvent, { event: 'held' }>;

/** What came of a request that was made, not yet on record. */
export interface Owed {
  readonly delivery: Delivery;
  readonly part: number;
  readonly event: SaidEvent;
  /** Refused for good, though others may still make it public: held once the outcome is on record. */
  readonly refused?: Reason;
}

/** To be put on record by `settle`: until then nothing else is decided about these deliveries. */
export class OwedOutcomes {
  #owed: Owed[] = [];

  add(owed: Owed): void {
    this.#owed.push(owed);
  }

  has(delivery?: Delivery): boolean {
    return this.#owed.some((owed) => delivery === undefined || owed.delivery.id === delivery.id);
  }

  take(): readonly Owed[] {
    return this.#owed.splice(0);
  }
}
