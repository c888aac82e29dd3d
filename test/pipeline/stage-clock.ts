import { systemClock } from '../../src/pipeline/workplace/surroundings.ts';
import { instant } from '../../src/post/post.ts';
import type { OwnSandbox } from './own-sandbox.ts';

const worlds = new Set<OwnSandbox>();
let aheadMs = 0;

/**
 * From now on no job of this process sits out a back-off, a settle window or a
 * pause between pushes: its clock goes to the moment it waits for, and the
 * platforms and the forge of this sandbox go with it. Nothing is decided otherwise
 * than if everybody had waited; requests and git take the time that they take.
 */
export async function moveTogether(sandbox: OwnSandbox): Promise<void> {
  worlds.add(sandbox);
  await sandbox.goAhead(aheadMs);
  Object.assign(systemClock, { now, until });
}

export function partFrom(sandbox: OwnSandbox): void {
  worlds.delete(sandbox);
}

export function now() {
  return instant(Date.now() + aheadMs);
}

async function until(at: number): Promise<void> {
  aheadMs += Math.max(0, at - now());
  const to = aheadMs;
  await Promise.all([...worlds].map((sandbox) => sandbox.goAhead(to)));
}
