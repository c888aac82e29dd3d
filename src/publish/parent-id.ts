import type { PartState } from './delivery.ts';

/**
 * Id of the part before, which a part of a thread answers: also while that one is
 * being deleted, or a read-back would look for a post without a parent and prove a
 * false absence. Undefined where it was never public, or is twice.
 */
export function parentId(before: PartState | undefined): string | undefined {
  switch (before?.state) {
    case 'confirmed':
      return before.fact.remoteId;
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      return before.remoteIds.length === 1 ? before.remoteIds[0] : undefined;
    default:
      return undefined;
  }
}
