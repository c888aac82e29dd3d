import type { Repository } from '../../forge/git/repository.ts';
import { LedgerError, type LogView } from '../../ledger/log.ts';
import { openLog } from '../../ledger/open-log.ts';
import type { OpenedLog } from '../../ledger/opened-log.ts';
import { verifyLog } from '../../ledger/verify.ts';
import { type LoadedPolicy, loadPolicy } from '../load-policy.ts';
import { commitSource } from '../source/commit-source.ts';
import { openGitLog, organisationLogName } from '../workplace/logs.ts';
import { policyInForce } from '../workplace/policy-in-force.ts';
import { policyStates } from '../workplace/policy-states.ts';
import { accountOf } from '../workplace/registered-account.ts';
import { systemChance, systemClock } from '../workplace/surroundings.ts';
import { trustOf } from '../workplace/trust-of.ts';
import type { Copy } from './copy.ts';
import { refuse } from './refusals.ts';

interface Judged {
  readonly policy: LoadedPolicy;
  /** The copy, checked whole. */
  readonly view: OpenedLog;
}

const surroundings = { run: 'local:restore', clock: systemClock, chance: systemChance };

/** By the policy that the organisation's log has in force. @throws KohoError, LedgerError */
export async function policyForAccount(
  repository: Repository,
  main: string,
  copy: Copy,
  account: string,
): Promise<Judged & { readonly organisation: LogView }> {
  const { policy, view } = await policyInForce({ repository, ...surroundings }, main);
  accountOf(policy.policy, account);
  return { policy, organisation: view, view: await checked(copy, policy) };
}

/** By the newest policy of main that the copy itself names: there is no other record of it. */
export async function policyForOrganisation(
  repository: Repository,
  main: string,
  copy: Copy,
): Promise<Judged> {
  for await (const commit of policyStates(repository, main)) {
    const loaded = await loadPolicy(commitSource(repository, commit));
    if (!loaded.ok) continue;
    const view = await opened(copy, loaded.value);
    if (view?.state.policy !== loaded.value.digest) continue;
    return { policy: loaded.value, view: await checked(copy, loaded.value) };
  }
  throw refuse.notTrusted();
}

async function opened(copy: Copy, policy: LoadedPolicy): Promise<OpenedLog | undefined> {
  try {
    return await openCopy(copy, policy);
  } catch (error) {
    if (error instanceof LedgerError) return undefined;
    throw error;
  }
}

function openCopy({ log, year, files }: Copy, { policy }: LoadedPolicy): Promise<OpenedLog> {
  return openLog({ log, year, files, trust: trustOf(policy, log) });
}

/** Every record, not only the tip: what is put back is what everybody goes on from. */
async function checked(copy: Copy, policy: LoadedPolicy): Promise<OpenedLog> {
  const { log, year, files } = copy;
  const report = await verifyLog({ log, year, files, ...trustOf(policy.policy, log) });
  if (report.verdict !== 'intact') throw refuse.damaged(report.firstBad?.what);
  return openCopy(copy, policy);
}

/** An account that has planned from a later record than the copy has: the copy is too old. */
export async function accountsBehind(
  repository: Repository,
  { policy }: LoadedPolicy,
  copy: LogView,
): Promise<string | undefined> {
  for (const account of policy.accounts.keys()) {
    if (account === organisationLogName) continue;
    const log = await openGitLog({ repository, policy, ...surroundings }, account);
    const { state } = await log.view();
    if (state.plannedFrom >= copy.size) return account;
  }
  return undefined;
}
