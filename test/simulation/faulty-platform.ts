import { withoutEffect } from '../../src/platforms/attempt.ts';
import type { Outcome, Platform, PublicPost } from '../../src/publish/ports/platform.ts';
import { answer, type Failed, type Failure } from './answers.ts';
import { asked } from './asked.ts';
import { failureOf, hasEffect, publicPost } from './effects.ts';
import type { PublicEntry, Request } from './fake-platform.ts';
import type { Fault } from './faults.ts';
import { faultyEditor } from './faulty-editor.ts';
import { faultyScheduler } from './faulty-scheduler.ts';
import { maxInFlightMs } from './in-flight.ts';
import type { Runner } from './runner.ts';
import { account } from './scenario.ts';

type Act = (request: Request) => PublicEntry | undefined;

/** A platform's account through a bad network, seen from one runner. */
export function faultyPlatform(runner: Runner): Platform {
  const { world, prng } = runner;
  const { platform: outside, time } = world;
  const phases = world.phases === 'one' ? 'one' : 'two';
  const failed = (failure: Failure) => {
    const wait = { now: runner.now, waitMs: prng.int(1, 900) * 1000 };
    return answer(phases === 'one' ? 'x' : 'facebook', failure, wait);
  };
  return {
    phases,
    identify: () =>
      runner.call('identify', (fault) => {
        const failure = failureOf(fault);
        return failure ? withoutEffect(failed(failure)) : done({ remoteId: account });
      }),
    prepare: (part) =>
      runner.call('prepare', (fault) => {
        const failure = failureOf(fault);
        if (failure && fault !== 'applied-then-dropped') return withoutEffect(failed(failure));
        const made = phases === 'two' ? { remoteId: outside.hide(part) } : {};
        return failure ? withoutEffect(failed(failure)) : done({ mediaIds: [], ...made });
      }),
    release: (part, { remoteId }) =>
      runner.call('release', (fault) => {
        const { text } = part;
        return released(runner, { fault, text, failed }, (request) =>
          remoteId === undefined ? outside.publish(part, request) : outside.flip(remoteId, request),
        );
      }),
    status: (remoteId) =>
      runner.call('status', (fault) => {
        if (fault === 'adapter-throws') throw new Error('a fault of the adapter');
        const failure = failureOf(fault);
        if (failure) return failed(failure);
        const entry = outside.timeline.find((shown) => shown.remoteId === remoteId);
        return done(entry ? { public: true, post: publicPost(entry) } : { public: false });
      }),
    remove: (remoteId) =>
      runner.call('remove', async (fault) => {
        const act = () => outside.remove(remoteId);
        return (await asked(runner, { fault, failed, act })) ?? failed('answer-lost');
      }),
    presence: (remoteId) =>
      runner.call('presence', (fault) => {
        if (fault === 'adapter-throws') throw new Error('a fault of the adapter');
        if (fault === '5xx') return { seen: 'unreadable', reason: failed('5xx').reason };
        const staleMs = fault === 'stale-read' ? prng.int(1000, world.margins.staleMs) : 0;
        const asOf = time.now - staleMs;
        const shown = outside.timeline.find((entry) => entry.remoteId === remoteId);
        const goneAt = outside.deleted.get(remoteId);
        const isShown = shown ? shown.publicAt <= asOf : goneAt !== undefined && asOf < goneAt;
        return { seen: isShown ? 'present' : 'absent' };
      }),
    find: ({ part, replyTo, from, until, claimed }) =>
      runner.call('find', (fault) => {
        if (fault === 'adapter-throws') throw new Error('a fault of the adapter');
        if (fault === '5xx') return { seen: 'unreadable', reason: failed('5xx').reason };
        const staleMs = fault === 'stale-read' ? prng.int(1000, world.margins.staleMs) : 0;
        const readAt = runner.now;
        const posts = outside.timeline.filter(
          (entry) =>
            entry.text === part.text &&
            entry.replyTo === replyTo &&
            entry.publicAt >= from - 60_000 &&
            entry.publicAt <= until + 60_000 &&
            entry.publicAt <= time.now - staleMs &&
            !claimed.has(entry.remoteId),
        );
        return posts.length > 0
          ? { seen: 'found', posts: posts.map(publicPost) }
          : { seen: 'absent', readAt };
      }),
    ...(phases === 'two' && { editor: faultyEditor(runner, failed) }),
    ...(world.phases === 'scheduled' && { scheduler: faultyScheduler(runner, failed) }),
  };
}

interface Release {
  readonly fault: Fault | undefined;
  readonly text: string;
  readonly failed: (failure: Failure) => Failed;
}

/** The one request that matters: what it did and what its sender hears of it are two things. */
async function released(
  runner: Runner,
  { fault, text, failed }: Release,
  act: Act,
): Promise<Outcome<PublicPost>> {
  const { world, prng } = runner;
  const request = runner.request();
  const failure = failureOf(fault);
  if (fault === 'request-hangs') {
    const arrives = world.time.now + prng.int(0, maxInFlightMs);
    world.time.at(arrives, () => void act(request));
    await runner.pass(prng.int(0, 10_000));
  } else if (fault === 'duplicate-refusal') {
    world.tally.happened(`duplicate-refusal, ${world.platform.shows(text)}`);
  } else if (failure === undefined || hasEffect.has(fault ?? '')) {
    const entry = act(request);
    if (fault === 'adapter-throws') throw new Error('a fault of the adapter');
    if (failure === undefined && entry) return done(publicPost(entry));
  }
  return failed(failure ?? 'answer-lost');
}

function done<T>(value: T): { readonly outcome: 'done'; readonly value: T } {
  return { outcome: 'done', value };
}
