import { sha256 } from './digest.ts';

/** RFC 6962, 2.1: the first byte keeps a leaf and an inner node from ever being taken for one another. */
export function leafHash(line: Uint8Array): Buffer {
  if (leaf.length <= line.length) leaf = Buffer.alloc(line.length * 2);
  leaf[0] = 0;
  leaf.set(line, 1);
  return sha256(leaf.subarray(0, line.length + 1));
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  node.set(left, 1);
  node.set(right, 33);
  return sha256(node);
}

/** Kept between calls: with a new buffer for each hash, verify is a third slower. */
let leaf = Buffer.alloc(8192);
const node = Buffer.alloc(65, 1);

/** Root of the tree without leaves. */
export const emptyRoot: Buffer = sha256(Buffer.alloc(0));

/**
 * The frontier of an RFC 6962 tree: the roots of its perfect subtrees, left to
 * right, the largest first. It is all that appending needs: O(log n), no history.
 */
export class Frontier {
  #size = 0;
  readonly #nodes: Buffer[] = [];

  /** `nodes` in hex. Undefined where their number is not that of the bits set in `size`. */
  static from(size: number, nodes: readonly string[]): Frontier | undefined {
    if (!Number.isSafeInteger(size) || size < 0 || bitsSet(size) !== nodes.length) return undefined;
    const frontier = new Frontier();
    frontier.#size = size;
    frontier.#nodes.push(...nodes.map((hash) => Buffer.from(hash, 'hex')));
    return frontier;
  }

  copy(): Frontier {
    const frontier = new Frontier();
    frontier.#size = this.#size;
    frontier.#nodes.push(...this.#nodes);
    return frontier;
  }

  get size(): number {
    return this.#size;
  }

  get nodes(): readonly string[] {
    return this.#nodes.map((hash) => hash.toString('hex'));
  }

  get root(): string {
    return (
      this.#nodes
        .reduceRight<Buffer | undefined>(
          (right, left) => (right ? nodeHash(left, right) : left),
          undefined,
        )
        ?.toString('hex') ?? emptyRoot.toString('hex')
    );
  }

  /** Adds what another frontier holds, largest subtree first, where this one is aligned to it. */
  join(other: Frontier): Frontier {
    const joined = this.copy();
    let rest = other.#size;
    for (const hash of other.#nodes) {
      const leaves = 2 ** Math.floor(Math.log2(rest));
      joined.append(hash, leaves);
      rest -= leaves;
    }
    return joined;
  }

  /** Adds a leaf, or the root of a perfect subtree of `leaves` leaves where the size is a multiple of it. */
  append(hash: Buffer, leaves = 1): void {
    if (this.#size % leaves !== 0) throw new RangeError('A subtree that would not be aligned');
    let merged = hash;
    for (let rest = this.#size / leaves; rest % 2 === 1; rest = Math.floor(rest / 2)) {
      const left = this.#nodes.pop();
      if (left) merged = nodeHash(left, merged);
    }
    this.#nodes.push(merged);
    this.#size += leaves;
  }
}

function bitsSet(size: number): number {
  let bits = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return bits;
}
