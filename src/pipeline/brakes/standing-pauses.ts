import { type PauseNote, readPauses } from '../../forge/git/pause-ref.ts';
import type { RecordOffice } from '../workplace/record-office.ts';
import { cleanPause } from './clean-note.ts';
import { pausedScopes } from './paused-on-record.ts';

/** What stops everything (no `account`), or one account, now. */
export interface Stopped {
  readonly account?: string;
  /** `record`: its branch was removed by hand, and it counts until it is lifted. */
  readonly by: 'branch' | 'record';
  /** As whoever paused wrote it (anybody with write access may), without personal data. */
  readonly note?: PauseNote;
}

/** The pauses that keep these accounts from sending: branches, and those on record whose branch is gone. */
export async function standingPauses(
  {
    repository,
    organisation,
    policy,
  }: Pick<RecordOffice, 'repository' | 'organisation' | 'policy'>,
  accounts: readonly string[],
): Promise<readonly Stopped[]> {
  const branches = (await readPauses(repository, accounts))
    .map((pause) => cleanPause(pause, policy.policy))
    .map(
      ({ account, note }): Stopped => ({
        ...(account !== undefined && { account }),
        by: 'branch',
        ...(note && { note }),
      }),
    );
  const { state } = await organisation.view();
  const onRecord = pausedScopes(state)
    .filter((scope) => scope === undefined || accounts.includes(scope))
    .filter((scope) => !branches.some(({ account }) => account === scope))
    .map((scope): Stopped => ({ ...(scope !== undefined && { account: scope }), by: 'record' }));
  return [...branches, ...onRecord];
}
