import { type Checkpoint, checkpointPath, checkSignature, parseCheckpoint } from './checkpoint.ts';
import { sha256Hex } from './digest.ts';
import type { LogName } from './kinds/parts.ts';
import { LedgerError, type LedgerErrorCode, type LogView } from './log.ts';
import { emptyIndex } from './log-index.ts';
import { contradictsTip, handOvers, keyAt } from './log-keys.ts';
import { emptyRoot, Frontier, leafHash } from './merkle.ts';
import type { LogFiles, LogPlace, OpenedLog, Seen } from './opened-log.ts';
import { RecordReader } from './record-reader.ts';
import { parseVerifier } from './signing-key.ts';
import { StoredIndex } from './stored-index.ts';
import { frontierPath, parseFrontier, parseSubtrees, subtreesPath } from './tree-files.ts';
import { viewLog } from './view-log.ts';

export type { LogFiles, LogPlace, OpenedLog, Seen, Tip, Trust } from './opened-log.ts';

/**
 * Opens a log at a tip and checks it before anybody acts on it: signature,
 * origin, that tree files, last records and index are those of the checkpoint,
 * and that the tip extends the one seen before. Reads no history.
 *
 * Throws `LedgerError`: `tip-unsigned`, `tip-foreign-key`, `tip-signature-wrong`,
 * `tip-not-extending`, `tip-malformed`, `log-damaged`, `unknown-version`, `unknown-kind`.
 */
export async function openLog(place: LogPlace): Promise<OpenedLog> {
  const { log, year, files, trust } = place;
  const origin = originLine(trust.origin, log, year);
  if (!files) return absentLog(place, origin);
  const fail = failing(log);
  const { checkpoint, signature } = await openCheckpoint(place, origin, fail);
  const { frontier, subtrees } = await openTree(files, checkpoint, fail);
  const reader = new RecordReader({ log, files, size: checkpoint.size, frontier, subtrees });
  const lines = await reader.linesOfFile(checkpoint.size - 1);
  const lastLine = lines.at(-1);
  if (!lastLine || sha256Hex(lastLine) !== checkpoint.last) {
    throw fail('tip-malformed', 'The last record is not the one that the checkpoint names');
  }
  const index = await StoredIndex.open(log, files, checkpoint.index);
  const seen = { ...treeOf(frontier), last: checkpoint.last };
  const last = await reader.record(checkpoint.size - 1);
  await checkHandOvers(place, seen, reader, fail);
  await checkExtends(trust.seen, seen, reader, fail);
  return viewLog({
    log,
    year,
    origin,
    signature,
    seen,
    reader,
    tip: {
      year,
      last: seen.last,
      subtrees,
      partFile: reader.partFile,
      lastAt: last.at,
      index,
      indexHead: index.head,
    },
  });
}

export function originLine(origin: string, log: LogName, year: string): string {
  return `${origin}/${log}/${year}`;
}

type Fail = (code: LedgerErrorCode, message: string) => LedgerError;

function failing(log: LogName): Fail {
  return (code, message) => new LedgerError(code, log, message);
}

function absentLog({ log, year, trust }: LogPlace, origin: string): OpenedLog {
  if (trust.seen && trust.seen.size > 0) {
    throw failing(log)('tip-not-extending', 'The branch is gone: it had records before');
  }
  const root = emptyRoot.toString('hex');
  const last = '0'.repeat(64);
  return viewLog({
    log,
    year,
    origin,
    // Nothing is there that a signature could be missing from.
    signature: trust.key === undefined ? 'unsigned' : 'verified',
    seen: { size: 0, root, frontier: [], last },
    reader: undefined,
    tip: {
      year,
      last,
      subtrees: [],
      partFile: new Uint8Array(),
      lastAt: '',
      index: emptyIndex,
      indexHead: new Map(),
    },
  });
}

async function openCheckpoint(
  { files, trust, year }: LogPlace,
  origin: string,
  fail: Fail,
): Promise<{ checkpoint: Checkpoint; signature: LogView['signature'] }> {
  const bytes = await files?.read(checkpointPath);
  const note = bytes && parseCheckpoint(bytes);
  if (!note) throw fail('tip-malformed', 'The checkpoint is missing or not in its form');
  const { checkpoint } = note;
  // Another log's checkpoint, even well signed, says nothing about this one.
  if (checkpoint.origin !== origin) {
    throw fail('tip-malformed', `The checkpoint is of ${checkpoint.origin}, not of ${origin}`);
  }
  if (checkpoint.size === 0) throw fail('tip-malformed', 'A checkpoint of no records');
  const key = keyAt(trust, year, checkpoint.size);
  if (key === undefined) return { checkpoint, signature: 'unsigned' };
  const verifier = parseVerifier(key);
  if (!verifier) throw fail('tip-foreign-key', 'The configured verifier key is not well formed');
  switch (checkSignature(note, verifier)) {
    case 'verified':
      return { checkpoint, signature: 'verified' };
    case 'unsigned':
      throw fail('tip-unsigned', 'A key is configured, but the checkpoint is not signed');
    case 'foreign':
      throw fail('tip-foreign-key', `The checkpoint is not signed by ${verifier.name}`);
    case 'wrong':
      throw fail('tip-signature-wrong', `The signature of ${verifier.name} does not verify`);
  }
}

async function openTree(files: LogFiles, checkpoint: Checkpoint, fail: Fail) {
  const frontierBytes = await files.read(frontierPath);
  const frontier = frontierBytes && parseFrontier(frontierBytes);
  const subtrees = parseSubtrees(await files.read(subtreesPath));
  if (!frontier || !subtrees) throw fail('tip-malformed', 'A tree file is not in its form');
  if (frontier.size !== checkpoint.size || frontier.root !== checkpoint.root) {
    throw fail('tip-malformed', 'The frontier is not that of the checkpoint');
  }
  return { frontier, subtrees };
}

function treeOf(frontier: Frontier) {
  return { size: frontier.size, root: frontier.root, frontier: frontier.nodes };
}

/** The writer of the new key went on from the very record at which the old one was replaced. */
async function checkHandOvers(
  { trust, year }: LogPlace,
  tip: Seen,
  reader: RecordReader,
  fail: Fail,
): Promise<void> {
  for (const handOver of handOvers(trust, year)) {
    const { size, last } = handOver;
    if (tip.size < size) {
      throw fail('tip-not-extending', `${tip.size} records where a key was replaced after ${size}`);
    }
    const goesOn = tip.size === size || (await reader.record(size)).prev === last;
    if (!goesOn || contradictsTip(handOver, tip)) {
      throw fail('tip-not-extending', `Not the ${size} records after which a key was replaced`);
    }
  }
}

/** Continues the tree that was seen with the new records: only if nothing before changed is the result the new root. */
async function checkExtends(
  before: Seen | undefined,
  now: Seen,
  reader: RecordReader,
  fail: Fail,
): Promise<void> {
  if (!before || before.size === 0) return;
  const tree = Frontier.from(before.size, before.frontier);
  if (tree?.root !== before.root)
    throw fail('tip-malformed', 'The tip kept from before is damaged');
  if (now.size < before.size) {
    throw fail('tip-not-extending', `${now.size} records where ${before.size} had been seen`);
  }
  for await (const line of reader.linesFrom(before.size)) tree.append(leafHash(line));
  if (tree.root !== now.root) {
    throw fail('tip-not-extending', 'Records that had been seen were changed');
  }
}
