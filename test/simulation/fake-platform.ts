import type { Instant } from '../../src/post/post.ts';
import type { Prng } from './prng.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface PublicEntry {
  readonly remoteId: string;
  readonly text: string;
  readonly replyTo: string | undefined;
  readonly publicAt: Instant;
  /** When the request that made it public was sent. */
  readonly requestedAt: Instant;
}

/**
 * The outside world: what the public sees of the account. It knows nothing of
 * koho; the oracle reads this and not what koho believes.
 */
export class FakePlatform {
  readonly timeline: PublicEntry[] = [];
  readonly #hidden = new Map<string, { readonly text: string }>();
  readonly #time: VirtualTime;
  readonly #prng: Prng;

  constructor(time: VirtualTime, prng: Prng) {
    this.#time = time;
    this.#prng = prng;
  }

  publish(text: string, replyTo: string | undefined, requestedAt: Instant): PublicEntry {
    const remoteId = this.#id();
    return this.#show({ remoteId, text, replyTo, publicAt: this.#time.now, requestedAt });
  }

  hide(text: string): string {
    const remoteId = this.#id();
    this.#hidden.set(remoteId, { text });
    return remoteId;
  }

  /** Can be repeated: the same post is public once. */
  flip(remoteId: string, requestedAt: Instant): PublicEntry | undefined {
    const shown = this.timeline.find((entry) => entry.remoteId === remoteId);
    if (shown) return shown;
    const hidden = this.#hidden.get(remoteId);
    if (!hidden) return undefined;
    const { text } = hidden;
    return this.#show({
      remoteId,
      text,
      replyTo: undefined,
      publicAt: this.#time.now,
      requestedAt,
    });
  }

  #show(entry: PublicEntry): PublicEntry {
    this.timeline.push(entry);
    return entry;
  }

  #id(): string {
    return String(10 ** 15 + this.#prng.int(0, 10 ** 9));
  }
}
