import type { FaultLog } from '../faults/fault-log.ts';
import type { Place } from '../place.ts';
import type { Composition } from './composition.ts';

export interface MarkdownContext {
  readonly log: FaultLog;
  readonly placeOf: (offset: number) => Place;
  /** Undefined: not known, dividers are then taken as allowed. */
  readonly thread: boolean | undefined;
}

/** Finds what CommonMark sees in a source and carries the closed subset over into the composition. */
export type ReadMarkdown = (composition: Composition, context: MarkdownContext) => void;
