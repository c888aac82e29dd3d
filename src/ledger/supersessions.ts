import type { AnyRecord } from './record.ts';

/** What of a plan tells whether one correction may end for another. */
export interface PlannedEdit {
  readonly approvedSeq: number;
  readonly edits: string | undefined;
  readonly isOrderedGone: boolean;
}

/**
 * Corrections by editing that ended because a later one of the same post began:
 * only for one that was approved after it, only together with that one's intent,
 * and for good.
 */
export class Supersessions {
  readonly #ended = new Set<string>();
  /** The later correction, whose intent is due with the very next records. */
  #due: string | undefined;

  /** What cannot have been so, in a word; undefined where all is well. */
  tell(
    record: AnyRecord,
    planOf: (delivery: string) => PlannedEdit | undefined,
  ): string | undefined {
    const { kind, body } = record;
    const by = kind === 'withdrawn' ? body.supersededBy : undefined;
    const due = this.#due;
    if (due !== undefined && by !== due) {
      this.#due = undefined;
      if (kind !== 'intent' || body.delivery !== due) return `${due} not begun`;
    }
    if ((kind === 'intent' || kind === 'planned') && this.#ended.has(body.delivery)) {
      return 'begun after it was superseded';
    }
    if (kind !== 'withdrawn' || by === undefined) return undefined;
    this.#due = by;
    this.#ended.add(body.delivery);
    return mayEnd(planOf(body.delivery), planOf(by)) ? undefined : `supersededBy ${by}`;
  }
}

function mayEnd(earlier: PlannedEdit | undefined, later: PlannedEdit | undefined): boolean {
  if (!earlier || !later || earlier.edits === undefined) return false;
  const isLater = later.approvedSeq > earlier.approvedSeq;
  return later.edits === earlier.edits && isLater && !earlier.isOrderedGone;
}
