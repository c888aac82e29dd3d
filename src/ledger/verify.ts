import {
  checkpointPath,
  checkSignature,
  parseCheckpoint,
  type SignedCheckpoint,
} from './checkpoint.ts';
import { compareDerived } from './derived-files.ts';
import type { LogName } from './kinds/parts.ts';
import { keyAt } from './log-keys.ts';
import { LogWalk } from './log-walk.ts';
import { originLine } from './open-log.ts';
import { type Problem, tampered, type Verdict } from './problem.ts';
import { type FirstBad, prove } from './proof.ts';
import type { RecordKind } from './record.ts';
import { parseVerifier } from './signing-key.ts';
import type { VerifyLogOptions } from './verify-options.ts';

export type { KeptTip, ListedFiles, VerifyLogOptions } from './verify-options.ts';

export interface LogReport {
  readonly log: LogName;
  readonly year: string;
  readonly verdict: Verdict;
  readonly firstBad?: FirstBad;
  readonly signature: 'verified' | 'unsigned';
  /** Records that were read and found right, up to the first bad one. */
  readonly records: number;
  readonly kinds: Readonly<Partial<Record<RecordKind, number>>>;
  readonly root: string;
  /** By the sizes asked for in `marks`. */
  readonly rootsAt: ReadonlyMap<number, string>;
}

/**
 * Recomputes one log from its bytes: form, numbers, chain and time of every
 * record, then root, signature, tree files and index. Streams: one record file
 * is in memory at a time. Stops at the first bad thing and proves it.
 */
export async function verifyLog(options: VerifyLogOptions): Promise<LogReport> {
  const { log, year, files, key } = options;
  const walk = new LogWalk(options);
  const opened = await readCheckpoint(options);
  const damage =
    'code' in opened
      ? opened
      : ((await walk.run(opened.checkpoint)) ??
        (await walk.compareEnd(opened.checkpoint)) ??
        (await compareDerived(files, opened.checkpoint, walk)));
  const problem = damage ?? walk.story ?? options.onEnd?.(walk);
  return {
    log,
    year,
    verdict: problem?.verdict ?? 'intact',
    ...(problem && {
      firstBad: await prove(problem, {
        log,
        year,
        files,
        ...(!damage && { provenSize: walk.size }),
      }),
    }),
    signature: key !== undefined && !('code' in opened) ? 'verified' : 'unsigned',
    records: walk.size,
    kinds: Object.fromEntries(walk.kinds),
    root: walk.tree.root,
    rootsAt: walk.rootsAt,
  };
}

async function readCheckpoint(options: VerifyLogOptions): Promise<SignedCheckpoint | Problem> {
  const { log, year, files, origin } = options;
  const bad = (code: Problem['code'], detail?: string) =>
    tampered({ code, file: checkpointPath, ...(detail !== undefined && { detail }) });
  const bytes = await files.read(checkpointPath);
  if (!bytes) return bad('checkpoint-missing');
  const note = parseCheckpoint(bytes);
  if (!note) return bad('checkpoint-malformed');
  if (note.checkpoint.origin !== originLine(origin, log, year)) {
    return bad('checkpoint-of-other-log', note.checkpoint.origin);
  }
  const key = keyAt(options, year, note.checkpoint.size);
  if (key === undefined) return note;
  const verifier = parseVerifier(key);
  if (!verifier) return { ...bad('key-malformed'), verdict: 'undecidable' };
  const signature = checkSignature(note, verifier);
  switch (signature) {
    case 'verified':
      return note;
    case 'unsigned':
      return bad('signature-missing');
    case 'foreign':
    case 'wrong':
      return bad(`signature-${signature}`);
    default:
      return signature satisfies never;
  }
}
