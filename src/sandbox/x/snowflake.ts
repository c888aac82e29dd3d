const epochMs = 1288834974657n;

/**
 * X's ids: milliseconds since X's epoch in the upper bits, so that an id tells
 * its time (facts.md, X: ms = (id >> 22) + 1288834974657). Never twice, always rising.
 */
export class Snowflakes {
  readonly #now: () => number;
  #last = 0n;

  constructor(now: () => number) {
    this.#now = now;
  }

  next(): string {
    const earliest = (BigInt(Math.trunc(this.#now())) - epochMs) << 22n;
    this.#last = earliest > this.#last ? earliest : this.#last + 1n;
    return String(this.#last);
  }
}
