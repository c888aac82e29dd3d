import { checkpointPath } from './checkpoint.ts';
import { sha256Hex } from './digest.ts';
import { type Inclusion, proveInclusion } from './inclusion.ts';
import { lineAt } from './log-lines.ts';
import type { LogFiles } from './opened-log.ts';
import { describe, type LedgerMessage, type Problem, type ProblemCode } from './problem.ts';

export interface FirstBad {
  readonly log: string;
  readonly year: string;
  readonly code: ProblemCode;
  /** Absent where no record but a file of the log is bad. */
  readonly seq?: number;
  /** Where the evidence leaves several records: both included. */
  readonly range?: { readonly from: number; readonly to: number };
  readonly file: string;
  /** 1-based line in the file. */
  readonly line?: number;
  readonly what: LedgerMessage;
  readonly proof: Proof;
}

/** All bytes that somebody needs who has no access to the repository. Hashes are SHA-256 in hex. */
export interface Proof {
  /** The bad record and its neighbours, as they lie there. */
  readonly lines: readonly ProofLine[];
  readonly expected?: string;
  readonly actual?: string;
  /** The checkpoint's text with its signatures. */
  readonly checkpoint?: string;
  /** That the bad record is really in the log that the checkpoint vouches for; where the log's bytes are intact. */
  readonly inclusion?: Inclusion;
  /** The same of the record in the organisation's log that this log contradicts. */
  readonly against?: Proof;
}

interface ProofLine {
  readonly seq: number;
  readonly file: string;
  readonly line: number;
  /** The bytes without LF. */
  readonly base64: string;
  readonly sha256: string;
}

interface ProofSource {
  readonly log: string;
  readonly year: string;
  readonly files: LogFiles;
  /** Size of the log where its bytes agree with its checkpoint. */
  readonly provenSize?: number;
}

/** Turns a problem into something that convinces a third person. */
export async function prove(problem: Problem, source: ProofSource): Promise<FirstBad> {
  const { seq, range, file, code, expected, actual } = problem;
  const { log, year, files, provenSize } = source;
  const line = seq === undefined ? undefined : await lineAt(files, seq);
  const note = await files.read(checkpointPath);
  return {
    log,
    year,
    code,
    file,
    what: describe(problem),
    ...(seq !== undefined && { seq }),
    ...(range && { range }),
    ...(line && { line: line.line }),
    proof: {
      lines: seq === undefined ? [] : await neighbours(files, seq),
      ...(expected !== undefined && { expected }),
      ...(actual !== undefined && { actual }),
      ...(note && { checkpoint: Buffer.from(note).toString('utf8') }),
      ...(provenSize !== undefined &&
        seq !== undefined &&
        seq < provenSize && { inclusion: await proveInclusion(files, provenSize, seq) }),
    },
  };
}

async function neighbours(files: LogFiles, seq: number): Promise<readonly ProofLine[]> {
  const lines: ProofLine[] = [];
  for (const number of [seq - 1, seq, seq + 1]) {
    const found = await lineAt(files, number);
    if (!found) continue;
    const { file, line, bytes } = found;
    const base64 = Buffer.from(bytes).toString('base64');
    lines.push({ seq: number, file, line, base64, sha256: sha256Hex(bytes) });
  }
  return lines;
}
