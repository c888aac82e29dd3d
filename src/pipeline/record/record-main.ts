import { LedgerError, type LogView } from '../../ledger/log.ts';
import type { AnyRecord, Draft } from '../../ledger/record.ts';
import { KohoError } from '../workplace/koho-error.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { type Examined, examineMain } from './examine-main.ts';
import { type Pauses, pausesSince } from './pauses-since.ts';
import { tipDrafts } from './tip-drafts.ts';

/** What one run of the organisation's job put on record. */
export interface RecordReport {
  readonly main: string;
  readonly records: readonly AnyRecord[];
  /** Pauses on record whose branch is gone without a lifting on record; undefined = of everything. */
  readonly unlifted: Pauses['unlifted'];
}

/**
 * The organisation's job: looks at every commit of main since the last time,
 * and records what was approved, what was refused and why, and which policy is
 * in force. Where something could not be decided (the forge does not answer,
 * say) what came before it is recorded, and the next run goes on from there.
 * @throws what stopped it, after what was decided is on record
 */
export async function recordMain(workplace: Workplace): Promise<RecordReport> {
  let main = '';
  let stopped: Examined['stopped'];
  let unlifted: Pauses['unlifted'] = [];
  const { records } = await workplace.organisation.append(async (view) => {
    // Asked again after each lost race: the winner may have examined more than this job had seen.
    main = await workplace.mainHead();
    const pauses = await pausesSince(workplace, view);
    unlifted = pauses.unlifted;
    const examined = await examinedSince(workplace, view, main);
    const tips = await movedTips(workplace, view);
    stopped = examined.stopped ?? tips.stopped;
    requireKey(workplace, examined);
    return [...pauses.drafts, ...examined.drafts, ...tips.drafts];
  });
  if (stopped) throw stopped.by;
  return { main, records, unlifted };
}

async function examinedSince(workplace: Workplace, view: LogView, main: string): Promise<Examined> {
  const { policy } = workplace.policy;
  if (view.state.main === main) return { drafts: [], policy };
  // The winner of a race adopted another policy: nothing may be judged by the one before.
  if (view.state.policy !== workplace.policy.digest) throw policyMovedOn();
  const examined = await examineMain(workplace, view, main);
  if (examined.upTo === undefined) return examined;
  const nonce = workplace.chance.nonce();
  const end: Draft = { kind: 'examined', nonce, body: { main: examined.upTo } };
  return { ...examined, drafts: [...examined.drafts, end] };
}

/**
 * What this run leaves on record is signed by the key that its last policy names.
 * A tip of the old key after the policy with the new one would be refused by
 * everybody, and so would one of the new key before that policy is in force.
 */
function requireKey(workplace: Workplace, { policy, stopped }: Examined): void {
  try {
    workplace.requireOwnKey(policy);
  } catch (error) {
    throw stopped?.by ?? error;
  }
}

/** A log that was set back is for a person to look at; posts of the other accounts are recorded meanwhile. */
async function movedTips(
  { policy, chance, accountLog }: Workplace,
  view: LogView,
): Promise<Pick<Examined, 'drafts' | 'stopped'>> {
  const used = new Set([
    ...Object.keys(view.state.lastApproved),
    ...Object.keys(view.state.tips ?? {}),
  ]);
  const accounts = [...policy.policy.accounts.keys()].filter((account) => used.has(account));
  const openLog = (account: string) => accountLog(account, 'read');
  try {
    return { drafts: await tipDrafts({ view, accounts, openLog, nonce: chance.nonce }) };
  } catch (error) {
    if (error instanceof LedgerError) return { drafts: [], stopped: { by: error } };
    throw error;
  }
}

function policyMovedOn(): KohoError {
  return new KohoError('facts-unknown', {
    ja: '同時に動いた別の処理が、policies/ の変更を有効にしました。もう一度実行してください。何も記録していません。',
    en: 'Another run has just put a change of policies/ in force. Run again; nothing was recorded by this one.',
  });
}
