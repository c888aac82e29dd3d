import { RecentTexts } from '../../guideline/likeness/recent-texts.ts';
import type { Finding, History } from '../../guideline/rule.ts';
import { AccountSlots } from '../../guideline/timing/account-slots.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Instant, Post } from '../../post/post.ts';
import { looksLikePost } from '../../post/post-id.ts';
import { type Examination, type ExamineOptions, examinePost } from '../examine-post.ts';
import type { KeptPolicies } from '../kept/kept-policies.ts';
import { type LoadedPolicy, loadPolicy } from '../load-policy.ts';
import { addExamined } from '../recent/add-recent.ts';
import type { Source } from '../source/source.ts';
import { checkWithdrawals, requestsApart } from './check-withdrawals.ts';
import { policyFindings } from './policy-findings.ts';
import { withStyle } from './with-style.ts';

/** What `koho check` says of a tree: every finding, and the policy it was judged by. */
export interface CheckResult {
  /** Files examined: posts, and requests to withdraw one. */
  readonly posts: number;
  /** How many of them are such requests. */
  readonly requests: number;
  readonly findings: readonly Finding[];
  /** Reasons that the posts state, by path; of those that state none nothing. */
  readonly waivers: ReadonlyMap<string, Post['waivers']>;
  /** Absent where the policy itself is wrong: then no post could be judged. */
  readonly policy?: LoadedPolicy;
}

interface CheckOptions {
  readonly source: Source;
  /** Where the policy is read: the base branch of a pull request, else the same tree. */
  readonly policySource?: Source;
  /** Posts to check; all of `posts/` when absent. */
  readonly paths?: readonly string[];
  /** Where a policy that was found right before is kept. */
  readonly kept?: KeptPolicies | undefined;
  readonly history: History;
  readonly now: Instant;
  readonly look?: NonNullable<ExamineOptions['look']>;
  /** Spellings of official Japanese too, though the policy does not ask for them. */
  readonly style?: boolean;
  /** Findings of checks that are not koho's own: the organisation's textlint. */
  readonly further?: (post: Post, policy: Policy) => Promise<readonly Finding[]>;
  /** Told of each post as it is done: previews, progress. */
  readonly onExamined?: (examination: Examination, policy: LoadedPolicy) => void;
}

const none = { posts: 0, requests: 0 };

export async function checkTree(o: CheckOptions): Promise<CheckResult> {
  const loaded = await loadPolicy(o.policySource ?? o.source, o.kept);
  // A policy that cannot be read judges nothing: its faults block everything.
  if (!loaded.ok) return { ...none, findings: policyFindings(loaded), waivers: new Map() };
  const policy = o.style ? withStyle(loaded.value) : loaded.value;
  const paths = o.paths ?? (await o.source.list('posts')).filter(looksLikePost);
  const findings: Finding[] = [...policyFindings(loaded)];
  const recent = o.history.recent ?? new RecentTexts();
  const slots = o.history.slots ?? new AccountSlots();
  const history = { ...o.history, recent, slots };
  const waivers = new Map<string, Post['waivers']>();
  const { posts, requests } = requestsApart(paths);
  for (const path of posts) {
    const examination = await examinePost({ ...o, history, policy: policy.policy, path });
    findings.push(...examination.findings);
    const post = examination.examined?.post;
    if (post && o.further) findings.push(...(await o.further(post, policy.policy)));
    if (post && post.waivers.length > 0) waivers.set(path, post.waivers);
    addExamined(history, examination, { policy: policy.policy, now: o.now });
    o.onExamined?.(examination, policy);
  }
  const withdrawals = await checkWithdrawals({
    ...{ source: o.source, policy: policy.policy, history, now: o.now, requests },
  });
  findings.push(...withdrawals.flatMap(({ one }) => one.findings));
  return { posts: paths.length, requests: requests.length, findings, waivers, policy };
}
