import { LedgerError, type Log } from '../../src/ledger/log.ts';
import { type MemoryBranch, MemoryLog } from '../../src/ledger/memory-log.ts';
import { formatInstant } from '../../src/publish/instant.ts';
import type { Runner } from './runner.ts';
import { origin } from './scenario.ts';

/** The real log over a branch in memory, behind a slow remote that loses pushes and answers. */
export function faultyLog(name: string, branch: MemoryBranch, runner: Runner): Log {
  const { prng } = runner;
  const latency = () => runner.pass(prng.int(100, 2500));
  const fails = () => prng.chance(runner.rates.ledger);
  const unreachable = () => new LedgerError('not-reachable', name, 'The remote did not answer.');
  const log = new MemoryLog({
    name,
    year: '2026',
    branch,
    trust: { origin },
    genesis: { nonce: prng.hex(32) },
    now: () => formatInstant(runner.now),
    run: runner.id,
    // Between building and pushing others get in.
    beforePush: latency,
  });
  return {
    name,
    async view() {
      await latency();
      if (fails()) throw unreachable();
      return log.view();
    },
    async append(propose) {
      await latency();
      if (fails()) throw unreachable();
      const appended = await log.append(propose);
      await latency();
      // The push worked, its answer was lost.
      if (fails()) throw unreachable();
      return appended;
    },
  };
}
