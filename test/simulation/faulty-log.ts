import { LedgerError, type Log } from '../../src/ledger/log.ts';
import { formatInstant } from '../../src/publish/instant.ts';
import { MemoryBranch, MemoryLog } from '../ledger/memory-log.ts';
import { meddle } from './meddler.ts';
import type { Runner } from './runner.ts';
import { account, origin } from './scenario.ts';
import { allRecords, type World } from './world.ts';

/** The account's log: the real one over a branch in memory, behind a slow remote that loses pushes and answers. */
export function faultyLog(runner: Runner): Log {
  const { world, prng } = runner;
  const branch = new LossyBranch(world);
  const log = new MemoryLog({
    name: account,
    year: '2026',
    branch,
    trust: { origin, ...(world.keys && { key: world.keys.verifierKey }) },
    ...(world.keys && { signer: world.keys.signer }),
    genesis: { nonce: prng.hex(32) },
    now: () => formatInstant(runner.now),
    run: runner.id,
    // Between building and pushing others get in.
    beforePush: () => runner.pass(),
  });
  return {
    name: account,
    view: () =>
      runner.call('log.view', async (fault) => {
        if (fault === 'ledger-unreachable') throw unreachable(account);
        await meddle(world, fault, prng);
        return log.view();
      }),
    append: (propose) =>
      runner.call('log.append', async (fault) => {
        if (fault === 'ledger-unreachable') throw unreachable(account);
        await meddle(world, fault, prng);
        branch.losesNext = fault === 'push-lost';
        const appended = await log.append(propose);
        if (fault === 'push-answer-lost') throw unreachable(account);
        return appended;
      }),
  };
}

/** The organisation's log as an account's job sees it: it only reads. */
export function organisationView(runner: Runner): Log {
  const { organisation } = runner.world;
  const name = 'organisation';
  const trust = { origin };
  const log = new MemoryLog({
    ...{ name, year: '2026', branch: organisation, trust },
    ...{ now: () => formatInstant(runner.now), run: runner.id },
  });
  return {
    name,
    view: () =>
      runner.call('organisation.view', (fault) => {
        if (fault === 'ledger-unreachable') throw unreachable(name);
        return log.view();
      }),
    append: () => Promise.reject(new TypeError("an account's job only reads this log")),
  };
}

function unreachable(log: string): LedgerError {
  return new LedgerError('not-reachable', log, 'The remote did not answer.');
}

/** A shared branch, seen over a connection that may lose a push. */
class LossyBranch extends MemoryBranch {
  losesNext = false;
  readonly #world: World;

  constructor(world: World) {
    super();
    this.#world = world;
  }

  override get tip(): MemoryBranch['tip'] {
    return this.#world.branch.tip;
  }

  override push(from: MemoryBranch['tip'], changed: ReadonlyMap<string, Uint8Array>): boolean {
    const { branch, landedAt, time } = this.#world;
    const isLost = this.losesNext;
    this.losesNext = false;
    landedAt.length = allRecords(branch).length;
    if (isLost || !branch.push(from, changed)) return false;
    while (landedAt.length < allRecords(branch).length) landedAt.push(time.now);
    return true;
  }
}
