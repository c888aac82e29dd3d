import { checkSignature, parseCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import type { LogName } from './kinds/parts.ts';
import { keyAt, keysOf, type LedgerKeys, type LogKeys } from './log-keys.ts';
import { originLine } from './open-log.ts';
import { describe, type LedgerMessage, type Problem, tampered } from './problem.ts';
import type { FirstBad } from './proof.ts';
import { parseVerifier } from './signing-key.ts';
import type { KeptTip } from './verify.ts';

interface KeptOptions extends LedgerKeys {
  readonly logs: readonly { readonly log: LogName; readonly year: string }[];
  readonly origin: string;
  readonly kept?: readonly Uint8Array[];
}

interface KeptCheckpoints {
  /** By origin line. */
  readonly tips: ReadonlyMap<string, readonly KeptTip[]>;
  readonly unusable: readonly LedgerMessage[];
  /** A log of this ledger of which a checkpoint was kept, but not the log: it was deleted. */
  readonly missing: FirstBad | undefined;
}

/** Sorts checkpoints kept elsewhere by log. One that the log's key did not sign proves nothing: it is named, not used. */
export function readKept({ logs, origin, kept, ...keys }: KeptOptions): KeptCheckpoints {
  const present = new Set(logs.map(({ log, year }) => originLine(origin, log, year)));
  const tips = new Map<string, KeptTip[]>();
  const unusable: LedgerMessage[] = [];
  let missing: FirstBad | undefined;
  for (const [index, bytes] of (kept ?? []).entries()) {
    const note = parseCheckpoint(bytes);
    const place = note && placeOf(note.checkpoint.origin, origin);
    if (!note || !place || !isSignedBy(note, keysOf(keys, place.log), place.year)) {
      unusable.push(describe(undecidable(note?.checkpoint.origin ?? `#${index + 1}`)));
    } else if (!present.has(note.checkpoint.origin)) {
      missing ??= deleted(place, note, bytes);
    } else {
      const own = tips.get(note.checkpoint.origin) ?? [];
      tips.set(note.checkpoint.origin, [...own, note.checkpoint]);
    }
  }
  return { tips, unusable, missing };
}

function placeOf(line: string, origin: string) {
  const [, log, year] = /^([a-z0-9_-]+)\/([0-9]{4})$/.exec(line.slice(origin.length + 1)) ?? [];
  return line.startsWith(`${origin}/`) && log && year ? { log, year } : undefined;
}

/** One that was kept before the key was replaced bears the key of then. */
function isSignedBy(note: SignedCheckpoint, keys: LogKeys, year: string): boolean {
  const key = keyAt(keys, year, note.checkpoint.size);
  if (key === undefined) return true;
  const verifier = parseVerifier(key);
  return verifier !== undefined && checkSignature(note, verifier) === 'verified';
}

function undecidable(file: string): Problem {
  return { code: 'kept-unusable', verdict: 'undecidable', file };
}

function deleted(
  { log, year }: { readonly log: LogName; readonly year: string },
  { checkpoint }: SignedCheckpoint,
  bytes: Uint8Array,
): FirstBad {
  const problem = tampered({ code: 'log-deleted', file: checkpoint.origin });
  return {
    log,
    year,
    code: problem.code,
    file: problem.file,
    what: describe(problem),
    proof: { lines: [], checkpoint: Buffer.from(bytes).toString('utf8') },
  };
}
