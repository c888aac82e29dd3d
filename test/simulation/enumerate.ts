import type { DeliveryId } from '../../src/publish/delivery.ts';
import { faultsAt } from './faults.ts';
import { startJob } from './job.ts';
import { keepTime } from './keep-time.ts';
import { judge, type Verdict } from './oracle.ts';
import { people } from './people.ts';
import { Prng } from './prng.ts';
import { type Edition, edition, minute, type Plan, start } from './scenario.ts';
import { newWorld, runToEnd, ticks } from './simulate.ts';
import { tickMs } from './timetable.ts';
import { type Ordered, Script } from './trouble.ts';
import { order } from './withdrawer.ts';
import type { Phases, World } from './world.ts';

/** The lives that are enumerated: one post, of one or two parts, on either kind of platform. */
export interface Variant {
  readonly parts: 1 | 2;
  readonly phases: Phases;
  /** Everything is paused from so many minutes before the due time, to so many after it; before it, if negative. */
  readonly pause?: readonly [number, number];
  /** Its public text is replaced some minutes later, twice: the second, a minute or seconds after, may meet the first under way or held. */
  readonly corrected?: 'in-a-minute' | 'in-seconds';
  /** Its public text is replaced once, and that correction is ordered gone while it may be under way. */
  readonly cancelled?: true;
}

export const variants: readonly Variant[] = [
  { parts: 1, phases: 'one' },
  { parts: 1, phases: 'two' },
  { parts: 2, phases: 'one' },
  { parts: 2, phases: 'two' },
  { parts: 1, phases: 'scheduled' },
  { parts: 1, phases: 'scheduled', pause: [20, -16] },
  { parts: 1, phases: 'two', corrected: 'in-a-minute' },
  { parts: 1, phases: 'two', corrected: 'in-seconds' },
  { parts: 1, phases: 'two', cancelled: true },
];

export interface Played extends Verdict {
  readonly variant: Variant;
  readonly script: readonly Ordered[];
  readonly world: World;
  readonly calls: Script['calls'];
}

/**
 * Every single fault at every port call, and every second fault at every call
 * after it, in order. `every`: of the pairs only one in so many, the same ones each time.
 */
export async function* enumerate(variant: Variant, every = 1): AsyncGenerator<Played> {
  const none = await play(variant, []);
  yield none;
  let pairs = 0;
  for (const first of faultsFrom(0, none.calls)) {
    const single = await play(variant, [first]);
    yield single;
    for (const second of faultsFrom(first.call + 1, single.calls)) {
      if (pairs++ % every === 0) yield await play(variant, [first, second]);
    }
  }
}

function* faultsFrom(from: number, calls: Script['calls']): Generator<Ordered> {
  for (let call = from; call < calls.length; call++) {
    const port = calls[call];
    for (const fault of port ? faultsAt(port) : []) yield { call, fault };
  }
}

function editionsOf({ phases, corrected, cancelled }: Variant, plan: Plan): readonly Edition[] {
  const first = edition(phases === 'one' ? 'x' : 'facebook', plan);
  if (corrected === undefined && !cancelled) return [first];
  const edits = { post: plan.post, delivery: first.delivery as DeliveryId };
  const soon = cancelled ? [9] : [9, 9.1];
  const due = corrected === 'in-a-minute' ? [3, 4] : soon;
  const corrections = due.map((after) => {
    const publishAt = plan.publishAt + after * minute;
    return edition('facebook', {
      ...{ post: `p-c${after}`, revision: 1, texts: [`corrected after ${after}`] },
      ...{ publishAt, latestAt: publishAt + 30 * minute, approvedAt: start + after, edits },
    });
  });
  return [first, ...corrections];
}

/** One life with exactly these faults. All chance in it is that of one seed, so that lives differ by their faults only. */
export async function play(
  variant: Variant,
  script: readonly Ordered[],
  seed = 1,
): Promise<Played> {
  const prng = new Prng(seed);
  const { phases } = variant;
  const publishAt = start + (phases === 'scheduled' ? 40 : 10) * minute;
  const plan = {
    post: 'p',
    revision: 1,
    texts: ['first', 'second'].slice(0, variant.parts),
    ...{ publishAt, latestAt: publishAt + 30 * minute, approvedAt: start },
  };
  const world = newWorld({
    phases,
    editions: editionsOf(variant, plan),
    limits: {
      recheckMaxAgeSeconds: 60,
      settleSeconds: 120,
      leaseSeconds: 300,
      maxAttempts: 3,
      deletionSpacingSeconds: 20,
    },
    isSigned: script.some(({ fault }) => fault === 'tip-unsigned' || fault === 'tip-foreign'),
    prng: prng.fork(),
  });
  people(world, { profile: 'calm', faults: new Map(), disturbances: new Map() }, prng.fork());
  const trouble = new Script(script);
  const starts = [-2, 8, 18, 28].map((after) => publishAt + after * minute);
  for (let tick = 0; tick < ticks; tick++) starts.push(world.calm + tick * tickMs);
  if (phases === 'scheduled') starts.unshift(start + minute);
  if (phases === 'scheduled') {
    keepTime(world, prng.fork(), (at, own) => startJob(world, at, own, trouble));
  }
  if (variant.cancelled) {
    const [, correction] = world.editions;
    const id = correction?.delivery as DeliveryId;
    const own = new Prng(seed + 1e9);
    world.time.at(
      publishAt + 9 * minute + 10_000,
      () => void order(world, own, { id, run: 'github:700000/1' }),
    );
  }
  const { pause: [before, after] = [0, 0] } = variant;
  if (before > 0) {
    world.time.at(publishAt - before * minute, () =>
      world.town.pauseFor((before + after) * minute),
    );
  }
  for (const at of starts) {
    startJob(world, { at, races: false, ifOpen: true }, prng.fork(), trouble);
  }
  await runToEnd(world);
  return { variant, script, world, calls: trouble.calls, ...(await judge(world)) };
}
