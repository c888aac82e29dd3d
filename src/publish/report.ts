import type { LedgerErrorCode } from '../ledger/log.ts';
import type { AnyRecord, RecordKind } from '../ledger/record.ts';
import type { AccountId, Instant, PostId } from '../post/post.ts';
import type { Delivery, DeliveryId, PartState, Reason } from './delivery.ts';
import type { PublishErrorCode } from './publish-error.ts';

/** What one run of an account did, for summaries. */
export interface Report {
  readonly account: AccountId;
  readonly deliveries: readonly DeliveryReport[];
  /** When something of this account should be looked at next; absent = nothing waits but for people. */
  readonly nextDue?: Instant;
  /** Why the run ended early. What was sent before is in the record or is ambiguous there. */
  readonly failure?: Failure;
}

export interface DeliveryReport {
  readonly delivery: DeliveryId;
  readonly post: PostId;
  readonly parts: readonly PartState[];
  /** It replaces the text of a public post. */
  readonly isEdit?: true;
  /** What this run put on record, in order. */
  readonly happened: readonly Happening[];
}

export interface Happening {
  readonly kind: RecordKind;
  readonly at: string;
  readonly part?: number;
  readonly reason?: Reason;
  readonly remoteId?: string;
  readonly url?: string;
}

export type FailureCode = LedgerErrorCode | PublishErrorCode | 'clock-far-off' | 'too-many-steps';

export interface Failure {
  readonly code: FailureCode;
  readonly message: string;
  /** Absent = the whole run. */
  readonly delivery?: string;
}

/** Gathers a report while the run goes on. */
export class Reporter {
  readonly #last = new Map<string, Delivery>();
  readonly #happened = new Map<string, Happening[]>();

  /** The newest state of a delivery. */
  saw(delivery: Delivery): void {
    this.#last.set(delivery.id, delivery);
  }

  wrote(records: readonly AnyRecord[]): void {
    for (const record of records) {
      if (!('delivery' in record.body)) continue;
      const list = this.#happened.get(record.body.delivery) ?? [];
      list.push(happening(record));
      this.#happened.set(record.body.delivery, list);
    }
  }

  report(account: AccountId, end: Pick<Report, 'nextDue' | 'failure'>): Report {
    const deliveries = [...this.#last.values()].map((delivery) => ({
      delivery: delivery.id,
      post: delivery.post,
      parts: delivery.parts,
      ...(delivery.edits !== undefined && ({ isEdit: true } as const)),
      happened: this.#happened.get(delivery.id) ?? [],
    }));
    return { account, deliveries, ...end };
  }
}

function happening({ kind, at, body }: AnyRecord): Happening {
  return {
    kind,
    at,
    ...('part' in body && { part: body.part }),
    ...('reason' in body && {
      reason: { code: body.reason.code, message: { ja: body.reason.ja, en: body.reason.en } },
    }),
    ...('remoteId' in body && { remoteId: body.remoteId }),
    ...('url' in body && { url: body.url }),
  };
}
