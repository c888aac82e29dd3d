import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { instant } from '../../post/post.ts';
import type { Chance, Clock } from '../../publish/ports/surroundings.ts';

export const systemClock: Clock = {
  now: () => instant(Date.now()),
  async until(at) {
    for (let left = at - Date.now(); left > 0; left = at - Date.now()) {
      // Node's timers hold no more than 2³¹−1 ms, and may fire a millisecond early.
      await sleep(Math.min(left, 2 ** 30));
    }
  },
};

export const systemChance: Chance = {
  nonce: () => randomBytes(16).toString('hex'),
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
};
