import type { ApprovalDecision } from '../approval/approval.ts';
import { decideApproval } from '../approval/decide-approval.ts';
import type { Subject } from '../approval/facts.ts';
import { fittingPullRequest } from '../approval/fitting-pull-request.ts';
import { commitReader } from '../forge/git/commit-reader.ts';
import { changeFacts } from '../forge/github/change-facts.ts';
import type { DepartmentId } from '../post/post.ts';
import { loadPolicy } from './load-policy.ts';
import { commitSource } from './source/commit-source.ts';
import type { Workplace } from './workplace/workplace.ts';

/** `undecidable`: the forge or git could not be read; asking again later may give another answer. */
export type Judgement = ApprovalDecision | { readonly undecidable: string };

interface ApprovalSubject {
  readonly subject: Subject;
  /** The commit of main as of which it is judged. */
  readonly main: string;
  /** Digest of the policy that the record held as in force then: the base must have had no other. */
  readonly inForce: string;
  readonly department?: DepartmentId;
}

/** Gathers the facts of the subject's last change on main and decides, by the register and CODEOWNERS of its base. */
export async function judgeApproval(
  workplace: Pick<Workplace, 'repository' | 'github' | 'policy'>,
  { subject, main, inForce, department }: ApprovalSubject,
): Promise<Judgement> {
  const { repository, github, policy } = workplace;
  const commit = await repository.lastTouching(main, [...subject.blobs.keys()]);
  if (commit === undefined) return { undecidable: 'no commit of main touches these paths' };
  const { mainBranch } = policy.policy.organisation.forge;
  const git = commitReader(repository);
  const facts = await changeFacts({ github, git, mainBranch, subject, commit });
  // What the forge will never tell is a refusal: waiting for it would keep every later post off the record.
  if (!facts.known && !facts.lasting) return { undecidable: facts.why };
  const change = fittingPullRequest(facts, github.repository);
  if (!change.fits) return { approved: false, reasons: [change.refusal] };
  const base = await loadPolicy(commitSource(repository, change.landing.baseCommit));
  // Where the base's register cannot be read, that of the policy in force serves only to name the refusal.
  const register = base.ok ? base.value : policy;
  return decideApproval({
    subject,
    facts,
    codeowners: register.codeowners,
    policy: register.policy,
    inForceAtBase: base.ok && base.value.digest === inForce,
    repository: github.repository,
    ...(department ? { department } : {}),
  });
}
