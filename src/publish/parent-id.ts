import type { PartState } from './delivery.ts';

/**
 * Id of the part before, which a part of a thread answers: also while that one is
 * being deleted, or is public twice, or a read-back would look for a post without a
 * parent and prove a false absence. Of several the first: a reply is only begun while
 * one is known. Undefined where it was never public.
 */
export function parentId(before: PartState | undefined): string | undefined {
  switch (before?.state) {
    case 'confirmed':
      return before.fact.remoteId;
    case 'duplicated':
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      return before.remoteIds[0];
    default:
      return undefined;
  }
}
