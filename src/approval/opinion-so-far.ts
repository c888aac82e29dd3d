import type { Instant } from '../post/post.ts';
import type { ReviewFacts } from './facts.ts';
import { opinions, requestsByUnknown } from './opinions.ts';

/** Where an open pull request stands with those who may approve it. Help for people, not the gate: that judges what was merged. */
export type OpinionSoFar = 'approved' | 'changes-requested' | 'waiting';

export function opinionSoFar(
  reviews: readonly ReviewFacts[],
  o: {
    /** Numeric ids of the heads and deputies in office, the author left out. */
    readonly approvers: ReadonlySet<number>;
    /** Commits at which the post and its media have the bytes that they have now. */
    readonly sameAt: ReadonlySet<string>;
    readonly now: Instant;
  },
): OpinionSoFar {
  const theirs = opinions(reviews, o.now).filter(
    ({ person }) => o.approvers.has(person.id) && !person.bot,
  );
  const asks = theirs.some(({ stands }) => stands === 'request');
  if (asks || requestsByUnknown(reviews).length > 0) return 'changes-requested';
  const approves = theirs.some(
    (one) => one.stands === 'approval' && o.sameAt.has(one.review?.commit ?? ''),
  );
  return approves ? 'approved' : 'waiting';
}
