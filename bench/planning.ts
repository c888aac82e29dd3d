import { fiscalYear } from '../src/ledger/fiscal-year.ts';
import type { LogView } from '../src/ledger/log.ts';
import { openLog } from '../src/ledger/open-log.ts';
import { plan } from '../src/pipeline/plan/plan.ts';
import { instant as momentAt } from '../src/post/post.ts';
import { parseAccountId } from '../src/post/post-id.ts';
import { noTiming } from '../src/post/timing/timing.ts';
import {
  accounts,
  instant,
  type Ledger,
  listed,
  origin,
} from '../test/tampering/realistic-ledger.ts';

/** Milliseconds to open the logs and plan, the fastest of several: what an account's job does before it sends. */
export async function planningMs({ branches, keys }: Ledger, runs: number): Promise<number> {
  const year = fiscalYear(instant(0), { timeZone: 'Asia/Tokyo', startsInMonth: 4 });
  const open = (log: string): Promise<LogView> => {
    const key = keys.get(log);
    const files = listed(branches.get(log) ?? new Map());
    return openLog({ log, year, files, trust: { origin, ...(key ? { key } : {}) } });
  };
  const ids = accounts.flatMap((account) => parseAccountId(account) ?? []);
  let best = Number.POSITIVE_INFINITY;
  for (let n = 0; n < runs; n += 1) {
    const began = performance.now();
    const view = await open('organisation');
    const accountLog = async (name: string) => {
      const own = await open(name);
      return { name, view: async () => own, append: () => Promise.reject(new Error('read only')) };
    };
    const { entries } = await plan({ view, accountLog }, ids, {
      now: momentAt(0),
      timingOf: () => noTiming,
    });
    best = Math.min(best, performance.now() - began);
    if (entries.length !== 0) throw new Error('everything was published');
  }
  return best;
}
