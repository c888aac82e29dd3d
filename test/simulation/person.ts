import { LedgerError } from '../../src/ledger/log.ts';
import type { Delivery } from '../../src/publish/delivery.ts';
import { formatInstant } from '../../src/publish/instant.ts';
import { readDelivery } from '../../src/publish/read-deliveries.ts';
import { type Answer, resolve } from '../../src/publish/resolve.ts';
import { MemoryLog } from '../ledger/memory-log.ts';
import { publicPost } from './effects.ts';
import { foldAll } from './judge-record.ts';
import type { Prng } from './prng.ts';
import { account, minute, origin, partDigest, start } from './scenario.ts';
import { allRecords, type World } from './world.ts';

/** Now and then somebody looks at what is held, sees the public list with her own eyes, and answers truly. */
export function person(world: World, prng: Prng): void {
  const { time, calm } = world;
  let orders = 0;
  // Each answer is an order of its own: a run carries one, by its first attempt.
  const nextRun = () => `github:${500_000 + orders++}/1`;
  for (let at = start + prng.int(5, 15) * minute; at < calm; at += prng.int(5, 15) * minute) {
    time.at(at, () => void answerAll(world, prng, nextRun));
  }
}

async function answerAll(world: World, prng: Prng, nextRun: () => string): Promise<void> {
  for (const delivery of foldAll(allRecords(world.branch)).deliveries) {
    const part = delivery.parts.findIndex(({ state }) => state === 'held');
    if (part < 0 || !hasLooked(world, delivery)) continue;
    try {
      await answer(world, prng, { delivery, part, run: nextRun() });
    } catch (error) {
      // The record is in somebody else's hands: she tries again later.
      if (!(error instanceof LedgerError)) throw error;
    }
  }
}

/** Nobody reads of a held part, opens the page and answers within a minute; what was on its way meanwhile has arrived. */
function hasLooked({ branch, landedAt, time }: World, { id }: Delivery): boolean {
  const held = allRecords(branch).findLast(
    ({ kind, body }) => kind === 'held' && body.delivery === id,
  );
  return held !== undefined && time.now - (landedAt[held.seq] ?? 0) >= minute;
}

interface Order {
  readonly delivery: Delivery;
  readonly part: number;
  readonly run: string;
}

async function answer(world: World, prng: Prng, { delivery, part, run }: Order): Promise<void> {
  const { branch, keys, time } = world;
  const log = new MemoryLog({
    ...{ name: account, year: '2026', branch },
    trust: { origin, ...(keys && { key: keys.verifierKey }) },
    ...(keys && { signer: keys.signer }),
    ...{ now: () => formatInstant(time.now), run },
  });
  await log.append(async (view) => {
    const fresh = await readDelivery(view, delivery.id);
    // Somebody else's outcome came first.
    if (fresh?.parts[part]?.state !== 'held') return [];
    const chance = { nonce: () => prng.hex(32) };
    const found = seen(world, prng, fresh, part);
    world.tally.happened(`answered by a person, ${found.answer}`);
    return resolve({ delivery: fresh, part, answer: found, by: '7', why: 'looked', chance });
  });
}

function seen(world: World, prng: Prng, delivery: Delivery, index: number): Answer {
  const { time } = world;
  const state = delivery.parts[index];
  const edition = world.editions.find(({ content }) => content === delivery.contentDigest);
  const part = edition?.parts[index];
  const digest = part && partDigest(part.text, part.media);
  const entry = world.platform.timeline.find((one) => one.digest === digest);
  const wasTried = state?.state === 'held' && state.before.state !== 'planned';
  if (entry && wasTried) {
    const post = publicPost(entry);
    // Of a replaced text it is known when she saw it, not since when it stands there.
    return { answer: 'confirmed', post: edition?.edits ? { ...post, publicAt: time.now } : post };
  }
  const isTooLate = world.time.now > delivery.latestAt;
  return { answer: isTooLate || prng.chance(0.3) ? 'withdrawn' : 'retryable' };
}
