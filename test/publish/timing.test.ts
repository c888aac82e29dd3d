import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PostId } from '../../src/post/post.ts';
import { closedAt } from '../../src/post/timing/barrier.ts';
import { spanAround } from '../../src/post/timing/local-spans.ts';
import { noTiming, type Timing } from '../../src/post/timing/timing.ts';
import { decide } from '../../src/publish/decide.ts';
import { deliveryId } from '../../src/publish/delivery-id.ts';
import type { Platform } from '../../src/publish/ports/platform.ts';
import { account, type Edition, sha256 } from '../simulation/scenario.ts';
import { allRecords } from '../simulation/world.ts';
import { at, delivery, due, intent, minute, open, situation } from './builders.ts';
import { edition, Place, place } from './place.ts';

const zone = 'Asia/Tokyo';
const reason = { ja: '選挙', en: 'Election' };
const window = (from: number, to: number, effect: 'hold' | 'wait') => ({
  ...{ id: 'election', reason, effect },
  from: at(from * minute),
  to: at(to * minute),
});
const timing = (over: Partial<Timing>): Timing => ({ ...noTiming, timeZone: zone, ...over });
/** Due at ten, local time. */
const quietUntil = (hour: number) => ({ from: 9 * 60, to: hour * 60 });
const openGate = { gate: { answer: open(at(0)), askedAt: at(0) } };

describe('what is due when nothing may go out', () => {
  test.each([
    ['is held in a blackout', { blackouts: [window(-60, 30, 'hold')] }, 'hold', 'in-blackout'],
    ['waits in one that lets it', { blackouts: [window(-60, 30, 'wait')] }, 'block', 'in-blackout'],
    [
      'is held at once where that ends too late',
      { blackouts: [window(-60, 61, 'wait')] },
      'hold',
      'in-blackout',
    ],
    ['waits for quiet hours', { quietHours: { from: 540, to: 630 } }, 'block', 'quiet-hours'],
    [
      'is held at once where they end too late',
      { quietHours: quietUntil(12) },
      'hold',
      'quiet-hours',
    ],
  ] as const)('%s', (_, over, step, code) => {
    const decided = decide(delivery(), situation(at(0), { timing: timing(over), ...openGate }));
    expect(decided).toMatchObject({ do: step, reason: { code } });
  });

  test('held long before it is due, so that people hear of it now; the reason says which and until when', () => {
    const over = { timing: timing({ blackouts: [window(-60, 30, 'hold')] }) };
    const decided = decide(delivery(), situation(at(-7 * 24 * 60 * minute), over));
    expect(decided.do === 'hold' && decided.reason.message.ja).toMatch(
      /期間「選挙」（election、2026年12月1日（火）9:00〜2026年12月1日（火）10:30）のため.*保留/,
    );
  });

  test('said once, then it only waits for the very minute', () => {
    const one = delivery(undefined, { blockedBy: ['quiet-hours'] });
    const over = { timing: timing({ quietHours: { from: 540, to: 630 } }) };
    expect(decide(one, situation(at(0), over))).toEqual({ do: 'wait', until: at(30 * minute) });
  });

  test('quiet hours that end at its time change nothing, also for the intent before it', () => {
    const over = { timing: timing({ quietHours: { from: 0, to: 600 } }) };
    const before = { answer: open(at(-30_000)), askedAt: at(-30_000) };
    expect(decide(delivery(), situation(at(-30_000), { ...over, gate: before }))).toMatchObject({
      do: 'intend',
    });
    const begun = delivery([{ state: 'intended', intent: intent('n1') }]);
    const sending = new Map([['n1', 'ready' as const]]);
    expect(decide(begun, situation(at(-20_000), { ...over, gate: before, sending }))).toEqual({
      do: 'wait',
      until: at(0),
    });
  });

  test('a send that was delayed into quiet hours is given up', () => {
    const over = { timing: timing({ quietHours: { from: 601, to: 660 } }) };
    const begun = delivery([{ state: 'intended', intent: intent('n1') }]);
    const sending = new Map([['n1', 'ready' as const]]);
    expect(decide(begun, situation(at(minute), { ...over, sending }))).toMatchObject({
      do: 'give-up',
      reason: { code: 'quiet-hours' },
    });
  });

  test('the rest of a thread keeps to closed times, but not to spacing and budget', () => {
    const fact = { remoteId: 'r1', publicAt: at(0) };
    const thread = delivery([
      { state: 'confirmed', fact, last: intent('n0') },
      { state: 'planned' },
    ]);
    const strict = { spacingMs: 30 * minute, budget: { postsPerDay: 1 } };
    const free = situation(at(0), { timing: timing(strict), ...openGate });
    expect(decide(thread, free)).toMatchObject({ do: 'intend', part: 1 });
    const shut = timing({ ...strict, blackouts: [window(-1, 30, 'hold')] });
    expect(decide(thread, situation(at(0), { timing: shut }))).toMatchObject({
      do: 'hold',
      part: 1,
      reason: { code: 'in-blackout' },
    });
  });
});

describe('a run', () => {
  test('a blackout: nothing is sent, the record says why, a later run does not repeat it', async () => {
    const town = await place();
    const over = { timingOf: () => timing({ blackouts: [window(-60, 30, 'hold')] }) };
    await town.run(over);
    await town.run(over);
    expect(town.sent).toEqual([]);
    expect(await town.kinds()).toEqual(['genesis', 'planned', 'held']);
  });

  test('spacing reaches over runs: it counts from the record', async () => {
    const [first, second] = [one(0, 0, 1), one(1, 5, 1)];
    const town = await placeOf([first, second]);
    const over = { timingOf: () => timing({ spacingMs: 20 * minute }) };
    await town.run({ ...over, until: at(minute) });
    await town.run({ ...over, until: at(60 * minute) });
    expect(town.sent.map((sent) => sent.at - due)).toEqual([0, 20 * minute]);
  });
});

interface Drawn {
  readonly posts: readonly (readonly [dueAfter: number, latestAfter: number, parts: number])[];
  readonly blackouts: readonly (readonly [from: number, length: number, effect: 'hold' | 'wait'])[];
  readonly quiet: readonly [number, number] | undefined;
  readonly spacing: number;
  readonly day: number | undefined;
  readonly month: number | undefined;
  readonly money: number | undefined;
  /** Seconds that preparing takes, one post after the other. */
  readonly slow: readonly number[];
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const drawn: fc.Arbitrary<Drawn> = fc.record({
  posts: fc.array(
    fc.tuple(
      // Close together, or over two days.
      fc.oneof(fc.integer({ min: 0, max: 240 }), fc.integer({ min: 0, max: 2_880 })),
      fc.integer({ min: 1, max: 900 }),
      fc.integer({ min: 1, max: 3 }),
    ),
    { minLength: 1, maxLength: 8 },
  ),
  blackouts: fc.array(
    fc.tuple(
      fc.integer({ min: -60, max: 2_880 }),
      fc.integer({ min: 1, max: 700 }),
      fc.constantFrom('hold' as const, 'wait' as const),
    ),
    { maxLength: 2 },
  ),
  quiet: maybe(
    fc
      .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1439 }))
      .filter(([from, to]) => from !== to),
  ),
  spacing: fc.constantFrom(0, 10, 90),
  day: maybe(fc.integer({ min: 1, max: 5 })),
  month: maybe(fc.integer({ min: 2, max: 9 })),
  money: maybe(fc.integer({ min: 200_000, max: 1_500_000 })),
  slow: fc.array(fc.integer({ min: 0, max: 240 }), { minLength: 1, maxLength: 6 }),
});

describe('whatever is planned, whatever the policy says', () => {
  test('nothing goes out in a closed time, nearer than the spacing, or over the budget', {
    timeout: 120_000,
  }, async () => {
    let sent = 0;
    let ended = 0;
    await fc.assert(
      fc.asyncProperty(drawn, async (plan) => {
        const rules = timingFrom(plan);
        const editions = plan.posts.map(([after, latest, parts], index) =>
          one(index, after, parts, after + latest),
        );
        const town = await placeOf(editions);
        const platform = slowly(town, plan.slow);
        await town.run({ timingOf: () => rules, platform, until: at(5_000 * minute) });
        expect(broken(town, rules)).toEqual([]);
        sent += town.sent.length;
        const records = allRecords(town.branch);
        ended += records.filter(({ kind }) => kind === 'held').length;
      }),
      { numRuns: 120, seed: 4 },
    );
    // Neither everything nor nothing is stopped, or the test would say little.
    expect(sent).toBeGreaterThan(100);
    expect(ended).toBeGreaterThan(50);
  });
});

function timingFrom({ blackouts, quiet, spacing, day, month, money }: Drawn): Timing {
  return timing({
    blackouts: blackouts.map(([from, length, effect]) => window(from, from + length, effect)),
    ...(quiet && { quietHours: { from: quiet[0], to: quiet[1] } }),
    spacingMs: spacing * minute,
    budget: {
      ...(day !== undefined && { postsPerDay: day }),
      ...(month !== undefined && { postsPerMonth: month }),
      ...(money !== undefined && { microsPerMonth: money }),
    },
  });
}

/** Judged by what the public saw, not by what koho believes. A plan without prices counts the dearest. */
function broken({ sent, editions }: Place, rules: Timing): readonly string[] {
  const posts = editions.flatMap(({ parts: written }) => {
    const texts = written.map(({ text }) => text);
    const parts = sent.filter(({ text }) => texts.includes(text)).map((one) => one.at);
    return parts.length > 0 ? [{ parts, posts: texts.length, micros: texts.length * 200_000 }] : [];
  });
  const faults = sent
    .filter((one) => closedAt(rules, one.at))
    .map((one) => `${one.text} in a closed time`);
  for (const [index, a] of posts.entries()) {
    for (const b of posts.slice(index + 1)) {
      const near = a.parts.some((x) => b.parts.some((y) => Math.abs(x - y) < rules.spacingMs));
      if (near) faults.push('too near');
    }
    for (const [unit, of, limit] of [
      ['day', 'posts', rules.budget.postsPerDay],
      ['month', 'posts', rules.budget.postsPerMonth],
      ['month', 'micros', rules.budget.microsPerMonth],
    ] as const) {
      const { from, to } = spanAround(a.parts[0] ?? due, zone, unit);
      const inside = posts.filter(({ parts: [first = due] }) => from <= first && first < to);
      const sum = inside.reduce((total, post) => total + post[of], 0);
      if (limit !== undefined && sum > limit) faults.push(`over ${of} a ${unit}`);
    }
  }
  return faults;
}

function one(index: number, after: number, parts: number, latest = after + 60): Edition {
  const post = `posts/koho/2026/p${index}` as PostId;
  const texts = Array.from({ length: parts }, (_, part) => `p${index} #${part}`);
  return edition({
    post,
    parts: texts.map((text) => ({ text, media: [] })),
    delivery: deliveryId({ post, edition: 1, platform: 'x', account }, sha256),
    content: sha256(`content ${index}`),
    payload: sha256(`payload ${index}`),
    publishAt: at(after * minute),
    latestAt: at(latest * minute),
  });
}

async function placeOf(editions: readonly Edition[]): Promise<Place> {
  const [first = edition()] = editions;
  const town = new Place(first);
  town.editions = editions;
  await town.approve(...editions);
  return town;
}

/** Preparing takes so long that the due minute may be over when it is done. */
function slowly(town: Place, seconds: readonly number[]): Platform {
  let calls = 0;
  return {
    ...town.platform,
    prepare: async () => {
      await town.time.pass((seconds[calls++ % seconds.length] ?? 0) * 1000);
      return { outcome: 'done', value: { mediaIds: [] } };
    },
  };
}
