import type { Intent, PartState } from '../delivery.ts';

/** What of a part can be deleted now, by its ids on the platform. */
export interface Deletable {
  readonly remoteIds: readonly string[];
  readonly last: Intent;
}

/**
 * Undefined where no id is known. An invisible post is deleted as well: once it is
 * gone, no run that sleeps between its last check and the flip can make it public.
 */
export function deletable(part: PartState): Deletable | undefined {
  switch (part.state) {
    case 'confirmed':
      return { remoteIds: [part.fact.remoteId], last: part.last };
    case 'duplicated':
    case 'delete_failed':
      return { remoteIds: part.remoteIds, last: part.last };
    case 'prepared': {
      const late = part.late ? [part.late.remoteId] : [];
      return { remoteIds: [...new Set([part.remoteId, ...late])], last: part.intent };
    }
    case 'held':
      return part.before.state === 'prepared' ? deletable(part.before) : undefined;
    case 'planned':
    case 'intended':
    // Called back first: what stands on the platform's own timetable may become public while it is deleted.
    case 'scheduled':
    case 'retryable':
    case 'failed':
    case 'withdrawn':
    case 'deleting':
    case 'deleted':
      return undefined;
  }
}
