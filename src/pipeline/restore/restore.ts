import { readPauses } from '../../forge/git/pause-ref.ts';
import type { Repository } from '../../forge/git/repository.ts';
import { LedgerError, type LogView } from '../../ledger/log.ts';
import type { OpenedLog } from '../../ledger/opened-log.ts';
import { recordedTip, requireExtends } from '../../ledger/recorded-tip.ts';
import { logBranch } from '../../ledger/year-chain.ts';
import type { LoadedPolicy } from '../load-policy.ts';
import { pushByDeployKey } from '../workplace/deploy-key.ts';
import { KohoError } from '../workplace/koho-error.ts';
import { organisationLogName } from '../workplace/logs.ts';
import { fetchMain } from '../workplace/record-office.ts';
import { openRepository } from '../workplace/repository.ts';
import type { Settings } from '../workplace/settings.ts';
import { type Copy, copyOf } from './copy.ts';
import { accountsBehind, policyForAccount, policyForOrganisation } from './policy-of-copy.ts';
import { refuse } from './refusals.ts';
import { waitingPosts } from './waiting-posts.ts';

interface RestoreOptions {
  readonly log: string;
  /** A commit that GitHub or this clone still has; absent: what this clone last fetched of the branch. */
  readonly commit?: string;
}

export interface Restored {
  readonly branch: string;
  readonly commit: string;
  readonly size: number;
  /** Of the last record. */
  readonly at: string;
  /** False where the branch stood there already. */
  readonly moved: boolean;
  /** Posts that will be sent when the pause is lifted, unless they are public already. */
  readonly waiting: readonly string[];
}

/**
 * Puts a log's branch back where a copy has it, when it was deleted or set back.
 * Never by force, and only what verifies: signature, every record, and that it
 * goes on from what the organisation's log, or the accounts', say of it. What was
 * published after the copy was made is unknown to koho then, so everything must
 * be paused until people have looked.
 */
export async function restore(settings: Settings, o: RestoreOptions): Promise<Restored> {
  const repository = await openRepository(settings);
  try {
    const main = await fetchMain(repository);
    const copy = await copyOf(repository, o);
    const { policy, view } = await verified(repository, main, copy, o.log);
    pushByDeployKey(repository, policy.policy.organisation.forge, settings.environment);
    const account = o.log === organisationLogName ? [] : [o.log];
    if ((await readPauses(repository, account)).length === 0) throw refuse.notPaused();
    const moved = await putBack(repository, copy);
    const { size } = view;
    const { at } = await view.record(size - 1);
    const waiting = account.length === 0 ? [] : await waitingPosts(view);
    return { branch: logBranch(o.log, copy.year), commit: copy.commit, size, at, moved, waiting };
  } finally {
    await repository.close();
  }
}

interface Verified {
  readonly policy: LoadedPolicy;
  readonly view: OpenedLog;
}

async function verified(
  repository: Repository,
  main: string,
  copy: Copy,
  log: string,
): Promise<Verified> {
  if (log === organisationLogName) {
    const found = await policyForOrganisation(repository, main, copy);
    const behind = await accountsBehind(repository, found.policy, found.view);
    if (behind !== undefined) throw refuse.olderThan(behind);
    return found;
  }
  const { policy, view, organisation } = await policyForAccount(repository, main, copy, log);
  await refuseOlder(organisation, view);
  return { policy, view };
}

async function refuseOlder(organisation: LogView, own: LogView): Promise<void> {
  const recorded = recordedTip(organisation, own.log);
  try {
    if (recorded) await requireExtends(own, recorded);
  } catch (error) {
    if (error instanceof LedgerError) throw refuse.olderThan(organisationLogName, error);
    throw error;
  }
}

async function putBack(repository: Repository, { ref, commit }: Copy): Promise<boolean> {
  const remote = await repository.remote();
  const now = (await repository.fetch([ref])).get(ref);
  if (now === commit) return false;
  if (now !== undefined && (await repository.mergeBase(now, commit)) !== now) {
    throw (await repository.mergeBase(now, commit)) === commit ? refuse.ahead() : refuse.forked();
  }
  const pushed = await remote.push({ ref, commit, expected: now });
  if (pushed.came === 'accepted') return true;
  throw new KohoError('not-restored', refuse.pushText, { cause: pushed.error });
}
