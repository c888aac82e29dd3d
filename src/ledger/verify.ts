import type { LogFiles } from './opened-log.ts';

/** A log's files with their names, at one tip. */
export interface ListedFiles extends LogFiles {
  list(): Promise<readonly string[]>;
}
