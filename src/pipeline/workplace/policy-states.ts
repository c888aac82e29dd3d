import type { Repository } from '../../forge/git/repository.ts';
import { codeownersPath } from '../../policy/policy-digest.ts';

const policyPaths = ['policies', codeownersPath];
/** How many states of the policy are looked at, newest first. */
const mostStates = 50;

/**
 * Commits of main's own line with every state of the policy that ever stood
 * there, newest first: main itself, then the commit before each change.
 * @throws GitError `shallow` where the history before main is needed and missing
 */
export async function* policyStates(repository: Repository, main: string): AsyncGenerator<string> {
  yield main;
  let at: string | undefined = main;
  for (let n = 0; n < mostStates && at !== undefined; n += 1) {
    const touched: string | undefined = await repository.lastTouching(at, policyPaths);
    at = touched === undefined ? undefined : await repository.parentOf(touched);
    if (at !== undefined) yield at;
  }
}
