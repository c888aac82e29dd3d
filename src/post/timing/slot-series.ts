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

/** What the slots of a span take, kept up while slots come. */
interface Sums extends Span {
  posts: number;
  micros: number;
}

/** Some years of days and months. */
const mostSums = 1_000;

/**
 * Slots kept in the order of time: thousands of posts are checked at once, and
 * each must find its place by halving, not by a look at all the others.
 */
export class SlotSeries implements Others {
  readonly #slots: Slot[];
  /** Of the days and months that were asked for: the next post asks for the same ones. */
  readonly #sums = new Map<string, Sums>();

  constructor(slots: readonly Slot[] = []) {
    this.#slots = slots.toSorted((a, b) => a.at - b.at);
  }

  add(slot: Slot): void {
    this.#slots.splice(this.#firstFrom(slot.at), 0, slot);
    for (const sums of this.#sums.values()) addTo(sums, slot);
  }

  lastNear(at: Instant, spacingMs: number): Instant | undefined {
    return this.near(at, spacingMs).at(-1)?.at;
  }

  /** The slots nearer to a moment than `spacingMs`, in the order of time. */
  near(at: Instant, spacingMs: number): readonly Slot[] {
    const [from, to] = [at - spacingMs + 1, at + spacingMs];
    return this.#slots.slice(this.#firstFrom(from), this.#firstFrom(to));
  }

  sum(of: 'posts' | 'micros', within: Span): number {
    return this.#sumsOf(within)[of];
  }

  #sumsOf({ from, to }: Span): Sums {
    const key = `${from} ${to}`;
    const known = this.#sums.get(key);
    if (known) return known;
    const sums: Sums = { from, to, posts: 0, micros: 0 };
    const inside = this.#slots.slice(this.#firstFrom(from), this.#firstFrom(to));
    for (const slot of inside) addTo(sums, slot);
    if (this.#sums.size >= mostSums) this.#sums.clear();
    this.#sums.set(key, sums);
    return sums;
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

function addTo(sums: Sums, { at, posts, micros }: Slot): void {
  if (at < sums.from || at >= sums.to) return;
  sums.posts += posts;
  sums.micros += micros;
}
