import type { Change } from '../../forge/git/history.ts';
import type { LogView } from '../../ledger/log.ts';
import type { Draft } from '../../ledger/record.ts';
import { codeownersPath } from '../../policy/policy-digest.ts';
import type { LoadedPolicy } from '../load-policy.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { judgePolicy } from './judge-policy.ts';
import { judgePost } from './judge-post.ts';
import { postsTouched } from './posts-touched.ts';

/** The policy in force while main is walked, and the commit that holds it. */
export interface InForce {
  readonly policy: LoadedPolicy;
  readonly commit: string;
}

/**
 * Walks main's own line from where the log left off, oldest first, so that each
 * post is judged under the policy that was in force when it landed.
 * @throws GitError `not-first-parent` when main was rewritten since
 */
export async function examineMain(
  workplace: Workplace,
  view: LogView,
  main: string,
): Promise<readonly Draft[]> {
  const { repository } = workplace;
  let inForce: InForce = { policy: workplace.policy, commit: workplace.commit };
  const drafts: Draft[] = [];
  for (const commit of await repository.firstParentCommits(view.state.main, main)) {
    const changes = await repository.changesOf(commit, ['posts', 'policies', codeownersPath]);
    if (changes.some(isPolicy)) {
      const judged = await judgePolicy(workplace, inForce, commit);
      if (judged.draft) drafts.push(judged.draft);
      inForce = judged.inForce;
    }
    for (const path of await postsTouched(repository, commit, changes)) {
      drafts.push(await judgePost(workplace, inForce, { commit, path }));
    }
  }
  return drafts;
}

function isPolicy({ path }: Change): boolean {
  return path === codeownersPath || path.startsWith('policies/');
}
