import { readPause, resume as removeRef } from '../../forge/git/pause-ref.ts';
import type { Draft } from '../../ledger/record.ts';
import { oneLine, pausedDraft } from '../record/bodies.ts';
import { KohoError } from '../workplace/koho-error.ts';
import { accountOf } from '../workplace/registered-account.ts';
import type { Settings } from '../workplace/settings.ts';
import { openWorkplace, type Workplace } from '../workplace/workplace.ts';
import { openAuthority } from './authority.ts';
import { cleanPause } from './clean-note.ts';
import { nothingToLift } from './nothing-to-lift.ts';
import { pausedScopes } from './paused-on-record.ts';
import { requireCleanReasons } from './require-clean-reasons.ts';

export interface ResumeOptions {
  /** Absent: the pause of everything. */
  readonly account?: string;
  readonly why: string;
  /** Commit of the pause that the person has seen; absent: whichever stands now. */
  readonly pause?: string;
}

export interface Resumed {
  readonly account?: string;
  readonly by: { readonly id: number; readonly login: string };
  readonly why: string;
}

/**
 * Lifts a pause by the authority of whoever started this run. It goes on record
 * first, then the branch is removed: a crash between the two leaves everything
 * stopped, and a branch that is gone without a record was removed by hand.
 */
export async function resume(settings: Settings, o: ResumeOptions): Promise<Resumed> {
  const workplace = await openWorkplace(settings, { signs: 'organisation' });
  try {
    return await lift(workplace, o);
  } finally {
    await workplace.close();
  }
}

async function lift(workplace: Workplace, o: ResumeOptions): Promise<Resumed> {
  const { repository, organisation, chance, policy } = workplace;
  const { account, why } = o;
  const registered = account === undefined ? undefined : accountOf(policy.policy, account);
  const authority = await openAuthority(workplace, {
    kind: 'resumed',
    // A stop of everything was somebody's who saw more than one department; a deputy stands in for her own.
    deputies: registered !== undefined,
    ...(registered && { department: registered.department }),
  });
  requireCleanReasons([why], policy.policy);
  const standing = await readPause(repository, account);
  if (standing.paused && o.pause !== undefined && o.pause !== standing.commit) throw otherPause();
  let by = { id: 0, login: '' };
  await organisation.append(async (view) => {
    by = await authority.at(view);
    const onRecord = pausedScopes(view.state);
    const recorded = onRecord.includes(account);
    if (!recorded && !standing.paused) {
      const isAllStopped = onRecord.includes(undefined);
      throw nothingToLift({ ...(account && { account }), isAllStopped });
    }
    const begun =
      recorded || !standing.paused
        ? []
        : [pausedDraft(cleanPause(standing, policy.policy), chance.nonce())];
    const body = { by: String(by.id), why: oneLine(why), ...(account && { account }) };
    const lifted: Draft = { kind: 'resumed', nonce: chance.nonce(), body };
    return [...begun, lifted];
  });
  if (standing.paused) await removeRef(repository, standing);
  return { ...(account && { account }), by: { id: by.id, login: by.login }, why: oneLine(why) };
}

function otherPause(): KohoError {
  return new KohoError('wrong-use', {
    ja: '解除を頼んだ後に、別の一時停止が始まっています。その理由を確かめ、解除するなら頼み直してください。止めたままです。',
    en: 'Another pause came since you asked to lift one. Look at its reason, and ask again if it is to be lifted. Still paused.',
  });
}
