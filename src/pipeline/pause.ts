import {
  pause as createPause,
  type PauseState,
  readPause,
  type StandingPause,
} from '../forge/git/pause-ref.ts';
import type { Policy } from '../policy/policy.ts';
import { cleanNote, cleanPause } from './brakes/clean-note.ts';
import { loadPolicy } from './load-policy.ts';
import { directorySource } from './source/directory-source.ts';
import { openRepository } from './workplace/repository.ts';
import type { Settings } from './workplace/settings.ts';
import { systemClock } from './workplace/surroundings.ts';

interface Paused {
  /** As it stands now, by whomever. */
  readonly standing: StandingPause;
  /** False where it was stopped already, or somebody else was quicker. */
  readonly didStop: boolean;
  /** The note held personal data or a secret, and was written without it. */
  readonly isMasked: boolean;
}

/**
 * Stops all publication, or that of one account: any writer may, at once, from any
 * clone, also a shallow one. Idempotent. Needs only git; where the clone's policy can be
 * read, personal data in the reason is masked before it goes into a commit.
 */
export async function pause(
  settings: Settings,
  o: { readonly by: string; readonly why: string; readonly account?: string },
): Promise<Paused> {
  const policy = await ownPolicy(settings);
  const said = policy ? cleanNote(o, policy) : o;
  const repository = await openRepository(settings, 'any');
  try {
    const { standing, isOurs } = await createPause(repository, { ...said, at: systemClock.now() });
    return {
      standing: policy ? cleanPause(standing, policy) : standing,
      didStop: isOurs,
      isMasked: said.by !== o.by || said.why !== o.why,
    };
  } finally {
    await repository.close();
  }
}

/** The pause that stands now, of everything or of one account. Needs only git. */
export async function standingPause(settings: Settings, account?: string): Promise<PauseState> {
  const repository = await openRepository(settings, 'any');
  try {
    return shown(await readPause(repository, account), await ownPolicy(settings));
  } finally {
    await repository.close();
  }
}

/** That of the clone. A policy that cannot be read keeps nobody from stopping: what is recorded later is masked then. */
async function ownPolicy({ root }: Settings): Promise<Policy | undefined> {
  try {
    const loaded = await loadPolicy(directorySource(root));
    return loaded.ok ? loaded.value.policy : undefined;
  } catch {
    return undefined;
  }
}

function shown(state: PauseState, policy: Policy | undefined): PauseState {
  return state.paused && policy ? cleanPause(state, policy) : state;
}
