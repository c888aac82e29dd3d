import type { TipBody } from '../../src/ledger/kinds/parts.ts';
import type { LogView } from '../../src/ledger/log.ts';
import type { Draft } from '../../src/ledger/record.ts';
import { MemoryBranch, MemoryLog } from '../ledger/memory-log.ts';

let n = 0;
export const nonce = (): string => (n++).toString(16).padStart(32, '0');

/** A log in memory, opened anew each time, as by a job that remembers nothing. */
export function open(
  name: string,
  branch: MemoryBranch,
  year = '2026',
  previous?: Previous,
): MemoryLog {
  return new MemoryLog({
    name,
    year,
    branch,
    trust: { origin: 'pref.example/koho' },
    genesis: { nonce: nonce(), ...(previous && { previous }) },
    now: () => '2026-04-01T00:00:00.000Z',
    run: 'local:test',
  });
}

export interface Previous {
  readonly branch: string;
  readonly size: number;
  readonly root: string;
}

/** `count` records more, and the genesis where the log begins. */
export async function grow(log: MemoryLog, count = 1): Promise<LogView> {
  const reason = { code: 'paused', ja: '停止中', en: 'paused' };
  const body = { delivery: 'd'.repeat(64), reason };
  const drafts = Array.from(
    { length: count },
    (): Draft => ({ kind: 'blocked', nonce: nonce(), body }),
  );
  return (await log.append(async () => drafts)).view;
}

/** The organisation's log after these tips were put on record. */
export async function organisationWith(logs: readonly TipBody[]): Promise<LogView> {
  const log = open('organisation', new MemoryBranch());
  const drafts: Draft[] = [
    { kind: 'resumed', nonce: nonce(), body: { by: 'unknown', why: 'test' } },
    ...(logs.length > 0 ? [{ kind: 'tips', nonce: nonce(), body: { logs } } as const] : []),
  ];
  return (await log.append(async () => drafts)).view;
}

export function tipOf({ log, size, tip }: LogView): TipBody {
  return { log, size, year: tip.year, last: tip.last };
}
