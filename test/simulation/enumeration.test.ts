import { expect, test } from 'vitest';
import type { AnyRecord } from '../../src/ledger/record.ts';
import { enumerate, type Played, play, type Variant, variants } from './enumerate.ts';
import { named, told } from './run-enumeration.ts';
import { allRecords } from './world.ts';

/** All pairs take half an hour: here the same few of them each time, from every place. A prime, so that it meets every fault. */
const every = 499;
/** A life with a pause in it, or with corrections, is long, and has twenty times the pairs. */
const everyOf = ({ pause, corrected, cancelled }: Variant) =>
  pause || corrected || cancelled ? 10 * every : every;

test.each(variants.map((variant) => ({ name: named(variant), variant })))(
  'every single fault, and some pairs of faults, keep every promise: $name',
  async ({ variant }) => {
    const broken: Played[] = [];
    let singles = 0;
    for await (const played of enumerate(variant, everyOf(variant))) {
      if (played.script.length === 1) singles++;
      if (played.complaints.length > 0) broken.push(played);
    }
    expect(broken.map(told)).toEqual([]);
    expect(singles).toBeGreaterThan(100);
  },
);

/** Found by seed 701 of an earlier simulator: the refusal was taken for the end of the attempt, and a second post was made. */
test.each(['connection-refused', '429', 'token-revoked'] as const)(
  'a repeated publication that is refused (%s) does not undo the one on its way before it',
  async (fault) => {
    const variant = { parts: 1, phases: 'two' } as const;
    for (let seed = 1; seed <= 20; seed++) {
      const first = (await play(variant, [], seed)).calls.indexOf('release');
      const hangs = { call: first, fault: 'request-hangs' } as const;
      const again = (await play(variant, [hangs], seed)).calls.indexOf('release', first + 1);
      // Unless the post was already seen to be public, and nothing was repeated.
      if (again < 0) continue;
      const { complaints } = await play(variant, [hangs, { call: again, fault }], seed);
      expect(complaints).toEqual([]);
    }
  },
);

/** Found by playing all pairs: its sender slept into a second post, and another's reply to the first was lost from sight. */
test.each(['crash-after-effect', 'request-hangs'] as const)(
  'what may be out of a thread is found out also after an earlier part became public twice (%s)',
  async (fault) => {
    const variant = { parts: 2, phases: 'one' } as const;
    for (let seed = 1; seed <= 20; seed++) {
      const first = (await play(variant, [], seed)).calls.indexOf('release');
      const sleeps = { call: first, fault: 'first-byte-late' } as const;
      const { calls } = await play(variant, [sleeps], seed);
      const reply = calls.indexOf('release', calls.indexOf('release', first + 1) + 1);
      if (reply < 0) continue;
      const { complaints } = await play(variant, [sleeps, { call: reply, fault }], seed);
      expect(complaints).toEqual([]);
    }
  },
);

/** Its first request is on its way, its second is refused for good, and a person is asked: the later text must not be overtaken. */
test('a correction that takes the place of one that is held waits for the requests of that one', async () => {
  const variant = { parts: 1, phases: 'two', corrected: 'in-seconds' } as const;
  let superseded = 0;
  for (let seed = 1; seed <= 30; seed++) {
    const { calls } = await play(variant, [], seed);
    const first = calls.indexOf('release', calls.indexOf('release') + 1);
    const hangs = { call: first, fault: 'request-hangs' } as const;
    const again = (await play(variant, [hangs], seed)).calls.indexOf('release', first + 1);
    const refused = { call: again, fault: 'token-revoked' } as const;
    const { complaints, world } = await play(variant, [hangs, refused], seed);
    expect(complaints).toEqual([]);
    if (allRecords(world.branch).some(isSuperseding)) superseded++;
  }
  expect(superseded).toBeGreaterThan(3);
});

/** Its request is on its way and not seen yet when the withdrawal is ordered: the text that comes later must not stay. */
test('a correction that is withdrawn while its request is on its way leaves the post only without its text', async () => {
  const variant = { parts: 1, phases: 'two', cancelled: true } as const;
  const ends = new Set<string>();
  for (let seed = 1; seed <= 30; seed++) {
    const { calls } = await play(variant, [], seed);
    const release = calls.indexOf('release', calls.indexOf('release') + 1);
    for (const fault of ['request-hangs', 'crash'] as const) {
      const { complaints, world } = await play(variant, [{ call: release, fault }], seed);
      expect(complaints).toEqual([]);
      ends.add(world.platform.timeline.length > 0 ? 'the post stays' : 'the post goes');
    }
  }
  expect(ends.size).toBe(2);
});

function isSuperseding({ kind, body }: AnyRecord): boolean {
  return kind === 'withdrawn' && body.supersededBy !== undefined;
}

test('crashes are tried at every port call', async () => {
  const crashed = new Set<number>();
  let calls = 0;
  for await (const { script, calls: made } of enumerate({ parts: 1, phases: 'one' }, 1e9)) {
    if (script.length === 0) calls = made.length;
    const [first] = script;
    if (script.length === 1 && first?.fault === 'crash') crashed.add(first.call);
  }
  expect([...crashed]).toEqual(Array.from({ length: calls }, (_, call) => call));
});
