import { type Problem, tampered } from './problem.ts';
import type { AnyRecord } from './record.ts';
import { recordFilePath } from './record-file.ts';

/**
 * What people ordered by starting a run: one record for each run, and by its
 * first attempt. Any writer can run somebody's dispatch again for thirty days,
 * and the forge then still names that person.
 */
export class Dispatches {
  readonly #used = new Set<string>();

  tell(record: AnyRecord): Problem | undefined {
    if (!isOrdered(record)) return undefined;
    const { run, seq } = record;
    if (/^github:[1-9][0-9]*\/1$/.test(run) && !this.#used.has(run)) {
      this.#used.add(run);
      return undefined;
    }
    return tampered({ code: 'dispatch-unsound', file: recordFilePath(seq), seq, detail: run });
  }
}

/** Older versions wrote `resumed` by nobody, when the ref of a pause was found gone. */
function isOrdered(record: AnyRecord): boolean {
  switch (record.kind) {
    case 'resumed':
      return /^[0-9]+$/.test(record.body.by);
    case 'resolved':
      return true;
    case 'withdrawal':
      return record.body.orderedBy !== undefined;
    default:
      return false;
  }
}
