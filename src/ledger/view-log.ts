import type { LogName } from './kinds/parts.ts';
import type { LogView } from './log.ts';
import { closedPath, openPath, postPath } from './log-index.ts';
import type { OpenedLog, Seen, Tip } from './opened-log.ts';
import type { RecordReader } from './record-reader.ts';

interface Viewed {
  readonly log: LogName;
  readonly year: string;
  readonly origin: string;
  readonly signature: LogView['signature'];
  readonly seen: Seen;
  /** Undefined for a log without records. */
  readonly reader: RecordReader | undefined;
  readonly tip: Tip;
}

/** The reading side of an opened log. */
export function viewLog({ reader, ...log }: Viewed): OpenedLog {
  const { index } = log.tip;
  const { size } = log.seen;
  return {
    ...log,
    size,
    root: log.seen.root,
    state: index.state,
    async record(seq) {
      if (!reader || !Number.isSafeInteger(seq) || seq < 0 || seq >= size) {
        throw new RangeError(`Record ${seq} of ${size}`);
      }
      return reader.record(seq);
    },
    async *recordsFrom(from) {
      let seq = from;
      if (!reader) return;
      for await (const line of reader.linesFrom(from)) yield reader.parse(seq++, line);
    },
    async about(key) {
      for (const path of [openPath, closedPath(key), postPath(key)]) {
        const numbers = (await index.numbers(path)).get(key);
        if (numbers) return numbers;
      }
      return [];
    },
    open: () => index.numbers(openPath),
  };
}
