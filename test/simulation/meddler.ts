import type { Draft } from '../../src/ledger/record.ts';
import { newKeyPair, parseSigner, type Signer } from '../../src/ledger/signing-key.ts';
import { foldDelivery } from '../../src/publish/fold-delivery.ts';
import { formatInstant } from '../../src/publish/instant.ts';
import { MemoryLog } from '../ledger/memory-log.ts';
import type { Fault } from './faults.ts';
import type { Prng } from './prng.ts';
import { account, minute, origin } from './scenario.ts';
import { allRecords, byDelivery, type World } from './world.ts';

export interface Keys {
  readonly verifierKey: string;
  readonly signer: Signer;
}

const name = `${origin}/${account}`;

/** From fixed bytes: the same in every run, and of no use anywhere else. */
function keys(byte: number): Keys {
  const { signerKey, verifierKey } = newKeyPair(name, new Uint8Array(32).fill(byte));
  const signer = parseSigner(signerKey);
  if (!signer) throw new TypeError('a key of our own making');
  return { verifierKey, signer };
}

export const ownKeys = keys(1);
const foreignKeys = keys(2);

/**
 * Somebody who may write the branch and has not its key says that what is being
 * sent had no effect, so that it would be sent again. After some minutes the
 * operator puts the branch back to where the key's owner left it.
 */
export async function meddle(world: World, fault: Fault | undefined, prng: Prng): Promise<void> {
  const { branch, time } = world;
  const good = branch.tip;
  const isForgery = fault === 'tip-unsigned' || fault === 'tip-foreign';
  if (!isForgery || !world.keys || !good || world.isMeddled) return;
  const drafts = forged(world, prng);
  if (drafts.length === 0) return;
  world.isMeddled = true;
  const log = new MemoryLog({
    ...{ name: account, year: '2026', branch, trust: { origin } },
    ...(fault === 'tip-foreign' && { signer: foreignKeys.signer }),
    ...{ now: () => formatInstant(time.now), run: 'github:666/1' },
  });
  await log.append(async () => drafts);
  time.at(time.now + prng.int(1, 20) * minute, () => {
    branch.replace(good);
    world.isMeddled = false;
  });
}

function forged(world: World, prng: Prng): readonly Draft[] {
  const drafts: Draft[] = [];
  const reason = { code: 'forged', ja: '偽', en: 'forged' };
  const notBefore = formatInstant(world.time.now);
  for (const records of byDelivery(allRecords(world.branch))) {
    const { id, parts } = foldDelivery(records);
    for (const [part, state] of parts.entries()) {
      if (state.state !== 'intended' && state.state !== 'prepared') continue;
      const about = { delivery: id, part, intent: state.intent.nonce };
      const body = { ...about, reason, retry: true, notBefore, closes: false };
      drafts.push({ kind: 'no-effect', nonce: prng.hex(32), body });
    }
  }
  return drafts;
}
