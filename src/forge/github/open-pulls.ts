import type { Person, ReviewFacts } from '../../approval/facts.ts';
import { listedPull, review } from './answers.ts';
import { personOf } from './commit-facts.ts';
import { type GitHub, instantOf } from './github.ts';

export interface OpenPull {
  readonly number: number;
  readonly head: string;
  /** Absent where the account is gone. */
  readonly author?: Person;
}

const mostPulls = 1_000;
const mostReviews = 5_000;

/**
 * The open pull requests into a branch, drafts left out: nobody is asked about
 * those yet. Source: GitHub REST API, "List pull requests".
 * @throws GitHubError
 */
export async function openPulls(github: GitHub, branch: string): Promise<readonly OpenPull[]> {
  const base = encodeURIComponent(branch);
  const listed = await github.list(`pulls?state=open&base=${base}`, listedPull, mostPulls);
  return listed
    .filter(({ draft }) => draft !== true)
    .map(({ number, head, user }) => ({
      ...{ number, head: head.sha },
      ...(user && { author: personOf(user) }),
    }));
}

/** Who said what of a pull request, oldest first; without the bytes they saw. @throws GitHubError */
export async function givenReviews(
  github: GitHub,
  number: number,
): Promise<readonly ReviewFacts[]> {
  const listed = await github.list(`pulls/${number}/reviews`, review, mostReviews);
  return listed.flatMap(({ id, user, state, submitted_at, commit_id }): ReviewFacts[] => {
    if (state === 'PENDING') return [];
    return [
      {
        ...{
          id,
          state,
          blobs: 'unknown',
          submittedAt: instantOf(submitted_at ?? '', 'submitted_at'),
        },
        ...(user && { person: personOf(user) }),
        ...(commit_id !== null && { commit: commit_id }),
      },
    ];
  });
}
