import { readPauses } from '../../forge/git/pause-ref.ts';
import type { LogView } from '../../ledger/log.ts';
import type { Draft } from '../../ledger/record.ts';
import { cleanPause } from '../brakes/clean-note.ts';
import { pausedScopes } from '../brakes/paused-on-record.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { pausedDraft } from './bodies.ts';

export interface Pauses {
  readonly drafts: readonly Draft[];
  /** On record, the branch gone, and no lifting on record; undefined = of everything. */
  readonly unlifted: readonly (string | undefined)[];
}

/**
 * Pauses whose branch stands and that are not on record yet. Where it is gone,
 * nothing is written: lifting is on record before the branch is removed, so
 * somebody removed it by hand, and the gate stays shut by the record.
 */
export async function pausesSince(
  { repository, chance, policy }: Pick<Workplace, 'repository' | 'chance' | 'policy'>,
  view: LogView,
): Promise<Pauses> {
  const recorded = pausedScopes(view.state);
  const accounts = new Set([
    ...policy.policy.accounts.keys(),
    ...recorded.filter((scope) => scope !== undefined),
  ]);
  const standing = await readPauses(repository, [...accounts]);
  return {
    drafts: standing
      .filter(({ account }) => !recorded.includes(account))
      .map((pause) => pausedDraft(cleanPause(pause, policy.policy), chance.nonce())),
    unlifted: recorded.filter((scope) => standing.every(({ account }) => account !== scope)),
  };
}
