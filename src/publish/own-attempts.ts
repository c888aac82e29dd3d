import type { Instant } from '../post/post.ts';
import type { Delivery, Intent } from './delivery.ts';
import type { Prepared } from './ports/platform.ts';
import type { Look, Ordered, Seen, Situation } from './situation.ts';

/** What this run did and saw under each intent, by nonce. None of it is on record. */
export class OwnAttempts {
  readonly #sending = new Map<string, Prepared | 'fresh'>();
  readonly #spent = new Map<string, Instant>();
  readonly #looked = new Map<string, Look>();
  readonly #standings = new Map<string, Seen>();
  readonly #ordered = new Map<string, Ordered>();

  /** The intent is confirmed to be on record: only now may anything be sent under it. */
  began(nonce: string): void {
    this.#sending.set(nonce, 'fresh');
  }

  ready({ nonce }: Intent, prepared: Prepared): void {
    this.#sending.set(nonce, prepared);
  }

  /** Taken at most once: the request that makes it public is made once per intent, whatever comes of it. */
  spend({ nonce }: Intent, now: Instant): Prepared | undefined {
    const prepared = this.#sending.get(nonce);
    this.#sending.delete(nonce);
    this.#spent.set(nonce, now);
    return prepared === 'fresh' ? undefined : prepared;
  }

  /** Nothing is asked again under this intent before `until`. */
  answered({ nonce }: Intent, until: Instant): void {
    this.#spent.set(nonce, until);
  }

  /** Nothing is sent under it any more, whatever the record says of it. */
  gaveUp({ nonce }: Intent, now: Instant): void {
    this.#sending.delete(nonce);
    this.#spent.set(nonce, now);
  }

  looked({ nonce }: Intent, look: Look): void {
    this.#looked.set(nonce, look);
  }

  /** How the platform's own timetable holds the post of an intent. */
  stands({ nonce }: Intent, seen: Seen): void {
    this.#standings.set(nonce, seen);
  }

  ordered({ nonce }: Intent, ordered: Ordered): void {
    this.#ordered.set(nonce, ordered);
  }

  /** This process asked the platform not to publish it. */
  recalls({ nonce }: Intent): boolean {
    const last = this.#ordered.get(nonce);
    return last !== undefined && last.order !== 'schedule';
  }

  has({ nonce }: Intent): boolean {
    return this.#sending.has(nonce) || this.#spent.has(nonce);
  }

  isSending({ nonce }: Intent): boolean {
    return this.#sending.has(nonce);
  }

  /** An intent of this run waits to be sent. */
  get areSending(): boolean {
    return this.#sending.size > 0;
  }

  /** Something only waits for its instant: reading the record first would make it late. */
  get areReady(): boolean {
    return [...this.#sending.values()].some((stage) => stage !== 'fresh');
  }

  /**
   * Intents that others have ended or held meanwhile: nothing is sent under them,
   * and nothing waits for them. A prepared post belongs to everybody once its lease is over.
   */
  dropLost(open: readonly Delivery[], now: Instant): void {
    const current = new Set<string>();
    for (const part of open.flatMap(({ parts }) => parts)) {
      const isOwn =
        part.state === 'intended' || (part.state === 'prepared' && now < part.intent.leaseUntil);
      if (isOwn) current.add(part.intent.nonce);
    }
    for (const nonce of this.#sending.keys()) {
      if (current.has(nonce)) continue;
      this.#sending.delete(nonce);
      this.#spent.set(nonce, now);
    }
  }

  get situation(): Pick<Situation, 'sending' | 'spent' | 'looked' | 'standings' | 'ordered'> {
    return {
      sending: new Map(
        [...this.#sending].map(([nonce, at]) => [nonce, at === 'fresh' ? at : 'ready'] as const),
      ),
      spent: this.#spent,
      looked: this.#looked,
      standings: this.#standings,
      ordered: this.#ordered,
    };
  }
}
