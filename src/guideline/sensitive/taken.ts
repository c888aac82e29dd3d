import type { Span } from '../folding/folded-text.ts';

/** Which characters of a line are already told: each spot once, in constant time however many there are. */
export class Taken {
  readonly #marks: Uint8Array;

  constructor(length: number) {
    this.#marks = new Uint8Array(length);
  }

  overlaps({ index, length }: Span): boolean {
    return this.#marks.subarray(index, index + length).includes(1);
  }

  add({ index, length }: Span): void {
    this.#marks.fill(1, index, index + length);
  }
}
