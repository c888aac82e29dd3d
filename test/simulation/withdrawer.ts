import { LedgerError } from '../../src/ledger/log.ts';
import type { DeliveryId } from '../../src/publish/delivery.ts';
import { formatInstant } from '../../src/publish/instant.ts';
import { readDelivery } from '../../src/publish/read-deliveries.ts';
import { withdrawalDraft } from '../../src/publish/removal/removal-drafts.ts';
import { MemoryLog } from '../ledger/memory-log.ts';
import type { Prng } from './prng.ts';
import { account, minute, origin } from './scenario.ts';
import type { World } from './world.ts';

/** Section heads who want posts gone: before, while and after they go out, sometimes twice. */
export function withdrawer(world: World, prng: Prng): void {
  const { editions, time, calm, phases } = world;
  let orders = 0;
  for (const { delivery, publishAt } of editions) {
    for (let times = prng.pick([0, 1, 1, 1, 2]); times > 0; times--) {
      // Often within a minute of the post, when readings may not show it yet.
      const latest = prng.pick([60, 300, 2400]);
      // What stands on the platform's own timetable stands there for an hour.
      const earliest = phases === 'scheduled' ? prng.pick([180, 2400]) : 180;
      const at = Math.min(calm - minute, publishAt + prng.int(-earliest, latest) * 1000);
      const run = `github:${700_000 + orders++}/1`;
      time.at(at, () => void order(world, prng, { id: delivery as DeliveryId, run }));
    }
  }
}

interface Order {
  readonly id: DeliveryId;
  readonly run: string;
}

/** Somebody who may orders it gone, in this very moment; while the record is in somebody else's hands, a minute later. */
export async function order(world: World, prng: Prng, what: Order): Promise<void> {
  try {
    await append(world, prng, what);
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    const { time, calm } = world;
    if (time.now < calm) time.at(time.now + minute, () => void order(world, prng, what));
  }
}

async function append(
  { branch, keys, time, tally }: World,
  prng: Prng,
  { id, run }: Order,
): Promise<void> {
  const log = new MemoryLog({
    ...{ name: account, year: '2026', branch },
    trust: { origin, ...(keys && { key: keys.verifierKey }) },
    ...(keys && { signer: keys.signer }),
    ...{ now: () => formatInstant(time.now), run },
  });
  await log.append(async (view) => {
    const delivery = await readDelivery(view, id);
    // Not planned yet: the command plans it first, and here nobody asks again.
    if (!delivery) return [];
    tally.happened('withdrawal ordered');
    const place = { nonce: prng.hex(32), at: time.now };
    const ordered = { by: 'person', id: '8' } as const;
    return [withdrawalDraft(delivery, place, { ordered, why: 'wrong', whyNotCorrect: 'harm' })];
  });
}
