import type { Checkpoint } from './checkpoint.ts';
import { sha256Hex } from './digest.ts';
import { lineAt } from './log-lines.ts';
import { Frontier } from './merkle.ts';
import type { LogFiles } from './opened-log.ts';
import { type Problem, tampered } from './problem.ts';
import { recordFilePath, recordsPerFile } from './record-file.ts';
import { decode, parseJson } from './record-line.ts';
import { frontierPath, parseFrontier, parseSubtrees, subtreesPath } from './tree-files.ts';

/**
 * Record `seq` does not name the hash of the one before it: which of the two was
 * changed? Where the successor of `seq` (or, for the last, the checkpoint) still
 * names the hash of `seq`, its line is as it was written, so the one before it
 * was changed. Otherwise `seq` itself was.
 */
export async function locateBrokenLink(
  files: LogFiles,
  checkpoint: Checkpoint,
  seq: number,
): Promise<Problem> {
  const bad = seq > 0 && (await isVouchedFor(files, checkpoint, seq)) ? seq - 1 : seq;
  const line = await lineAt(files, bad);
  const expected = bad < seq ? await namedBy(files, seq) : await namedBy(files, seq + 1);
  return tampered({
    code: 'record-changed',
    file: recordFilePath(bad),
    seq: bad,
    ...(line && { actual: sha256Hex(line.bytes) }),
    ...(expected !== undefined && { expected }),
  });
}

/** What follows, or the checkpoint, names the hash of this very line. */
export async function isVouchedFor(
  files: LogFiles,
  checkpoint: Checkpoint,
  seq: number,
): Promise<boolean> {
  const line = await lineAt(files, seq);
  if (!line) return false;
  const hash = sha256Hex(line.bytes);
  if (seq === checkpoint.size - 1) return hash === checkpoint.last;
  return (await namedBy(files, seq + 1)) === hash;
}

/**
 * The chain holds, but its end is not the checkpoint's: the last record was
 * changed, or a stretch was rewritten with new hashes. The stored tree, where it
 * still gives the checkpoint's root, says from where on.
 */
export async function locateRewrite(
  files: LogFiles,
  checkpoint: Checkpoint,
  now: { readonly tree: Frontier; readonly subtrees: readonly string[]; readonly last: string },
): Promise<Problem> {
  const from = await firstDifference(files, checkpoint, now);
  const to = checkpoint.size - 1;
  const onlyLastNode = from >= to - (lastNodeLeaves(checkpoint.size) - 1);
  const seq = onlyLastNode ? to : from;
  return tampered({
    code: onlyLastNode ? 'record-changed' : 'records-rewritten',
    file: recordFilePath(seq),
    seq,
    range: { from, to },
    expected: checkpoint.last,
    actual: now.last,
  });
}

async function firstDifference(
  files: LogFiles,
  checkpoint: Checkpoint,
  now: { readonly tree: Frontier; readonly subtrees: readonly string[] },
): Promise<number> {
  const bytes = await files.read(frontierPath);
  const stored = bytes && parseFrontier(bytes);
  if (!stored || stored.root !== checkpoint.root || stored.size !== checkpoint.size) return 0;
  const fromSubtrees = differingFile(parseSubtrees(await files.read(subtreesPath)), stored, now);
  if (fromSubtrees !== undefined) return fromSubtrees;
  let first = 0;
  for (const [index, leaves] of nodeSizes(stored.size).entries()) {
    if (stored.nodes[index] !== now.tree.nodes[index]) return first;
    first += leaves;
  }
  return first;
}

/** First record of the first full file that differs; undefined where the stored list is not authentic or all agree. */
function differingFile(
  stored: readonly string[] | undefined,
  frontier: Frontier,
  now: { readonly subtrees: readonly string[] },
): number | undefined {
  if (stored?.length !== now.subtrees.length) return undefined;
  const tree = new Frontier();
  for (const subtree of stored) tree.append(Buffer.from(subtree, 'hex'), recordsPerFile);
  if (!tree.nodes.every((node, index) => frontier.nodes[index] === node)) return undefined;
  const file = stored.findIndex((subtree, index) => subtree !== now.subtrees[index]);
  return file < 0 ? undefined : file * recordsPerFile;
}

/** Leaves under each node of the frontier, the largest first. */
function nodeSizes(size: number): readonly number[] {
  const sizes: number[] = [];
  for (let bit = 1; bit <= size; bit *= 2) if (Math.floor(size / bit) % 2 === 1) sizes.unshift(bit);
  return sizes;
}

function lastNodeLeaves(size: number): number {
  return nodeSizes(size).at(-1) ?? 1;
}

async function namedBy(files: LogFiles, seq: number): Promise<string | undefined> {
  const line = await lineAt(files, seq);
  const source = line && decode(line.bytes);
  const value: unknown = source === undefined ? undefined : parseJson(source);
  const prev =
    typeof value === 'object' && value !== null && 'prev' in value ? value.prev : undefined;
  return typeof prev === 'string' ? prev : undefined;
}
