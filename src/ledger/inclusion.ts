import { logLines } from './log-lines.ts';
import { leafHash, nodeHash } from './merkle.ts';
import type { LogFiles } from './opened-log.ts';

/** RFC 6962, 2.1.1: the hashes (hex) that lead from a record's leaf to the root, nearest first. */
export interface Inclusion {
  readonly seq: number;
  readonly size: number;
  readonly path: readonly string[];
}

/** Reads the whole log once, keeping 32 bytes a record. */
export async function proveInclusion(
  files: LogFiles,
  size: number,
  seq: number,
): Promise<Inclusion> {
  const leaves: Buffer[] = [];
  for await (const lines of logLines(files)) leaves.push(...lines.map((l) => leafHash(l.bytes)));
  return { seq, size, path: path(leaves, 0, size, seq).map((hash) => hash.toString('hex')) };
}

/** Root (hex) that a line and its path give: equal to the checkpoint's where the proof holds. */
export function rootOfInclusion(line: Uint8Array, { seq, size, path }: Inclusion): string {
  let hash = leafHash(line);
  let index = seq;
  let last = size - 1;
  for (const step of path) {
    const sibling = Buffer.from(step, 'hex');
    if (index % 2 === 1 || index === last) {
      hash = nodeHash(sibling, hash);
      // A right edge without siblings on some levels is skipped, as RFC 9162 2.1.3.2 does.
      while (index % 2 === 0 && index !== 0) {
        index /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    index = Math.floor(index / 2);
    last = Math.floor(last / 2);
  }
  return hash.toString('hex');
}

function path(leaves: readonly Buffer[], from: number, to: number, seq: number): Buffer[] {
  if (to - from <= 1) return [];
  const split = from + largestPowerBelow(to - from);
  return seq < split
    ? [...path(leaves, from, split, seq), rootOf(leaves, split, to)]
    : [...path(leaves, split, to, seq), rootOf(leaves, from, split)];
}

function rootOf(leaves: readonly Buffer[], from: number, to: number): Buffer {
  const leaf = leaves[from];
  if (!leaf) throw new RangeError(`No record ${from}`);
  if (to - from === 1) return leaf;
  const split = from + largestPowerBelow(to - from);
  return nodeHash(rootOf(leaves, from, split), rootOf(leaves, split, to));
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
