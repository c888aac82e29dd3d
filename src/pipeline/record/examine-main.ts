import type { Log, LogView } from '../../ledger/log.ts';
import type { Draft } from '../../ledger/record.ts';
import type { Policy } from '../../policy/policy.ts';
import { codeownersPath, isPolicyPath } from '../../policy/policy-digest.ts';
import { isWithdrawalPath } from '../../post/withdrawal/withdrawal-path.ts';
import type { LoadedPolicy } from '../load-policy.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { judgePolicy } from './judge-policy.ts';
import { judgePost } from './judge-post.ts';
import { judgeWithdrawal } from './judge-withdrawal.ts';
import { movedPosts } from './moved-posts.ts';
import { postsTouched } from './posts-touched.ts';

/** The policy in force while main is walked, and the commit that holds it. */
export interface InForce {
  readonly policy: LoadedPolicy;
  readonly commit: string;
}

/** What was decided, of whole commits only. */
export interface Examined {
  readonly drafts: readonly Draft[];
  /** What is in force once these drafts are on record. */
  readonly policy: Policy;
  /** The last commit that was decided whole; absent where not even the first was. */
  readonly upTo?: string;
  /** Why the walk ended before main's tip: what could not be read now and may be later. */
  readonly stopped?: { readonly by: unknown };
}

/**
 * Walks main's own line from where the log left off, oldest first, so that each
 * post is judged under the policy that was in force when it landed. A commit
 * that cannot be decided now ends the walk, and keeps what came before it.
 * @throws GitError `not-first-parent` when main was rewritten since
 */
export async function examineMain(
  workplace: Workplace,
  view: LogView,
  main: string,
): Promise<Examined> {
  // Several posts of one pull request ask the forge the same questions.
  const walk = { ...workplace, github: workplace.github.once(), view, openLog: opener(workplace) };
  let inForce: InForce = { policy: workplace.policy, commit: workplace.commit };
  let upTo: string | undefined;
  const drafts: Draft[] = [];
  for (const commit of await workplace.repository.firstParentCommits(view.state.main, main)) {
    try {
      const judged = await examineCommit(walk, inForce, { commit, before: drafts });
      drafts.push(...judged.drafts);
      inForce = judged.inForce;
      upTo = commit;
    } catch (by) {
      return {
        drafts,
        policy: inForce.policy.policy,
        stopped: { by },
        ...(upTo === undefined ? {} : { upTo }),
      };
    }
  }
  return { drafts, policy: inForce.policy.policy, upTo: main };
}

export interface Walk extends Workplace {
  /** The organisation's log as this walk began from it. */
  readonly view: LogView;
  /** An account's log as it was when this walk first asked for it. */
  readonly openLog: (account: string) => Promise<Pick<Log, 'view'>>;
}

/** Many posts of one walk go by the same account: its log is fetched once. */
function opener({ accountLog }: Workplace): Walk['openLog'] {
  const views = new Map<string, Promise<LogView>>();
  const fetched = async (account: string) => (await accountLog(account, 'read')).view();
  return async (account) => {
    const view = views.get(account) ?? fetched(account);
    views.set(account, view);
    return { view: () => view };
  };
}

async function examineCommit(
  walk: Walk,
  standing: InForce,
  { commit, before }: { readonly commit: string; readonly before: readonly Draft[] },
): Promise<{ readonly drafts: readonly Draft[]; readonly inForce: InForce }> {
  const { repository } = walk;
  const drafts: Draft[] = [];
  let inForce = standing;
  const changes = await repository.changesOf(commit, ['posts', 'policies', codeownersPath]);
  if (changes.some(({ path }) => isPolicyPath(path))) {
    const judged = await judgePolicy(walk, inForce, commit);
    if (judged.draft) drafts.push(judged.draft);
    inForce = judged.inForce;
  }
  const moved = await movedPosts(walk, inForce.policy.policy, changes);
  for (const path of await postsTouched(repository, commit, changes)) {
    const from = moved.to.has(path) ? moved.from : [];
    const draft = isWithdrawalPath(path)
      ? judgeWithdrawal(walk, inForce, { commit, path, before: [...before, ...drafts] })
      : judgePost(walk, inForce, { commit, path, movedFrom: from });
    drafts.push(await draft);
  }
  return { drafts, inForce };
}
