import type { Instant } from '../post.ts';
import type { Span } from './local-spans.ts';
import type { Slot } from './timing.ts';

/** What else an account publishes, asked about the neighbourhood of a moment and about sums. */
export interface Others {
  /** The last slot nearer to a moment than `spacingMs`. */
  lastNear(at: Instant, spacingMs: number): Instant | undefined;
  sum(of: 'posts' | 'micros', within: Span): number;
}

export const noOthers: Others = { lastNear: () => undefined, sum: () => 0 };

/**
 * Slots kept in the order of time: thousands of posts are checked at once, and
 * each must find its place by halving, not by a look at all the others.
 */
export class SlotSeries implements Others {
  readonly #slots: Slot[];

  constructor(slots: readonly Slot[] = []) {
    this.#slots = slots.toSorted((a, b) => a.at - b.at);
  }

  add(slot: Slot): void {
    this.#slots.splice(this.#firstFrom(slot.at), 0, slot);
  }

  lastNear(at: Instant, spacingMs: number): Instant | undefined {
    return this.near(at, spacingMs).at(-1)?.at;
  }

  /** The slots nearer to a moment than `spacingMs`, in the order of time. */
  near(at: Instant, spacingMs: number): readonly Slot[] {
    const [from, to] = [at - spacingMs + 1, at + spacingMs];
    return this.#slots.slice(this.#firstFrom(from), this.#firstFrom(to));
  }

  sum(of: 'posts' | 'micros', { from, to }: Span): number {
    let sum = 0;
    for (let index = this.#firstFrom(from); index < this.#slots.length; index++) {
      const slot = this.#slots[index];
      if (slot === undefined || slot.at >= to) break;
      sum += slot[of];
    }
    return sum;
  }

  #firstFrom(at: number): number {
    let [low, high] = [0, this.#slots.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#slots[middle]?.at ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
