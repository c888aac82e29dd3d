import { pause as createPause, type PauseState } from '../forge/git/pause-ref.ts';
import { openRepository } from './workplace/repository.ts';
import type { Settings } from './workplace/settings.ts';
import { systemClock } from './workplace/surroundings.ts';

/** Stops all publication: any writer may, at once, from any clone, also a shallow one. Idempotent. Needs only git. */
export async function pause(
  settings: Settings,
  o: { readonly by: string; readonly why: string },
): Promise<PauseState> {
  const repository = await openRepository(settings, 'any');
  try {
    return await createPause(repository, { ...o, at: systemClock.now() });
  } finally {
    await repository.close();
  }
}
