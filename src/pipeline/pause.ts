import { pause as createPause, type PauseState, readPause } from '../forge/git/pause-ref.ts';
import { openRepository } from './workplace/repository.ts';
import type { Settings } from './workplace/settings.ts';
import { systemClock } from './workplace/surroundings.ts';

/** Stops all publication, or that of one account: any writer may, at once, from any clone, also a shallow one. Idempotent. Needs only git. */
export async function pause(
  settings: Settings,
  o: { readonly by: string; readonly why: string; readonly account?: string },
): Promise<PauseState> {
  const repository = await openRepository(settings, 'any');
  try {
    return await createPause(repository, { ...o, at: systemClock.now() });
  } finally {
    await repository.close();
  }
}

/** The pause that stands now, of everything or of one account. Needs only git. */
export async function standingPause(settings: Settings, account?: string): Promise<PauseState> {
  const repository = await openRepository(settings, 'any');
  try {
    return await readPause(repository, account);
  } finally {
    await repository.close();
  }
}
