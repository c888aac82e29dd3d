/** A line on stderr now and then, and when a run has to end: its time is over, or somebody asked. */
export class Progress {
  readonly #what: string;
  readonly #every: number;
  readonly #until: number;
  #isAskedToEnd = false;

  constructor(what: string, every: number, minutes = Number.POSITIVE_INFINITY) {
    this.#what = what;
    this.#every = every;
    this.#until = Date.now() + minutes * 60_000;
    // What was found until then is still told.
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        this.#isAskedToEnd = true;
      });
    }
  }

  get isOver(): boolean {
    return this.#isAskedToEnd || Date.now() >= this.#until;
  }

  tell(count: number, more: string): void {
    if (count > 0 && count % this.#every === 0) console.error(`${count} ${this.#what}, ${more}`);
  }
}
