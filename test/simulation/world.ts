import type { AnyRecord } from '../../src/ledger/record.ts';
import { splitLines } from '../../src/ledger/record-file.ts';
import { parseRecordLine } from '../../src/ledger/record-line.ts';
import type { Report } from '../../src/publish/report.ts';
import type { Limits } from '../../src/publish/situation.ts';
import type { MemoryBranch } from '../ledger/memory-log.ts';
import type { FakePlatform } from './fake-platform.ts';
import type { Fault } from './faults.ts';
import { maxInFlightMs } from './in-flight.ts';
import type { Keys } from './meddler.ts';
import type { Runner } from './runner.ts';
import type { Edition } from './scenario.ts';
import type { Tally } from './tally.ts';
import type { Town } from './town.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface World {
  readonly time: VirtualTime;
  readonly platform: FakePlatform;
  readonly town: Town;
  readonly editions: readonly Edition[];
  readonly branch: MemoryBranch;
  readonly organisation: MemoryBranch;
  readonly phases: Phases;
  /** With `scheduled`: how long before it is due a post is handed over to the platform's timetable. */
  readonly aheadMs: number;
  /** What went wrong in jobs, and how long it can keep a post from being called back. */
  readonly troubles: Struck[];
  readonly limits: Limits;
  readonly margins: Margins;
  /** Absent: the account's log is not signed. */
  readonly keys: Keys | undefined;
  /** From here on nothing fails any more. */
  readonly calm: number;
  readonly tally: Tally;
  readonly runners: Map<string, Runner>;
  /** When each record really came to lie on the branch, whatever its writer's clock said. */
  readonly landedAt: number[];
  readonly reports: Report[];
  /** Exceptions that left the job. */
  readonly thrown: unknown[];
  /** The branch holds records that its key's owner did not write. */
  isMeddled: boolean;
}

/** `scheduled`: two phases, and the platform's own timetable. */
export type Phases = 'one' | 'two' | 'scheduled';

export interface Struck {
  readonly run: string;
  readonly fault: Fault;
  readonly at: number;
  readonly costMs: number;
}

/** How wrong clocks and timelines may be before `settle_seconds` is too short. */
export interface Margins {
  readonly clockMs: number;
  readonly staleMs: number;
}

/**
 * The settle window has to outlast a request that is still on its way, a
 * timeline that is behind, and the error of two clocks. Nobody can promise
 * anything beyond that, so the world keeps within it.
 */
export function marginsOf({ settleSeconds }: Pick<Limits, 'settleSeconds'>): Margins {
  const rest = settleSeconds * 1000 - maxInFlightMs - 15_000;
  return { clockMs: Math.min(60_000, rest / 4), staleMs: rest / 2 };
}

/** Every record of a log, from the bytes on the branch; whether they are sound is for `verifyLedger` to say. */
export function allRecords(branch: MemoryBranch): readonly AnyRecord[] {
  const files = [...(branch.tip ?? [])].filter(([path]) => path.startsWith('records/'));
  const lines = files.flatMap(([, bytes]) => splitLines(bytes) ?? []);
  const known = read.get(branch) ?? [];
  // Lines are only added, but for somebody who has no right to and is put back.
  while (known.length > 0 && !isAt(known, lines, known.length - 1)) known.pop();
  for (const line of lines.slice(known.length)) known.push(parsed(line));
  read.set(branch, known);
  return known.map(({ record }) => record);
}

interface ReadLine {
  readonly line: Uint8Array;
  readonly record: AnyRecord;
}

const read = new WeakMap<MemoryBranch, ReadLine[]>();

function isAt(known: readonly ReadLine[], lines: readonly Uint8Array[], index: number): boolean {
  const [own, other] = [known[index], lines[index]];
  return own !== undefined && other !== undefined && Buffer.compare(own.line, other) === 0;
}

function parsed(line: Uint8Array): ReadLine {
  const result = parseRecordLine(line);
  if (!result.ok) throw new TypeError(result.detail);
  return { line, record: result.record };
}

export function byDelivery(records: readonly AnyRecord[]): readonly (readonly AnyRecord[])[] {
  const about = records.filter(({ body }) => 'delivery' in body);
  return [...Map.groupBy(about, ({ body }) => ('delivery' in body ? body.delivery : '')).values()];
}
