import { describe, expect, test } from 'vitest';
import type { Instant } from '../../../src/post/post.ts';
import { allRecords } from '../../simulation/world.ts';
import { closed, due, limits, minute, why } from '../builders.ts';
import { publishedTown, type Town, type Trouble } from './town.ts';

async function publicTown(...args: Parameters<typeof publishedTown>): Promise<Town> {
  const town = await publishedTown(...args);
  await town.run();
  expect(town.shown.size).toBe(town.on.parts.length);
  return town;
}

/** Jobs until nothing is left to do, as cron starts them. */
async function untilDone(town: Town, most = 40): Promise<number> {
  for (let runs = 1; runs <= most; runs += 1) {
    await town.run({ until: town.time.now });
    if (!(await town.delivery()).isOpen) return runs;
    await town.time.run((town.time.now + 15 * minute) as Instant);
    town.time.at(town.time.now + 15 * minute, () => {});
    await town.time.run(Number.POSITIVE_INFINITY);
  }
  return Number.POSITIVE_INFINITY;
}

const states = async (town: Town) => (await town.delivery()).parts.map(({ state }) => state);

describe('what is public and ordered gone', () => {
  test('is deleted once, read back, and closed; a later run and a later approval do nothing', async () => {
    const town = await publicTown();
    await town.order();
    expect((await town.delivery()).isOpen).toBe(true);
    await town.run();
    expect(town.calls).toEqual(['delete r1', 'look r1']);
    expect(town.kinds.slice(-3)).toEqual(['withdrawal', 'deleting', 'deleted']);
    expect([await states(town), (await town.delivery()).isOpen]).toEqual([['deleted'], false]);
    await town.run();
    expect([town.calls.length, town.shown.size, await town.verdict()]).toEqual([2, 0, 'intact']);
  });

  test('goes last part first, slowly, in one run', async () => {
    const town = await publicTown(['一', '二', '三']);
    await town.order();
    await town.run({ until: town.time.now });
    expect(town.calls).toEqual([
      'delete r3',
      'look r3',
      'delete r2',
      'look r2',
      'delete r1',
      'look r1',
    ]);
    const [first = 0, second = 0, third = 0] = town.deletedAt;
    const spacing = limits.deletionSpacingSeconds * 1000;
    expect([second - first >= spacing, third - second >= spacing]).toEqual([true, true]);
    expect([await states(town), await town.verdict()]).toEqual([
      ['deleted', 'deleted', 'deleted'],
      'intact',
    ]);
  });

  test('is deleted also while everything is paused', async () => {
    const town = await publicTown();
    await town.order();
    town.gateAnswer = closed('stays', 'paused');
    await town.run();
    expect(town.shown.size).toBe(0);
  });

  test('is not touched with the credentials of another account', async () => {
    const town = await publicTown();
    await town.order();
    town.credentials = 'somebody';
    await town.run({ until: town.time.now });
    expect([town.calls, town.shown.size, town.kinds.at(-1)]).toEqual([[], 1, 'blocked']);
    town.credentials = 'me';
    await town.run();
    expect(town.shown.size).toBe(0);
  });

  test('is asked of a person where the platform refuses, and again after another order', async () => {
    const town = await publicTown();
    await town.order();
    town.trouble = new Map([[1, 'refused-for-good']]);
    await town.run();
    expect(await states(town)).toEqual(['delete_failed']);
    town.calls.length = 0;
    await town.run();
    expect([town.calls, (await town.delivery()).isOpen]).toEqual([[], true]);
    town.trouble = new Map();
    await town.order();
    await town.run();
    expect([await states(town), await town.verdict()]).toEqual([['deleted'], 'intact']);
  });

  test('waits as long as the platform asks', async () => {
    const town = await publicTown();
    await town.order();
    town.trouble = new Map([[1, '429']]);
    const from = town.time.now;
    await town.run({ until: town.time.now });
    expect(town.calls).toEqual(['delete r1', 'delete r1', 'look r1']);
    expect((town.deletedAt[0] ?? 0) - from).toBeGreaterThanOrEqual(4 * minute);
  });
});

const troubles: readonly Trouble[] = [
  ...(['refused-connection', 'dropped-before', 'applied-then-dropped', '429', 'throws'] as const),
  ...(['stale', 'die-before', 'die-after'] as const),
];

describe.each([
  ['one', ['一', '二']],
  ['two', ['一']],
] as const)('every fault at every call of a deletion, %s phase(s)', (phases, texts) => {
  test.each(troubles)('%s', async (trouble) => {
    for (let call = 1; call <= 2 * texts.length; call += 1) {
      const town = await publicTown(texts, phases);
      await town.order();
      town.trouble = new Map([[call, trouble]]);
      const runs = await untilDone(town);
      const label = `${trouble} at call ${call}`;
      expect([label, runs < 10, town.shown.size]).toEqual([label, true, 0]);
      expect([label, await states(town)]).toEqual([label, texts.map(() => 'deleted')]);
      expect([label, await town.verdict()]).toEqual([label, 'intact']);
      expect(deletedBeforeGone(town)).toEqual([]);
    }
  });

  test('two at a time', async () => {
    for (const one of troubles) {
      for (const two of troubles) {
        const town = await publicTown(texts, phases);
        await town.order();
        town.trouble = new Map([
          [1, one],
          [2, two],
        ]);
        const label = `${one}, ${two}`;
        expect([label, (await untilDone(town)) < 12, town.shown.size]).toEqual([label, true, 0]);
        expect([label, await town.verdict()]).toEqual([label, 'intact']);
        expect(deletedBeforeGone(town)).toEqual([]);
      }
    }
  }, 60_000);
});

/** Records that call deleted what was still public then. */
function deletedBeforeGone({ branch, deletedAt }: Town): readonly string[] {
  const first = deletedAt[0] ?? Number.POSITIVE_INFINITY;
  return allRecords(branch)
    .filter(({ kind, at }) => kind === 'deleted' && Date.parse(at) < first)
    .map(({ at }) => at);
}

describe('an order that comes before the post is public', () => {
  test('withdraws what is planned; it is never sent', async () => {
    const town = await publishedTown();
    await town.run({ until: (due - 2 * minute) as Instant });
    await town.order();
    expect([await states(town), (await town.delivery()).isOpen]).toEqual([['withdrawn'], false]);
    await town.run();
    expect([town.shown.size, await town.verdict()]).toEqual([0, 'intact']);
  });

  test('while it is being sent: found out, then deleted', async () => {
    const town = await publishedTown();
    const { options } = town;
    const platform = {
      ...options.platform,
      release: async (...args: Parameters<typeof options.platform.release>) => {
        await options.platform.release(...args);
        const reason = { code: 'lost', message: { ja: '', en: '' } };
        return { outcome: 'unknown', reason } as const;
      },
      find: async () => ({ seen: 'unreadable', reason: why('5xx') }) as const,
    };
    await town.run({ platform, until: (due + 1000) as Instant });
    expect([await states(town), town.shown.size]).toEqual([['intended'], 1]);
    await town.order();
    expect(await states(town)).toEqual(['intended']);
    await untilDone(town);
    expect([await states(town), town.shown.size]).toEqual([['deleted'], 0]);
    expect(await town.verdict()).toBe('intact');
  });

  // Found by the simulator (seed 828): looked for without its parent, it was believed
  // absent, withdrawn, and public for ever.
  test.each([
    ['deleting', 'die-after'],
    ['deleted', undefined],
    ['delete_failed', 'refused-for-good'],
  ] as const)(
    'the answer to a second part was lost: found while the first is %s',
    async (state, trouble) => {
      const town = await publishedTown(['一', '二']);
      const { options } = town;
      let wasFoundWhile: string | undefined;
      /** The timeline can be read again once the deletion of the first part has begun. */
      const find: typeof options.platform.find = async (search) => {
        if (town.calls.length === 0) return { seen: 'unreadable', reason: why('5xx') };
        wasFoundWhile ??= (await states(town))[0];
        return options.platform.find(search);
      };
      const lossy = {
        ...options.platform,
        release: async (...args: Parameters<typeof options.platform.release>) => {
          const done = await options.platform.release(...args);
          return args[0].text === '一'
            ? done
            : ({ outcome: 'unknown', reason: why('lost') } as const);
        },
        find,
      };
      await town.run({ platform: lossy, until: (due + 1000) as Instant });
      expect([await states(town), town.parents.get('r2')]).toEqual([
        ['confirmed', 'intended'],
        'r1',
      ]);
      await town.order();
      if (trouble) town.trouble = new Map([[1, trouble]]);
      const platform = { ...options.platform, find };
      await town.run({ platform, until: town.time.now });
      if (state === 'deleting') await town.run({ platform, until: town.time.now });
      expect(wasFoundWhile).toBe(state);
      town.trouble = new Map();
      if (state === 'delete_failed') await town.order();
      await untilDone(town);
      expect([await states(town), [...town.shown]]).toEqual([['deleted', 'deleted'], []]);
      expect(await town.verdict()).toBe('intact');
    },
  );

  test('while its invisible post waits: that is deleted, so that nobody can make it public any more', async () => {
    const town = await publishedTown(undefined, 'two');
    const { options } = town;
    const killed = {
      ...options.platform,
      prepare: async (...args: Parameters<typeof options.platform.prepare>) => {
        const made = await options.platform.prepare(...args);
        town.gateAnswer = closed('stays', 'paused');
        return made;
      },
    };
    await town.run({ platform: killed });
    expect([await states(town), town.hidden.size]).toEqual([['prepared'], 1]);
    await town.order();
    town.gateAnswer = undefined;
    await untilDone(town);
    expect([town.shown.size, town.hidden.size, await states(town)]).toEqual([0, 0, ['deleted']]);
    expect(await town.verdict()).toBe('intact');
  });
});
