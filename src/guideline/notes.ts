/**
 * What was found out of the post at hand, for rules that ask again. Forgotten
 * when the next post begins, and no WeakMap: V8's frequent, quick collections
 * keep every value of a WeakMap, its key gone or not, until the rare thorough
 * one. Of ten thousand posts all lines would pile up, be copied, and be kept.
 */
export class Notes<Key extends object, Value> {
  /** Replaced, never cleared: the table of a cleared map lives on and points to the next one, post after post. */
  #kept = new Map<Key, Value>();
  #of = post;

  get(key: Key): Value | undefined {
    return this.#current().get(key);
  }

  set(key: Key, value: Value): void {
    const kept = this.#current();
    if (kept.size < most) kept.set(key, value);
    else this.#kept = new Map([[key, value]]);
  }

  #current(): Map<Key, Value> {
    if (this.#of !== post) {
      this.#kept = new Map();
      this.#of = post;
    }
    return this.#kept;
  }
}

/** Whoever never begins a post must not fill the memory. */
const most = 4_096;

/** Only ever compared. */
let post = 0;

/** What was noted of the post before is no longer needed; asked for again it is found again. */
export function beginPost(): void {
  post += 1;
}
