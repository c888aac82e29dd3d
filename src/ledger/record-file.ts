/** Records in one file. A power of two, so that every full file is a perfect subtree of the log's tree. */
export const recordsPerFile = 256;

/** File of the record `seq`: eight decimal digits of `seq` divided by 256, rounded down. */
export function recordFilePath(seq: number): string {
  return `records/${String(Math.floor(seq / recordsPerFile)).padStart(8, '0')}.jsonl`;
}

/** Number of lines that a log of `size` records has in its last file. */
export function linesInLastFile(size: number): number {
  return size === 0 ? 0 : ((size - 1) % recordsPerFile) + 1;
}

/** The lines of a file, without LF. Undefined where it does not end in LF. */
export function splitLines(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(lineFeed, start);
    if (end < 0) return undefined;
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
}

const lineFeed = 0x0a;
