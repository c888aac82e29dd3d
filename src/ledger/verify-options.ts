import type { Checkpoint } from './checkpoint.ts';
import type { LogName } from './kinds/parts.ts';
import type { LogKeys } from './log-keys.ts';
import type { LogFiles } from './opened-log.ts';
import type { Problem } from './problem.ts';
import type { AnyRecord } from './record.ts';

/** A log's files with their names, at one tip. */
export interface ListedFiles extends LogFiles {
  list(): Promise<readonly string[]>;
}

/** A tip of this log that somebody kept elsewhere: a witness, a printed report, a writer's `Seen`. */
export type KeptTip = Pick<Checkpoint, 'size' | 'root'>;

export interface VerifyLogOptions extends LogKeys {
  readonly log: LogName;
  readonly year: string;
  readonly files: ListedFiles;
  /** First part of the checkpoint's origin line, from policy. */
  readonly origin: string;
  readonly kept?: readonly KeptTip[];
  /** Sizes at which the root is to be reported. */
  readonly marks?: ReadonlySet<number>;
  /** Called for each record once its bytes and its place are known to be right. */
  readonly onRecord?: (record: AnyRecord) => Promise<Problem | undefined>;
  /** Called once where all bytes are right and `onRecord` found nothing. */
  readonly onEnd?: (tip: Pick<Checkpoint, 'size' | 'last'>) => Problem | undefined;
}
