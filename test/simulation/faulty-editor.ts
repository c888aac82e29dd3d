import { withoutEffect } from '../../src/platforms/attempt.ts';
import { goneForGood } from '../../src/platforms/facebook/remove.ts';
import type { Editor, Outcome, PublicPost } from '../../src/publish/ports/platform.ts';
import type { Failed, Failure } from './answers.ts';
import { failureOf, hasEffect, publicPost } from './effects.ts';
import type { Fault } from './faults.ts';
import { maxInFlightMs } from './in-flight.ts';
import type { Runner } from './runner.ts';

/** Replacing texts through a bad network: each request as its counterpart that publishes. */
export function faultyEditor(runner: Runner, failed: (failure: Failure) => Failed): Editor {
  const { platform: outside } = runner.world;
  const shown = (id: string) => outside.timeline.find(({ remoteId }) => remoteId === id);
  return {
    stands: (remoteId) =>
      runner.call('prepare', (fault) => {
        const failure = failureOf(fault);
        if (failure) return withoutEffect(failed(failure));
        return { outcome: 'done', value: shown(remoteId) ? 'public' : 'gone' };
      }),
    edit: (remoteId, text) =>
      runner.call('release', (fault) => edited(runner, { remoteId, text }, { fault, failed })),
    shows: (remoteId, text) =>
      runner.call('status', (fault) => {
        if (fault === 'adapter-throws') throw new Error('a fault of the adapter');
        const failure = failureOf(fault);
        if (failure) return failed(failure);
        const entry = shown(remoteId);
        const value =
          entry?.text === text ? { public: true, post: seenBy(runner, entry) } : { public: false };
        return { outcome: 'done', value };
      }),
  };
}

/** As `released`: what the request did and what its sender hears of it are two things. */
async function edited(
  runner: Runner,
  { remoteId, text }: { readonly remoteId: string; readonly text: string },
  { fault, failed }: { readonly fault: Fault | undefined; readonly failed: (f: Failure) => Failed },
): Promise<Outcome<PublicPost>> {
  const { world, prng } = runner;
  const request = runner.request();
  const act = () => world.platform.edit(remoteId, text, request);
  const failure = failureOf(fault);
  if (fault === 'request-hangs') {
    world.time.at(world.time.now + prng.int(0, maxInFlightMs), () => void act());
    await runner.pass(prng.int(0, 10_000));
  } else if (failure === undefined || hasEffect.has(fault ?? '')) {
    const entry = act();
    if (fault === 'adapter-throws') throw new Error('a fault of the adapter');
    if (failure === undefined) {
      return entry ? { outcome: 'done', value: seenBy(runner, entry) } : goneForGood();
    }
  }
  return failed(failure ?? 'answer-lost');
}

/** When the text was seen, not when the post was first public. */
function seenBy(runner: Runner, entry: Parameters<typeof publicPost>[0]): PublicPost {
  return { ...publicPost(entry), publicAt: runner.now };
}
