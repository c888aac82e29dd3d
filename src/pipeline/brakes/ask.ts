import { dispatchWorkflow } from '../../forge/github/dispatch-workflow.ts';
import { openRecordOffice, type RecordOffice } from '../workplace/record-office.ts';
import { accountOf } from '../workplace/registered-account.ts';
import type { Settings } from '../workplace/settings.ts';
import { openForge } from '../workplace/workplace.ts';
import { nothingToLift } from './nothing-to-lift.ts';
import { requireCleanReasons } from './require-clean-reasons.ts';
import { standingPauses } from './standing-pauses.ts';

/** The inputs of the workflow `brakes`; absent ones are left empty there. */
interface AskedOrder {
  readonly order: 'resume' | 'resolve';
  /** Absent: everything. */
  readonly account?: string;
  /** Commit of the pause that was seen. */
  readonly pause?: string;
  readonly post?: string;
  readonly part?: string;
  readonly answer?: string;
  readonly named?: string;
  readonly why: string;
}

export interface Asked {
  /** Of the run, where the forge says it; else of the workflow. */
  readonly page: string;
}

/**
 * Starts the workflow `brakes` in the name of whose token it is. The forge is
 * the one that the policy in force names, so the token goes nowhere else.
 * @throws KohoError, GitHubError, GitError, LedgerError: nothing was started then
 */
export async function ask(settings: Settings, order: AskedOrder): Promise<Asked> {
  const office = await openRecordOffice(settings, { signs: 'nothing' });
  try {
    const { policy } = office.policy;
    if (order.account !== undefined) accountOf(policy, order.account);
    requireCleanReasons([order.why], policy);
    if (order.order === 'resume') await requirePause(office, order.account);
    const { mainBranch: ref, web, repository } = policy.organisation.forge;
    const inputs = { account: '*', ...order };
    const file = 'brakes.yml';
    const run = await dispatchWorkflow(openForge(policy, settings), { file, ref, inputs });
    return { page: run ?? `${web}/${repository}/actions/workflows/${file}` };
  } finally {
    await office.close();
  }
}

/** A run that could only fail is not started: whoever asks hears it at the desk. */
async function requirePause(office: RecordOffice, account: string | undefined): Promise<void> {
  const scopes = await standingPauses(office, account === undefined ? [] : [account]);
  if (scopes.some((one) => one.account === account)) return;
  throw nothingToLift({ ...(account && { account }), isAllStopped: scopes.length > 0 });
}
