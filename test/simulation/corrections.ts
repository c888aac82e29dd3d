import type { DeliveryId } from '../../src/publish/delivery.ts';
import type { Prng } from './prng.ts';
import { type Edition, edition, minute } from './scenario.ts';

/**
 * Corrections by editing, as a seed draws them: none, one or several of a post,
 * due soon after it or long after, some while the one before may still be under
 * way, some of the correction before. All have the pictures of the post.
 */
export function withCorrections(editions: readonly Edition[], prng: Prng): readonly Edition[] {
  const roots = [...new Map(editions.map((one) => [one.delivery, one])).values()];
  const corrections = roots.flatMap((root) => {
    // Often they all are due at one moment: then the one begins as soon as the other is over.
    const together = prng.chance(0.4) ? prng.int(1, 10) : undefined;
    const times = prng.pick([1, 1, 2, 2, 3]);
    return Array.from({ length: times }, (_, index) => drawn(root, index, { prng, together }));
  });
  return [...editions, ...corrections].toSorted((a, b) => a.approvedAt - b.approvedAt);
}

interface Draw {
  readonly prng: Prng;
  /** Minutes after the post. */
  readonly together: number | undefined;
}

function drawn(root: Edition, index: number, { prng, together }: Draw): Edition {
  const publishAt = root.publishAt + (together ?? prng.int(1, prng.pick([5, 40]))) * minute;
  const windowMs = prng.chance(0.2) ? prng.int(15, 300) * 1000 : prng.int(10, 40) * minute;
  const post = root.post.slice(root.post.lastIndexOf('/') + 1);
  return edition(root.platform, {
    post: `${post}-c${index}`,
    revision: 1,
    texts: root.parts.map((_, part) => `correction ${index} of ${post} #${part}`),
    publishAt,
    latestAt: publishAt + windowMs,
    approvedAt: publishAt - prng.int(0, prng.pick([2, 30])) * minute,
    edits: { post, delivery: root.delivery as DeliveryId },
  });
}
