import type { Checkpoint } from './checkpoint.ts';
import type { LogName } from './kinds/parts.ts';

/** A key that signed a log until another took its place: what it may vouch for, and nothing after. */
export interface ReplacedKey {
  /** C2SP verifier key. */
  readonly key: string;
  /** Fiscal year and size at which the log stood when the key was replaced. */
  readonly year: string;
  readonly size: number;
  /** SHA-256 (hex) of record `size` − 1: whoever stole the key cannot make that record another one. */
  readonly last: string;
}

/** Whose signatures count for one log. */
export interface LogKeys {
  /** C2SP verifier key; absent = signatures are not checked. */
  readonly key?: string;
  /** Earlier ones, oldest first. */
  readonly replaced?: readonly ReplacedKey[];
}

/** Keys of all logs, from one policy. */
export interface LedgerKeys {
  /** C2SP verifier key by log. */
  readonly keys: ReadonlyMap<LogName, string>;
  readonly replaced?: {
    readonly keys: ReadonlyMap<LogName, readonly ReplacedKey[]>;
    /** Digest of the policy that says so: it counts only if the organisation's log has adopted it. */
    readonly policy: string;
  };
}

export function keysOf({ keys, replaced }: LedgerKeys, log: LogName): LogKeys {
  const key = keys.get(log);
  const before = replaced?.keys.get(log);
  return { ...(key !== undefined && { key }), ...(before && { replaced: before }) };
}

/**
 * Which key must have signed a checkpoint of this year and size. A thief of a
 * replaced key can sign what he likes: it counts no further than the hand-over.
 */
export function keyAt(
  { key, replaced = [] }: LogKeys,
  year: string,
  size: number,
): string | undefined {
  const then = replaced.find((one) => year < one.year || (year === one.year && size <= one.size));
  return then?.key ?? key;
}

/** The hand-overs that happened in the branch of this year. */
export function handOvers({ replaced = [] }: LogKeys, year: string): readonly ReplacedKey[] {
  return replaced.filter((one) => one.year === year);
}

/** True where the new key's writer went on from another record than the one that was approved. */
export function contradictsTip(
  { size, last }: ReplacedKey,
  tip: Pick<Checkpoint, 'size' | 'last'>,
): boolean {
  return tip.size === size && tip.last !== last;
}
