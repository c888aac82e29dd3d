import { review } from './answers.ts';
import type { GitHub } from './github.ts';

const mostReviews = 5_000;

/** Commits of a pull request that some person approved at some time, oldest first. @throws GitHubError */
export async function approvedCommits(github: GitHub, number: number): Promise<readonly string[]> {
  const reviews = await github.list(`pulls/${number}/reviews`, review, mostReviews);
  return reviews.flatMap(({ state, commit_id: commit }) =>
    // A dismissed review was an approval or a request; either way somebody had read that commit.
    (state === 'APPROVED' || state === 'DISMISSED') && commit !== null ? [commit] : [],
  );
}
