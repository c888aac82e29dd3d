import { refuseRolledBack } from '../publish/own-log.ts';
import { accountOf } from '../workplace/registered-account.ts';
import type { Settings } from '../workplace/settings.ts';
import { openWorkplace } from '../workplace/workplace.ts';
import { type HeldNotice, tellHeld } from './tell-held.ts';

/**
 * Brings the issues of one account up to date, with no key: whoever may write issues
 * needs none, and whoever holds keys need not write issues.
 * @throws KohoError `wrong-use`, GitError, LedgerError: of a log that was set back nothing is told
 */
export async function tellAccount(settings: Settings, id: string): Promise<readonly HeldNotice[]> {
  const workplace = await openWorkplace(settings, { signs: 'nothing' });
  try {
    const account = accountOf(workplace.policy.policy, id);
    const view = await (await workplace.accountLog(account.id, 'read')).view();
    // Read before it, so that it knows no more than that.
    await refuseRolledBack(workplace.view, view, account.id);
    return await tellHeld(workplace, account, view);
  } finally {
    await workplace.close();
  }
}
