import type { Instant } from '../../post/post.ts';
import type { Identity } from './commit-writer.ts';
import { GitError } from './git-error.ts';
import type { Repository } from './repository.ts';

export const pauseRef = 'refs/heads/koho-pause';

/** Whether everything is stopped. A pause counts also where its message cannot be read. */
export type PauseState =
  | { readonly paused: false }
  | {
      readonly paused: true;
      readonly ref: string;
      readonly commit: string;
      /** Absent where somebody made the branch by hand. */
      readonly note?: PauseNote;
    };

export interface PauseNote {
  readonly by: string;
  readonly why: string;
  /** UTC instant with milliseconds, as the pausing machine claimed. */
  readonly at: string;
}

/**
 * Asks the remote, fresh every time.
 * @throws GitError when it cannot be read: whoever gets this sends nothing
 */
export async function readPause(repository: Repository): Promise<PauseState> {
  const refs = await (await repository.remote()).list(pauseRef);
  const [ref, commit] = [...refs].find(([name]) => isPauseRef(name)) ?? [];
  if (ref === undefined || commit === undefined) return { paused: false };
  const note = await readNote(repository, ref).catch(() => undefined);
  return { paused: true, ref, commit, ...(note && { note }) };
}

/** The same of branches that were listed already. */
export function isPaused(branches: ReadonlyMap<string, string>): boolean {
  return [...branches.keys()].some(isPauseRef);
}

/** A branch below the name keeps `koho-pause` itself from being created: it would make pausing impossible, so it pauses. */
function isPauseRef(ref: string): boolean {
  return ref === pauseRef || ref.startsWith(`${pauseRef}/`);
}

/**
 * Stops all sending. Idempotent: where a pause exists already, that one is returned.
 * @throws GitError
 */
export async function pause(
  repository: Repository,
  o: {
    readonly by: string;
    readonly why: string;
    readonly at: Instant;
    readonly identity?: Identity;
  },
): Promise<PauseState> {
  const already = await readPause(repository);
  if (already.paused) return already;
  const note: PauseNote = { by: o.by, why: o.why, at: new Date(o.at).toISOString() };
  const commit = await repository.writeCommit({
    parent: undefined,
    files: new Map(),
    message: `Pause all publication\n\n${trailer}${JSON.stringify(note)}\n`,
    identity: o.identity ?? { name: 'koho', mail: 'koho@localhost' },
    at: o.at,
  });
  const remote = await repository.remote();
  const result = await remote.push({ ref: pauseRef, commit, expected: undefined });
  // Whatever was answered: what counts is that the remote is paused, by whomever.
  const now = await readPause(repository);
  if (now.paused) return now;
  throw result.came === 'accepted' ? new GitError('push-refused', pauseRef) : result.error;
}

/**
 * Lifts the pause that the caller has seen; another one that came since stays.
 * Who may do so is not decided here.
 * @throws GitError `push-refused` where the remote forbids it or the pause is another one by now
 */
export async function resume(
  repository: Repository,
  seen: Extract<PauseState, { paused: true }>,
): Promise<void> {
  const remote = await repository.remote();
  const result = await remote.push({ ref: seen.ref, commit: undefined, expected: seen.commit });
  if (result.came === 'accepted') return;
  // A lost answer, or somebody else lifted the same pause.
  if (!(await remote.list(seen.ref)).has(seen.ref)) return;
  throw result.error;
}

const trailer = 'Koho-Pause: ';
const maxNoteLength = 10_000;

async function readNote(repository: Repository, ref: string): Promise<PauseNote | undefined> {
  const commit = (await repository.fetch([ref])).get(ref);
  if (commit === undefined) return undefined;
  const { message } = await repository.commit(commit);
  const line = message.split('\n').findLast((candidate) => candidate.startsWith(trailer));
  return line === undefined || line.length > maxNoteLength
    ? undefined
    : parseNote(line.slice(trailer.length));
}

function parseNote(json: string): PauseNote | undefined {
  const value: Partial<Record<keyof PauseNote, unknown>> | null = JSON.parse(json);
  const { by, why, at } = value ?? {};
  if (typeof by !== 'string' || typeof why !== 'string' || typeof at !== 'string') return undefined;
  return { by, why, at };
}
