import { readPause } from '../../forge/git/pause-ref.ts';
import type { LogView } from '../../ledger/log.ts';
import type { AnyRecord, Draft } from '../../ledger/record.ts';
import { KohoError } from '../workplace/koho-error.ts';
import type { Workplace } from '../workplace/workplace.ts';
import { examineMain } from './examine-main.ts';

/** What one run of the organisation's job put on record. */
export interface RecordReport {
  readonly main: string;
  readonly records: readonly AnyRecord[];
}

/**
 * The organisation's job: looks at every commit of main since the last time,
 * and records what was approved, what was refused and why, and which policy is
 * in force. Appends nothing where something could not be decided (the forge
 * does not answer, say): the next run asks again.
 */
export async function recordMain(workplace: Workplace): Promise<RecordReport> {
  let main = '';
  const { records } = await workplace.organisation.append(async (view) => {
    // Asked again after each lost race: the winner may have examined more than this job had seen.
    main = await workplace.mainHead();
    return [
      ...(await pauseDrafts(workplace, view)),
      ...(await examinedDrafts(workplace, view, main)),
    ];
  });
  return { main, records };
}

async function examinedDrafts(
  workplace: Workplace,
  view: LogView,
  main: string,
): Promise<readonly Draft[]> {
  if (view.state.main === main) return [];
  // The winner of a race adopted another policy: nothing may be judged by the one before.
  if (view.state.policy !== workplace.policy.digest) throw policyMovedOn();
  const drafts = await examineMain(workplace, view, main);
  return [...drafts, { kind: 'examined', nonce: workplace.chance.nonce(), body: { main } }];
}

async function pauseDrafts({ repository, chance }: Workplace, view: LogView): Promise<Draft[]> {
  const pause = await readPause(repository);
  if (pause.paused === (view.state.paused ?? false)) return [];
  const nonce = chance.nonce();
  if (!pause.paused) {
    // The ref's removal names nobody; the forge's own audit log does.
    return [{ kind: 'resumed', nonce, body: { by: 'unknown', why: 'the ref koho-pause is gone' } }];
  }
  const { by, why } = pause.note ?? { by: 'unknown', why: 'no reason stated' };
  return [{ kind: 'paused', nonce, body: { by, why, ref: pause.ref } }];
}

function policyMovedOn(): KohoError {
  return new KohoError('facts-unknown', {
    ja: '同時に動いた別の処理が、policies/ の変更を有効にしました。もう一度実行してください。何も記録していません。',
    en: 'Another run has just put a change of policies/ in force. Run again; nothing was recorded by this one.',
  });
}
