import type { ProblemCode } from './problem.ts';
import type { AnyRecord, LedgerRecord } from './record.ts';

/** What an account's log has said of a delivery that matters for its deletion. */
interface Published {
  readonly post: string;
  readonly content: string;
  readonly parts: readonly { readonly text: string }[];
}

/** A withdrawal that the organisation's log approved. */
export interface ApprovedWithdrawal {
  readonly post: string;
  readonly accounts: readonly string[];
}

export interface Fault {
  readonly code: ProblemCode;
  readonly detail: string;
}

/**
 * The way back of one delivery told again: nothing is deleted that nobody
 * ordered, nothing is called deleted that was not begun, only its own posts are.
 */
export class WithdrawalStory {
  readonly #orders = new Set<string>();
  /** Part by nonce of its deletion. */
  readonly #deletions = new Map<string, number>();
  /** Remote ids that the log named as this delivery's, by part. */
  readonly #known = new Map<number, Set<string>>();

  get isOrdered(): boolean {
    return this.#orders.size > 0;
  }

  /** Posts of the delivery that the record names: only they may be deleted. */
  hear({ kind, body }: AnyRecord): void {
    if (kind === 'prepared' || kind === 'confirmed') this.#know(body.part, [body.remoteId]);
    if (kind === 'duplicated') this.#know(body.part, body.remoteIds);
  }

  order(
    { nonce, body }: LedgerRecord<'withdrawal'>,
    published: Published,
    approved: (seq: number) => ApprovedWithdrawal | undefined,
    account: string,
  ): Fault | undefined {
    const { orderedSeq, orderedBy, content } = body;
    if (content !== published.content) return { code: 'not-as-planned', detail: 'content' };
    if ((orderedSeq === undefined) === (orderedBy === undefined)) {
      return { code: 'withdrawal-unsound', detail: 'orderedSeq, orderedBy' };
    }
    if (orderedSeq !== undefined) {
      const request = approved(orderedSeq);
      const isIts = request?.post === published.post && request.accounts.includes(account);
      if (!isIts) return { code: 'withdrawal-unsound', detail: `orderedSeq ${orderedSeq}` };
    } else if (!/^[1-9][0-9]*$/.test(orderedBy ?? '')) {
      return { code: 'withdrawal-unsound', detail: 'orderedBy' };
    }
    this.#orders.add(nonce);
    return undefined;
  }

  begin({ nonce, body }: LedgerRecord<'deleting'>, published: Published): Fault | undefined {
    const { order, part, text, remoteIds } = body;
    if (!this.#orders.has(order)) return { code: 'deletion-not-ordered', detail: order };
    if (text !== published.parts[part]?.text) return { code: 'not-as-planned', detail: 'text' };
    const foreign = remoteIds.find((id) => !this.#known.get(part)?.has(id));
    if (foreign !== undefined || remoteIds.length === 0) {
      return { code: 'deletion-not-ordered', detail: foreign ?? 'remoteIds' };
    }
    this.#deletions.set(nonce, part);
    return undefined;
  }

  end({ body }: LedgerRecord<'deleted'> | LedgerRecord<'delete-failed'>): Fault | undefined {
    return this.#deletions.get(body.deletion) === body.part
      ? undefined
      : { code: 'deletion-not-begun', detail: body.deletion };
  }

  #know(part: number, ids: readonly string[]): void {
    const known = this.#known.get(part) ?? new Set();
    for (const id of ids) known.add(id);
    this.#known.set(part, known);
  }
}
