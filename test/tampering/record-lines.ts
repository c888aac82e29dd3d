import { recordFilePath, recordsPerFile } from '../../src/ledger/record-file.ts';
import type { Files } from './realistic-ledger.ts';

/** Every line of a log with its LF. */
export function recordLines(files: ReadonlyMap<string, Uint8Array>): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let first = 0; ; first += recordsPerFile) {
    const bytes = files.get(recordFilePath(first));
    if (!bytes) return lines;
    const text = Buffer.from(bytes);
    for (let start = 0; start < text.length; ) {
      const end = text.indexOf('\n', start) + 1;
      lines.push(text.subarray(start, end));
      start = end;
    }
  }
}

export function joinRecords(lines: readonly Uint8Array[]): Buffer {
  return Buffer.concat(lines);
}

/** The same branch with other records: the lines laid out in files again, nothing else mended. */
export function withRecords(files: Files, lines: readonly Uint8Array[]): Files {
  const kept = [...files].filter(([path]) => !path.startsWith('records/'));
  const changed = new Map(kept);
  for (let first = 0; first < lines.length; first += recordsPerFile) {
    changed.set(recordFilePath(first), joinRecords(lines.slice(first, first + recordsPerFile)));
  }
  return changed;
}
