import type { LogFiles } from './opened-log.ts';
import { recordFilePath, recordsPerFile } from './record-file.ts';

/** A line as it lies there, before anything is believed of it. */
export interface FoundLine {
  /** Its number by its place. */
  readonly seq: number;
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** Without LF. */
  readonly bytes: Uint8Array;
  /** It ends in LF. */
  readonly ended: boolean;
}

/**
 * Every line of every record file in order, one file in memory at a time. A
 * file with too few or too many lines shows in the numbers: the next file's
 * lines are numbered by their own place.
 */
export async function* logLines(files: LogFiles): AsyncGenerator<readonly FoundLine[]> {
  for (let first = 0; ; first += recordsPerFile) {
    const lines = await linesOfFile(files, first);
    if (!lines) return;
    yield lines;
  }
}

/** The line at a number's place, if any. */
export async function lineAt(files: LogFiles, seq: number): Promise<FoundLine | undefined> {
  if (seq < 0) return undefined;
  const first = seq - (seq % recordsPerFile);
  return (await linesOfFile(files, first))?.find((line) => line.seq === seq);
}

async function linesOfFile(files: LogFiles, first: number) {
  const file = recordFilePath(first);
  const bytes = await files.read(file);
  if (!bytes) return undefined;
  const lines: FoundLine[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, start);
    const stop = end < 0 ? bytes.length : end;
    lines.push({
      seq: first + lines.length,
      file,
      line: lines.length + 1,
      bytes: bytes.subarray(start, stop),
      ended: end >= 0,
    });
    start = stop + 1;
  }
  return lines;
}

const lineFeed = 0x0a;
