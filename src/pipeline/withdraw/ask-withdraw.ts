import { dispatchWorkflow } from '../../forge/github/dispatch-workflow.ts';
import type { Asked } from '../brakes/ask.ts';
import { requireCleanReasons } from '../brakes/require-clean-reasons.ts';
import { postName, registeredPost } from '../registered-post.ts';
import { openRecordOffice } from '../workplace/record-office.ts';
import { accountOf } from '../workplace/registered-account.ts';
import type { Settings } from '../workplace/settings.ts';
import { openForge } from '../workplace/workplace.ts';
import { wasApproved } from './was-approved.ts';
import { neverApproved } from './withdraw-refusals.ts';

interface AskedWithdrawal {
  readonly post: string;
  /** Absent: every account. */
  readonly account?: string;
  readonly why: string;
  readonly whyNotCorrect: string;
}

/**
 * Starts the workflow `withdraw` in the name of whose token it is, on the forge
 * that the policy in force names, so the token goes nowhere else.
 * @throws KohoError, GitHubError, GitError, LedgerError: nothing was started then
 */
export async function askWithdraw(settings: Settings, o: AskedWithdrawal): Promise<Asked> {
  const office = await openRecordOffice(settings, { signs: 'nothing' });
  try {
    const { policy } = office.policy;
    const { account = '*', why, whyNotCorrect } = o;
    if (o.account !== undefined) accountOf(policy, o.account);
    const post = registeredPost(o.post, policy)?.id;
    if (post === undefined) throw neverApproved(postName(o.post));
    // A slip is told here and now, not by a runner some minutes later.
    if (!(await wasApproved(office.organisation, post))) throw neverApproved(post);
    requireCleanReasons([why, whyNotCorrect], policy);
    const { mainBranch: ref, web, repository } = policy.organisation.forge;
    const inputs = { post: `${post}.md`, account, why, why_not_correct: whyNotCorrect };
    const file = 'withdraw.yml';
    const run = await dispatchWorkflow(openForge(policy, settings), { file, ref, inputs });
    return { page: run ?? `${web}/${repository}/actions/workflows/${file}` };
  } finally {
    await office.close();
  }
}
