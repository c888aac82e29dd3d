import type { Delivery } from '../../src/publish/delivery.ts';
import type { PublicEntry } from './fake-platform.ts';
import type { Complaint, Verdict } from './oracle.ts';
import { type Edition, partDigest } from './scenario.ts';
import type { World } from './world.ts';

/** Of one public post the text that was approved last stays: none is replaced by an older one. */
export function judgeOverwriting({ platform, editions }: World): Verdict {
  const complaints: Complaint[] = [];
  const unfenceable: Complaint[] = [];
  const ranks = ranksOf(editions);
  const versions = [...platform.replaced, ...platform.timeline, ...platform.removed];
  for (const texts of Map.groupBy(versions, ({ remoteId }) => remoteId).values()) {
    for (const [index, entry] of texts.entries()) {
      const before = texts[index - 1];
      if (before === undefined || rankOf(ranks, before) <= rankOf(ranks, entry)) continue;
      const text = `${before.text} by ${entry.text} (${entry.remoteId})`;
      const complaint = { broken: 'overwritten', text } as const;
      (entry.request.sleptMs > 0 ? unfenceable : complaints).push(complaint);
    }
  }
  return { complaints, unfenceable };
}

/** What the record calls replaced was seen by the public, in the post that the corrected delivery made. */
export function judgeEditClaims(
  { platform, editions }: World,
  deliveries: readonly Delivery[],
): readonly Complaint[] {
  const versions = [...platform.replaced, ...platform.timeline, ...platform.removed];
  return deliveries.flatMap(({ id, edits, parts: [part], post }): readonly Complaint[] => {
    if (edits === undefined || part?.state !== 'confirmed') return [];
    const { remoteId } = part.fact;
    const own = editions.find(({ delivery }) => delivery === id);
    const isSeen = versions.some(
      (entry) => entry.remoteId === remoteId && own && digestOf(own) === entry.digest,
    );
    return isSeen ? [] : [{ broken: 'lost', text: `called replaced and never seen: ${post}` }];
  });
}

/** Order of approval; a post's own text comes before every correction. */
function ranksOf(editions: readonly Edition[]): ReadonlyMap<string, number> {
  return new Map(
    editions.map((one, index) => [digestOf(one), one.edits === undefined ? -1 : index]),
  );
}

function rankOf(ranks: ReadonlyMap<string, number>, { digest }: PublicEntry): number {
  return ranks.get(digest) ?? -1;
}

function digestOf({ parts: [part] }: Edition): string {
  return part ? partDigest(part.text, part.media) : '';
}
