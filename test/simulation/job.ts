import type { Instant } from '../../src/post/post.ts';
import { publishAccount } from '../../src/publish/publish-account.ts';
import { faultyLog, organisationView } from './faulty-log.ts';
import { faultyPlatform } from './faulty-platform.ts';
import { isSettled } from './judge-record.ts';
import type { Prng } from './prng.ts';
import { Runner } from './runner.ts';
import { account, minute, sha256 } from './scenario.ts';
import { simGate } from './sim-gate.ts';
import type { Start } from './timetable.ts';
import type { Trouble } from './trouble.ts';
import type { World } from './world.ts';

/** Minutes that a job stays for what is due soon: the action's, and now and then more, by hand. */
const stays = [5, 5, 25] as const;
/** How often a queued run looks whether the one before it has ended, and for how long. */
const queueMs = 30_000;
const queueLimit = 40;

/** Starts a job of the account: at once if it races, otherwise when the forge holds no other for running. */
export function startJob(world: World, start: Start, prng: Prng, trouble: Trouble): void {
  const { time, runners } = world;
  let waited = 0;
  const begin = () => {
    if (start.ifOpen && isSettled(world)) return;
    const isBusy = [...runners.values()].some((one) => one.forgeState() === 'running');
    if (isBusy && !start.races && waited++ < queueLimit) {
      time.at(time.now + queueMs, begin);
      return;
    }
    const runner = new Runner(`github:${1000 + runners.size}/1`, world, prng, trouble);
    runners.set(runner.id, runner);
    void job(runner);
  };
  time.at(start.at, begin);
}

async function job(runner: Runner): Promise<void> {
  const { world, prng } = runner;
  try {
    world.reports.push(
      await publishAccount({
        ...(world.phases === 'scheduled' && { scheduling: { aheadMs: world.aheadMs } }),
        account: {
          id: account,
          platform: world.phases === 'one' ? 'x' : 'facebook',
          remoteId: account,
          status: 'approved',
        },
        log: faultyLog(runner),
        organisation: organisationView(runner),
        platform: faultyPlatform(runner),
        gate: simGate(runner),
        clock: { now: () => runner.now, until: (instant) => runner.until(instant) },
        chance: { nonce: () => prng.hex(32), fraction: () => prng.next() },
        runs: { me: runner.id, state: (run) => runState(runner, run) },
        limits: world.limits,
        sha256,
        until: (runner.now + prng.pick(stays) * minute) as Instant,
      }),
    );
  } catch (error) {
    world.thrown.push(error);
  }
  runner.end();
}

function runState(runner: Runner, run: string) {
  return runner.call('runs.state', (fault) => {
    if (fault === 'run-unknown') throw new Error('the forge did not answer');
    return runner.world.runners.get(run)?.forgeState() ?? 'unknown';
  });
}
