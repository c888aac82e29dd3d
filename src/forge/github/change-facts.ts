import type { CommitReader } from '../../approval/commit-reader.ts';
import type { ChangeFacts, Landing, PullRequestFacts, Subject } from '../../approval/facts.ts';
import { isLasting } from '../git/is-lasting.ts';
import { maskSecrets } from '../git/mask-secrets.ts';
import { linkedPull } from './answers.ts';
import type { GitHub } from './github.ts';
import { GitHubError } from './github-error.ts';
import { landingOf } from './landing.ts';

export interface ChangeQuestion {
  readonly github: GitHub;
  readonly git: CommitReader;
  readonly mainBranch: string;
  readonly subject: Subject;
  /** The last first-parent commit of main that touched the subject. */
  readonly commit: string;
}

/** More pull requests than anybody opens for one commit. */
const mostPulls = 100;

/**
 * How the subject's last change came to main, from the forge and from git.
 * Never rejects: whatever could not be read makes the whole unknown, with the
 * reason in words without secrets.
 * Source: GitHub REST API, "List pull requests associated with a commit".
 */
export async function changeFacts(question: ChangeQuestion): Promise<ChangeFacts> {
  const { github, mainBranch, commit } = question;
  try {
    const linked = await github.list(`commits/${commit}/pulls`, linkedPull, mostPulls);
    const pullRequests: PullRequestFacts[] = [];
    for (const { number, merged_at, base } of linked) {
      const baseRepository = base.repo.full_name;
      const merged = merged_at !== null;
      const ours = baseRepository.toLowerCase() === github.repository.toLowerCase();
      let landing: Landing | undefined;
      if (merged && ours && base.ref === mainBranch) landing = await landingOf(question, number);
      const link = { number, merged, baseBranch: base.ref, baseRepository };
      pullRequests.push({ ...link, ...(landing && { landing }) });
    }
    return { known: true, mainBranch, commit, pullRequests };
  } catch (error) {
    const why = maskSecrets(error instanceof Error ? error.message : 'unknown');
    return { known: false, why, ...(neverTold(error) && { lasting: true }) };
  }
}

/** More than the forge lists, a list that it leaves incomplete, or objects that git cannot read: for good. */
function neverTold(error: unknown): boolean {
  const ofForge = error instanceof GitHubError && ['too-large', 'incomplete'].includes(error.code);
  return ofForge || isLasting(error);
}
