import type { Instant } from '../../src/post/post.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly wake: () => void;
}

/** Time that passes only when everybody waits. Equal instants wake in the order in which they were asked for. */
export class VirtualTime {
  #now: number;
  #order = 0;
  #timers: Timer[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  get now(): Instant {
    return this.#now as Instant;
  }

  until(at: number): Promise<void> {
    return new Promise((wake) => this.at(at, wake));
  }

  pass(ms: number): Promise<void> {
    return this.until(this.#now + ms);
  }

  at(at: number, wake: () => void): void {
    const timer = { at: Math.max(at, this.#now), order: this.#order++, wake };
    let place = this.#timers.length;
    while (place > 0 && isAfter(this.#timers[place - 1], timer)) place--;
    this.#timers.splice(place, 0, timer);
  }

  /** Runs until nobody waits for anything, or `end`. */
  async run(end: number): Promise<void> {
    for (;;) {
      // One turn of the event loop runs every promise callback that is ready.
      await new Promise((resolve) => setImmediate(resolve));
      const timer = this.#timers[0];
      if (timer === undefined || timer.at > end) return;
      this.#timers.shift();
      this.#now = timer.at;
      timer.wake();
    }
  }
}

function isAfter(a: Timer | undefined, b: Timer): boolean {
  return a !== undefined && (a.at > b.at || (a.at === b.at && a.order > b.order));
}
