import { type MemoryBranch, MemoryLog } from '../../src/ledger/memory-log.ts';
import type { AnyRecord } from '../../src/ledger/record.ts';
import type { Report } from '../../src/publish/report.ts';
import type { FakePlatform } from './fake-platform.ts';
import { type Edition, origin } from './scenario.ts';
import type { Town } from './sim-gate.ts';
import type { VirtualTime } from './virtual-time.ts';

export const limits = {
  recheckMaxAgeSeconds: 60,
  settleSeconds: 120,
  leaseSeconds: 300,
  maxAttempts: 3,
};

export interface World {
  readonly time: VirtualTime;
  readonly platform: FakePlatform;
  readonly town: Town;
  readonly editions: readonly Edition[];
  readonly branch: MemoryBranch;
  readonly organisation: MemoryBranch;
  readonly phases: 'one' | 'two';
  readonly reports: readonly Report[];
  /** Exceptions that left `publishAccount`. */
  readonly thrown: readonly unknown[];
}

/** Every record of the account, from the bytes on the branch. */
export function allRecords(branch: MemoryBranch, name: string): Promise<readonly AnyRecord[]> {
  const { tip } = branch;
  if (tip === undefined) return Promise.resolve([]);
  const known = read.get(tip) ?? readAll(branch, name);
  read.set(tip, known);
  return known;
}

/** By tip: a new object after every push. */
const read = new WeakMap<object, Promise<readonly AnyRecord[]>>();

async function readAll(branch: MemoryBranch, name: string): Promise<readonly AnyRecord[]> {
  const log = new MemoryLog({
    name,
    year: '2026',
    branch,
    trust: { origin },
    now: () => '',
    run: 'sim:oracle',
  });
  const records: AnyRecord[] = [];
  for await (const record of (await log.view()).recordsFrom(0)) records.push(record);
  return records;
}
