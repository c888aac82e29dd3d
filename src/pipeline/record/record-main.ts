import { readPause } from '../../forge/git/pause-ref.ts';
import type { LogView } from '../../ledger/log.ts';
import type { AnyRecord, Draft } from '../../ledger/record.ts';
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
  const main = await workplace.mainHead();
  const { records } = await workplace.organisation.append(async (view) => {
    const drafts = [
      ...(await pauseDrafts(workplace, view)),
      ...(await examineMain(workplace, view, main)),
    ];
    const moved = view.state.main !== main;
    const examined: Draft = { kind: 'examined', nonce: workplace.chance.nonce(), body: { main } };
    return moved ? [...drafts, examined] : drafts;
  });
  return { main, records };
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
