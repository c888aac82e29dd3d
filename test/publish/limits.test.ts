import { describe, expect, test } from 'vitest';
import type { Instant } from '../../src/post/post.ts';
import { Pace } from '../../src/publish/pace.ts';
import type { Outcome, Platform, Quota, Told } from '../../src/publish/ports/platform.ts';
import { leastGapMs, restUntil } from '../../src/publish/rest-until.ts';
import { allRecords } from '../simulation/world.ts';
import { at, delivery, due, intent, minute, why } from './builders.ts';
import { edition, parts, place } from './place.ts';

const second = 1000;
const quota = (remaining: number, resetAfter = 15 * minute): Quota => ({
  ...{ limit: 100, remaining },
  resetAt: at(resetAfter),
});
const rest = (quotas: readonly Quota[], lastSentAfter?: number) =>
  restUntil({
    quotas,
    now: due,
    lastSentAt: lastSentAfter === undefined ? undefined : at(lastSentAfter),
  }) - due;

describe('how long to rest', () => {
  test.each([
    ['a fresh window, nothing sent yet', [quota(100)], undefined, 0],
    ['the pause after every post', [quota(99)], 0, leastGapMs],
    ['a post sent a minute ago', [quota(99)], -minute, -minute + leastGapMs],
    ['half used: the rest is spread', [quota(50)], 0, Math.ceil((15 * minute) / 41)],
    ['the last tenth is not touched', [quota(10)], -minute, 15 * minute],
    ['nothing left', [quota(0)], undefined, 15 * minute],
    ['a window that is over', [quota(0, -1)], undefined, 0],
    ['of two the stricter', [quota(100), quota(3, 2 * minute)], undefined, 2 * minute],
  ])('%s', (_, quotas, lastSent, expected) => {
    // A moment that has passed binds nobody.
    expect(Math.max(rest(quotas, lastSent), Math.min(0, expected))).toBe(expected);
  });

  test('a refusal on record binds every other post of the account, also in a later run', () => {
    const reason = why('rate-limited');
    const notBefore = at(10 * minute);
    const refused = {
      state: 'retryable',
      attempts: 1,
      notBefore,
      reason,
      last: intent('n'),
    } as const;
    expect(new Pace().restUntil([delivery([refused])], due)).toBe(notBefore);
    const other = { ...refused, reason: why('http-500') };
    expect(new Pace().restUntil([delivery([other])], due)).toBe(due);
  });
});

/** A platform whose answers tell something besides. */
const telling = (
  platform: Platform,
  told: Partial<Record<'identify' | 'prepare' | 'release', () => Told>>,
): Platform => ({
  ...platform,
  identify: async () => ({ ...(await platform.identify()), told: told.identify?.() ?? {} }),
  prepare: async (part) => ({ ...(await platform.prepare(part)), told: told.prepare?.() ?? {} }),
  release: async (part, prepared) => ({
    ...(await platform.release(part, prepared)),
    told: told.release?.() ?? {},
  }),
});

describe("the platform's clock", () => {
  test.each([
    [61 * second, 'identify'],
    [-61 * second, 'identify'],
    [61 * second, 'prepare'],
  ] as const)(
    '%i ms off ours, told by %s: nothing is sent, the run says so',
    async (offMs, call) => {
      const town = await place();
      const told = { [call]: () => ({ serverTime: (town.time.now - offMs) as Instant }) };
      const { failure } = await town.run({ platform: telling(town.platform, told) });
      expect(failure?.code).toBe('clock-far-off');
      expect(town.sent).toEqual([]);
      // Nobody has to find out whether it went out.
      expect((await town.kinds()).at(-1)).toBe(call === 'identify' ? 'planned' : 'no-effect');
    },
  );

  test('a minute off is borne', async () => {
    const town = await place();
    const told = { identify: () => ({ serverTime: (town.time.now - 60 * second) as Instant }) };
    expect((await town.run({ platform: telling(town.platform, told) })).failure).toBeUndefined();
    expect(town.sent).toHaveLength(1);
  });

  test('heard only after a post went out: its outcome is recorded, and nothing follows', async () => {
    const town = await place(edition({ parts: parts('一', '二') }));
    const told = { release: () => ({ serverTime: (town.time.now + 90 * second) as Instant }) };
    const { failure } = await town.run({ platform: telling(town.platform, told) });
    expect(failure?.code).toBe('clock-far-off');
    expect(town.sent).toHaveLength(1);
    expect((await town.kinds()).at(-1)).toBe('confirmed');
  });
});

describe('limits', () => {
  test('parts of a thread never come in a burst', async () => {
    const town = await place(edition({ parts: parts('一', '二', '三') }));
    await town.run();
    const [a = due, b = due, c = due] = town.sent.map((one) => one.at);
    expect([b - a, c - b].every((gap) => gap >= leastGapMs)).toBe(true);
  });

  test('the pause between two parts does not end a run that has no time left', async () => {
    const town = await place(
      edition({ parts: parts('一', '二', '三'), publishAt: at(-5 * minute) }),
    );
    await town.run({ until: town.time.now });
    expect(town.sent).toHaveLength(3);
  });

  test('a window that is nearly used up is waited for, and the thread goes on where it stopped', async () => {
    const town = await place(edition({ parts: parts('一', '二', '三') }));
    const resetAt = at(10 * minute);
    const told = { release: () => ({ quota: { limit: 100, remaining: 10, resetAt } }) };
    await town.run({ platform: telling(town.platform, told) });
    expect(town.sent.map(({ text }) => text)).toEqual(['一', '二', '三']);
    expect(town.sent[1]?.at).toBeGreaterThanOrEqual(resetAt);
  });

  test('one that opens only after the latest time: held now', async () => {
    const town = await place(edition({ parts: parts('一', '二') }));
    const told = {
      release: () => ({ quota: { limit: 100, remaining: 0, resetAt: at(61 * minute) } }),
    };
    await town.run({ platform: telling(town.platform, told) });
    expect(allRecords(town.branch).at(-1)).toMatchObject({
      kind: 'held',
      body: { part: 1, reason: { code: 'rate-limited' } },
    });
  });

  test('refused without a word: longer each time, with jitter, until the latest time and not an attempt too few', async () => {
    const town = await place();
    const tries: number[] = [];
    const limited: Outcome<never> = {
      outcome: 'no-effect',
      retry: true,
      reason: why('rate-limited'),
    };
    const platform: Platform = {
      ...town.platform,
      release: async () => {
        tries.push(town.time.now);
        return limited;
      },
    };
    const drawn = [0, 0.9, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
    let draws = 0;
    const chance = { nonce: () => town.prng.hex(32), fraction: () => drawn[draws++] ?? 0.5 };
    await town.run({ platform, chance, until: at(120 * minute) });
    const gaps = tries
      .slice(1)
      .map((when, index) => Math.round((when - (tries[index] ?? 0)) / second));
    expect(gaps.slice(0, 5)).toEqual([30, 168, 240, 480, 900]);
    expect(allRecords(town.branch).at(-1)).toMatchObject({
      kind: 'held',
      body: { reason: { code: 'past-latest-at' } },
    });
  });
});
