import type { Instant } from '../../src/post/post.ts';
import type { Outcome, Scheduler } from '../../src/publish/ports/platform.ts';
import { reason } from '../../src/publish/reasons.ts';
import { answer } from './answers.ts';
import { failureOf, hasEffect, publicPost } from './effects.ts';
import type { Fault } from './faults.ts';
import { maxInFlightMs } from './in-flight.ts';
import type { Runner } from './runner.ts';

/** The platform's own timetable through a bad network. */
export function faultyScheduler(runner: Runner): Scheduler {
  const { platform: outside } = runner.world;
  return {
    schedule: (remoteId, at) =>
      runner.call('schedule', (fault) =>
        asked(runner, fault, () => outside.schedule(remoteId, at)),
      ),
    remove: (remoteId) =>
      runner.call('remove', (fault) =>
        asked(runner, fault, () => {
          outside.remove(remoteId);
          return true;
        }),
      ),
    standing: (remoteId) =>
      runner.call('standing', (fault) => {
        if (fault === 'adapter-throws') throw new Error('a fault of the adapter');
        if (failureOf(fault)) return { seen: 'unreadable', reason: reason('unreadable') };
        const stands = outside.stands(remoteId);
        if (stands === 'gone' || stands === 'hidden') return { seen: stands };
        return typeof stands === 'number'
          ? { seen: 'scheduled', publishesAt: stands as Instant }
          : { seen: 'public', post: publicPost(stands) };
      }),
  };
}

/** As with a request that publishes: what it did and what its sender hears of it are two things. */
async function asked(
  runner: Runner,
  fault: Fault | undefined,
  act: () => boolean,
): Promise<Outcome<'asked'>> {
  const { world, prng } = runner;
  const failure = failureOf(fault);
  let isDone = false;
  if (fault === 'request-hangs') {
    world.time.at(world.time.now + prng.int(0, maxInFlightMs), () => void act());
    await runner.pass(prng.int(0, 10_000));
  } else if (failure === undefined || hasEffect.has(fault ?? '')) {
    isDone = act();
    if (fault === 'adapter-throws') throw new Error('a fault of the adapter');
  }
  if (failure) {
    return answer('facebook', failure, { now: runner.now, waitMs: prng.int(1, 900) * 1000 });
  }
  return isDone
    ? { outcome: 'done', value: 'asked' }
    : { outcome: 'no-effect', reason: reason('schedule-refused'), retry: false };
}
