import type { SendablePart } from '../../src/publish/ports/platform.ts';
import { faultyPlatform } from './faulty-platform.ts';
import { extras, judgeEntry } from './judge-public.ts';
import type { ProfileName } from './profiles.ts';
import { Runner } from './runner.ts';
import { partDigest, sendableParts } from './scenario.ts';
import { simulate } from './simulate.ts';
import { Tally } from './tally.ts';
import type { World } from './world.ts';

/** As patient as a common client library. */
const tries = 3;

/**
 * The same life, by a plain "loop and post" publisher as peers write it: it
 * reads main, posts what is due, tries again on an error, and remembers in a
 * file what it has posted. Returns what the oracle of the public list says.
 */
export async function simulateNaive(seed: number, fixed?: ProfileName): Promise<Tally> {
  const posted = new Set<string>();
  const { world } = await simulate(seed, fixed, (world, start, prng, trouble) => {
    // Races are left out in its favour: a job that would meet another does not start.
    world.time.at(start.at, () => {
      const { runners } = world;
      if ([...runners.values()].some((one) => one.forgeState() === 'running')) return;
      const runner = new Runner(`github:${1000 + runners.size}/1`, world, prng, trouble);
      runners.set(runner.id, runner);
      void naiveJob(runner, posted);
    });
  });
  return judgeNaive(world);
}

async function naiveJob(runner: Runner, posted: Set<string>): Promise<void> {
  const { main } = runner.world.town;
  const platform = faultyPlatform(runner);
  for (const [post, edition] of main) {
    if (posted.has(post) || runner.now < edition.publishAt) continue;
    let replyTo: string | undefined;
    for (const part of sendableParts(edition)) {
      replyTo = await send(platform, { ...part, ...(replyTo && { replyTo }) });
      if (replyTo === undefined) break;
    }
    if (replyTo === undefined) continue;
    // The file lies on a branch: writing it takes a call of its own.
    await runner.call('log.append', () => posted.add(post));
  }
  runner.end();
}

async function send(
  platform: ReturnType<typeof faultyPlatform>,
  part: SendablePart,
): Promise<string | undefined> {
  for (let attempt = 0; attempt < tries; attempt++) {
    try {
      const prepared = await platform.prepare(part);
      if (prepared.outcome !== 'done') continue;
      const sent = await platform.release(part, prepared.value);
      if (sent.outcome === 'done') return sent.value.remoteId;
    } catch {
      // Tried again, as for any error.
    }
  }
  return undefined;
}

function judgeNaive(world: World): Tally {
  const found = new Tally();
  for (const entry of world.platform.timeline) {
    const broken = judgeEntry(world, undefined, entry);
    if (broken) found.happened(broken);
  }
  for (const [, ...more] of extras(world)) found.happened('duplicate', more.length);
  for (const { post, delivery } of world.editions) {
    const newest = world.editions.findLast((edition) => edition.delivery === delivery);
    const isWanted = newest !== undefined && world.town.main.get(post) === newest;
    const missing = newest?.parts.some(
      (part) =>
        !world.platform.timeline.some(({ digest }) => digest === partDigest(part.text, part.media)),
    );
    // Half a thread, or nothing, and nobody is told.
    if (isWanted && missing) found.happened('lost');
  }
  found.happened('deliveries', new Set(world.editions.map(({ delivery }) => delivery)).size);
  return found;
}
