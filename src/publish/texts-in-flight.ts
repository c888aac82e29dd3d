import type { Delivery, PartState } from './delivery.ts';

/**
 * Digests of texts that other open deliveries of the account may just be
 * publishing. Two posts with the same text cannot be told apart on the
 * timeline: while one may be out, the other must not begin, or a read-back could
 * take one for the other.
 */
export function textsInFlight(open: readonly Delivery[], except: string): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const delivery of open) {
    if (delivery.id === except) continue;
    for (const [index, part] of delivery.parts.entries()) {
      const text = delivery.digests[index]?.text;
      if (text !== undefined && mayBeOut(part)) texts.add(text);
    }
  }
  return texts;
}

/** Something of this part may be public, and the record does not say so yet. */
export function mayBeOut(part: PartState): boolean {
  switch (part.state) {
    case 'intended':
    case 'prepared':
      return true;
    case 'held':
      return mayBeOut(part.before);
    // Looked at by its id, which nobody else claims: its hours of waiting keep no other post back.
    case 'scheduled':
    case 'planned':
    case 'retryable':
    case 'failed':
    case 'confirmed':
    case 'duplicated':
    case 'withdrawn':
    case 'deleting':
    case 'deleted':
    case 'delete_failed':
      return false;
  }
}
