import type { Repository } from '../../forge/git/repository.ts';
import { RecentTexts } from '../../guideline/likeness/recent-texts.ts';
import type { Finding, History } from '../../guideline/rule.ts';
import { frozenFindings } from '../../guideline/rules/frozen.ts';
import { AccountSlots } from '../../guideline/timing/account-slots.ts';
import type { Instant } from '../../post/post.ts';
import { parsePostId } from '../../post/post-id.ts';
import { type Examination, type ExamineOptions, examinePost } from '../examine-post.ts';
import { type LoadedPolicy, loadPolicy } from '../load-policy.ts';
import { addExamined } from '../recent/add-recent.ts';
import { commitSource } from '../source/commit-source.ts';
import { checkWithdrawals, requestsApart, type Withdrawing } from './check-withdrawals.ts';
import { outsideFindings } from './outside-findings.ts';
import { policyFindings } from './policy-findings.ts';
import { mendsPolicy, type PolicyProposal, policyProposal } from './policy-proposal.ts';
import { postsMeant } from './posts-meant.ts';

export interface PullRequestCheck {
  readonly policy: LoadedPolicy;
  readonly examinations: readonly Examination[];
  /** Addresses of what is on record, by post. */
  readonly corrected: History['published'];
  /** Requests to withdraw posts. */
  readonly withdrawals: readonly Withdrawing[];
  /** Findings of no single post: frozen files, the pull request's own policies, files outside `posts/`. */
  readonly general: readonly Finding[];
  readonly policyProposal?: PolicyProposal;
  /** What the accounts have taken of their time and budget, this change included. */
  readonly slots: AccountSlots;
}

/** Main's policy has faults, so that nothing can be judged by it. */
export interface WithoutPolicy {
  readonly policyFindings: readonly Finding[];
  /** The pull request changes nothing but the policy, and leaves one that can be read. */
  readonly mended: boolean;
}

interface PullRequestOptions {
  readonly repository: Repository;
  /** Main now, whose policies judge. */
  readonly base: string;
  readonly head: string;
  readonly now: Instant;
  /** What is on record about these posts. */
  readonly historyOf: (posts: readonly string[]) => Promise<History>;
  readonly look?: NonNullable<ExamineOptions['look']>;
}

/**
 * The guideline's checks on what a pull request changes. Its files are read as
 * objects of git; the policies are those of the base branch.
 */
export async function checkPullRequest(
  o: PullRequestOptions,
): Promise<PullRequestCheck | WithoutPolicy> {
  const { repository, base, head, now } = o;
  const parted = await repository.mergeBase(base, head);
  const changes = await repository.changedBetween(parted, head);
  const loaded = await loadPolicy(commitSource(repository, base));
  if (!loaded.ok) {
    const mended = await mendsPolicy(repository, head, changes);
    return { policyFindings: policyFindings(loaded), mended };
  }
  const policy = loaded.value;
  const touched = requestsApart(await postsMeant(repository, head, changes));
  const paths = touched.posts;
  const removed = changes
    .filter(({ after, path }) => !after && isPost(path))
    .map(({ path }) => path);
  const recorded = await o.historyOf([...paths, ...removed, ...touched.concerned]);
  const recent = recorded.recent ?? new RecentTexts();
  const slots = recorded.slots ?? new AccountSlots();
  const history = { ...recorded, recent, slots };
  const source = commitSource(repository, head);
  const looking = o.look ? { look: o.look } : {};
  const examinations: Examination[] = [];
  for (const path of paths) {
    const examination = await examinePost({
      ...{ source, policy: policy.policy, history, now, path },
      ...looking,
    });
    examinations.push(examination);
    addExamined(history, examination, { policy: policy.policy, now });
  }
  const { requests } = touched;
  const withdrawals = await checkWithdrawals({
    ...{ source, policy: policy.policy, history, now, requests },
  });
  const main = policy;
  const proposal = await policyProposal({ repository, main, parted, head, changes, now });
  const general = [
    ...frozenFindings(removed, history, policy.policy),
    ...outsideFindings(changes.map(({ path }) => path)),
    ...(proposal?.findings ?? []),
  ];
  return {
    policy,
    examinations,
    withdrawals,
    corrected: recorded.published,
    general,
    slots,
    ...(proposal && { policyProposal: proposal }),
  };
}

function isPost(path: string): boolean {
  return parsePostId(path).ok;
}
