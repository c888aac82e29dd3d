/** Counts what happened, by name. */
export class Tally {
  readonly counts = new Map<string, number>();

  happened(name: string, times = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }

  add(other: Tally): void {
    for (const [name, times] of other.counts) this.happened(name, times);
  }

  of(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, times) => sum + times, 0);
  }
}
