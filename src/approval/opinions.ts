import type { Instant } from '../post/post.ts';
import type { Person, ReviewFacts } from './facts.ts';

/** What one person's reviews amount to. Comments are no opinion and take none back. */
export type Opinion =
  /** `review`: the latest of the standing approvals that came before the merge; absent: all came after it. */
  | { readonly stands: 'approval'; readonly person: Person; readonly review?: ReviewFacts }
  | { readonly stands: 'request'; readonly person: Person }
  | { readonly stands: 'nothing'; readonly person: Person };

/** The latest opinion of each person (by numeric id), in the order in which they first spoke. */
export function opinions(reviews: readonly ReviewFacts[], mergedAt: Instant): readonly Opinion[] {
  const byPerson = new Map<number, { person: Person; reviews: ReviewFacts[] }>();
  for (const review of [...reviews].sort(inTime)) {
    if (review.person === undefined || review.state === 'COMMENTED') continue;
    const entry = byPerson.get(review.person.id) ?? { person: review.person, reviews: [] };
    entry.reviews.push(review);
    byPerson.set(review.person.id, entry);
  }
  return [...byPerson.values()].map((entry) => opinion(entry.person, entry.reviews, mergedAt));
}

/** Requests for changes by accounts that are gone: whether an owner asked can no longer be known. */
export function requestsByUnknown(reviews: readonly ReviewFacts[]): readonly ReviewFacts[] {
  return reviews.filter(
    ({ person, state }) => person === undefined && state === 'CHANGES_REQUESTED',
  );
}

function opinion(person: Person, reviews: readonly ReviewFacts[], mergedAt: Instant): Opinion {
  const state = reviews.at(-1)?.state;
  if (state === 'CHANGES_REQUESTED') return { stands: 'request', person };
  if (state !== 'APPROVED') return { stands: 'nothing', person };
  // What she approved before she took an opinion back does not revive.
  const since = reviews.findLastIndex((review) => review.state !== 'APPROVED') + 1;
  const review = reviews.slice(since).findLast(({ submittedAt }) => submittedAt <= mergedAt);
  return { stands: 'approval', person, ...(review && { review }) };
}

function inTime(a: ReviewFacts, b: ReviewFacts): number {
  return a.submittedAt - b.submittedAt || a.id - b.id;
}
