import type { Instant } from '../../src/post/post.ts';
import type { Outcome, Platform, PublicPost, Sighting } from '../../src/publish/ports/platform.ts';
import type { FakePlatform, PublicEntry } from './fake-platform.ts';
import type { Runner } from './runner.ts';
import type { VirtualTime } from './virtual-time.ts';

const url = 'https://x.example/';
const why = (code: string) => ({ code, message: { ja: code, en: code } });
const unknown = (code: string) => ({ outcome: 'unknown', reason: why(code) }) as const;

type Fault = 'drop' | 'apply-drop' | 'late' | '429' | '5xx' | 'refused' | 'duplicate' | 'throw';

/** How long a request may still be on its way after its sender has given it up. */
export const maxInFlightMs = 45_000;
const maxStaleMs = 30_000;

/** An adapter's view of the world through a bad network, seen from one runner. */
export function faultyPlatform(
  world: FakePlatform,
  runner: Runner,
  time: VirtualTime,
  phases: 'one' | 'two',
): Platform {
  const { prng } = runner;

  const quick = () => runner.pass(prng.int(20, 1500));
  const fails = () => prng.chance(runner.rates.platform / 2);
  /** The one request that matters fails most. */
  const releaseFails = () => prng.chance(runner.rates.platform * 1.8);

  async function request(
    act: (requestedAt: Instant) => PublicEntry | undefined,
  ): Promise<Outcome<PublicPost>> {
    const requestedAt = time.now;
    if (!releaseFails()) {
      await runner.pass(prng.int(20, 1500), false);
      return answer(act(requestedAt), quick);
    }
    switch (
      prng.pick<Fault>([
        'drop',
        'apply-drop',
        'late',
        'late',
        'late',
        '429',
        '5xx',
        'refused',
        'duplicate',
        'throw',
      ])
    ) {
      case 'drop':
        await quick();
        return unknown('reset');
      case 'apply-drop':
        await runner.pass(prng.int(20, 1500), false);
        act(requestedAt);
        await quick();
        return unknown('timeout');
      case 'late': {
        const delay = prng.int(0, maxInFlightMs);
        time.at(time.now + delay, () => void act(requestedAt));
        await runner.pass(prng.int(0, 10_000));
        return unknown('timeout');
      }
      case '5xx':
        if (prng.chance(0.5)) act(requestedAt);
        await quick();
        return unknown('http-503');
      case 'throw':
        if (prng.chance(0.5)) act(requestedAt);
        await quick();
        throw new Error('a fault of the adapter');
      case 'duplicate':
        await quick();
        return unknown('duplicate-content');
      case '429': {
        await quick();
        const retryAfterMs = prng.int(1, 900) * 1000;
        return {
          outcome: 'no-effect',
          reason: why('http-429'),
          retry: true,
          retryAfterMs,
        } as const;
      }
      case 'refused': {
        await quick();
        const retry = prng.chance(0.7);
        return { outcome: 'no-effect', reason: why('refused'), retry } as const;
      }
    }
  }

  return {
    phases,
    async identify() {
      await quick();
      return fails() ? unknown('timeout') : { outcome: 'done', value: { remoteId: 'me' } };
    },
    async prepare(part) {
      await quick();
      const remoteId = phases === 'two' ? { remoteId: world.hide(part.text) } : {};
      if (fails()) return unknown('timeout');
      await quick();
      return { outcome: 'done', value: { mediaIds: [], ...remoteId } };
    },
    async release(part, prepared) {
      return request((requestedAt) =>
        prepared.remoteId === undefined
          ? world.publish(part.text, part.replyTo, requestedAt)
          : world.flip(prepared.remoteId, requestedAt),
      );
    },
    async status(remoteId) {
      await quick();
      if (fails()) return unknown('timeout');
      const entry = world.timeline.find((shown) => shown.remoteId === remoteId);
      const value = entry ? { public: true, post: publicPost(entry) } : { public: false };
      return { outcome: 'done', value };
    },
    async find({ part, replyTo, from, until, claimed }): Promise<Sighting> {
      await quick();
      if (fails() && prng.chance(0.7)) return { seen: 'unreadable', reason: why('http-503') };
      const stale = fails() ? prng.int(0, maxStaleMs) : 0;
      const readAt = runner.now;
      const posts = world.timeline.filter(
        (entry) =>
          entry.text === part.text &&
          entry.replyTo === replyTo &&
          entry.publicAt >= from - 60_000 &&
          entry.publicAt <= until + 60_000 &&
          entry.publicAt <= time.now - stale &&
          !claimed.has(entry.remoteId),
      );
      await quick();
      return posts.length > 0
        ? { seen: 'found', posts: posts.map(publicPost) }
        : { seen: 'absent', readAt };
    },
  };
}

async function answer(
  entry: PublicEntry | undefined,
  quick: () => Promise<void>,
): Promise<Outcome<PublicPost>> {
  await quick();
  return entry ? { outcome: 'done', value: publicPost(entry) } : unknown('gone');
}

function publicPost({ remoteId, publicAt }: PublicEntry): PublicPost {
  return { remoteId, publicAt, url: `${url}${remoteId}` };
}
