import type { Refusal } from './approval.ts';
import type { ChangeFacts, Landing, PullRequestFacts } from './facts.ts';
import { refusal } from './refusal.ts';

type FittingPullRequest =
  | { readonly fits: true; readonly number: number; readonly landing: Landing }
  | { readonly fits: false; readonly refusal: Refusal };

/**
 * The one pull request that brought the change to main. The forge links every
 * pull request that holds the commit, so those against other branches, in other
 * repositories, or not merged are left out; more than one left is a refusal.
 * Its `landing.baseCommit` is where CODEOWNERS and register have to be read.
 */
export function fittingPullRequest(facts: ChangeFacts, repository: string): FittingPullRequest {
  if (!facts.known) return { fits: false, refusal: refusal('facts-unknown', { why: facts.why }) };
  const { commit, mainBranch, pullRequests } = facts;
  const merged = pullRequests.filter(
    (pull) =>
      pull.merged &&
      pull.baseBranch === mainBranch &&
      pull.baseRepository.toLowerCase() === repository.toLowerCase(),
  );
  const [first, ...others] = merged.flatMap((pull) => landed(pull, commit));
  if (first !== undefined && others.length === 0) return { fits: true, ...first };
  if (first !== undefined) {
    const numbers = [first, ...others].map((pull) => pull.number);
    return { fits: false, refusal: refusal('ambiguous-pull-request', { commit, numbers }) };
  }
  if (pullRequests.length > 0 && merged.length === 0) {
    const numbers = pullRequests.map((pull) => pull.number);
    return { fits: false, refusal: refusal('not-merged-into-main', { mainBranch, numbers }) };
  }
  return { fits: false, refusal: refusal('no-pull-request', { commit }) };
}

/** A commit can be linked to a pull request without having come from it: it must be among what landed. */
function landed(
  pull: PullRequestFacts,
  commit: string,
): { readonly number: number; readonly landing: Landing }[] {
  const { number, landing } = pull;
  return landing?.landedCommits.includes(commit) ? [{ number, landing }] : [];
}
