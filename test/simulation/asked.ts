import type { Outcome } from '../../src/publish/ports/platform.ts';
import type { Failed, Failure } from './answers.ts';
import { failureOf, hasEffect } from './effects.ts';
import type { Fault } from './faults.ts';
import { maxInFlightMs } from './in-flight.ts';
import type { Runner } from './runner.ts';

interface Asked {
  readonly fault: Fault | undefined;
  readonly failed: (failure: Failure) => Failed;
  /** False: the platform does not do it. */
  readonly act: () => boolean;
}

/**
 * A request that changes a post which is there. As with one that publishes: what
 * it did and what its sender hears of it are two things. Undefined: not done.
 */
export async function asked(
  runner: Runner,
  { fault, failed, act }: Asked,
): Promise<Outcome<void> | undefined> {
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
  if (failure) return failed(failure);
  return isDone ? { outcome: 'done', value: undefined } : undefined;
}
