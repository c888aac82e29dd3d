import type { Instant } from '../../post/post.ts';
import type { Identity } from './commit-writer.ts';
import { GitError } from './git-error.ts';
import type { Repository } from './repository.ts';

/** The branch that stops everything; beside it, not below it, those of single accounts. */
export const pauseRef = 'refs/heads/koho-pause';

/** `koho-pause/<id>` could not stand beside `koho-pause`. */
function pauseRefOf(account: string | undefined): string {
  return account === undefined ? pauseRef : `${pauseRef}-${account}`;
}

/** Whether everything, or one account, is stopped. A pause counts also where its message cannot be read. */
export type PauseState = { readonly paused: false } | ({ readonly paused: true } & StandingPause);

export interface StandingPause {
  /** Absent: everything is stopped. */
  readonly account?: string;
  readonly ref: string;
  readonly commit: string;
  /** Absent where somebody made the branch by hand. */
  readonly note?: PauseNote;
}

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
export async function readPause(repository: Repository, account?: string): Promise<PauseState> {
  const pause = await standingOn(repository, account);
  return pause ? { paused: true, ...pause } : { paused: false };
}

async function standingOn(repository: Repository, account: string | undefined) {
  const standing = await readPauses(repository, account === undefined ? [] : [account]);
  return standing.find((one) => one.account === account);
}

/**
 * The pauses of everything and of these accounts that stand now, in one question.
 * @throws GitError as `readPause`
 */
export async function readPauses(
  repository: Repository,
  accounts: readonly string[],
): Promise<readonly StandingPause[]> {
  const scopes = [undefined, ...accounts];
  const refs = await (await repository.remote()).list(...scopes.map(pauseRefOf));
  const standing: StandingPause[] = [];
  for (const account of scopes) {
    const found = pauseRefAmong(refs, account);
    if (found === undefined) continue;
    const [ref, commit] = found;
    const note = await readNote(repository, ref).catch(() => undefined);
    standing.push({ ...(account && { account }), ref, commit, ...(note && { note }) });
  }
  return standing;
}

/** The same of branches that were listed already; without what the pauses say. `undefined` stands for everything. */
export function pausedScopesOf(
  branches: ReadonlyMap<string, string>,
  accounts: readonly string[],
): readonly (string | undefined)[] {
  const scopes = [undefined, ...accounts];
  return scopes.filter((scope) => pauseRefAmong(branches, scope) !== undefined);
}

/** A branch below the name keeps the name itself from being created: it would make pausing impossible, so it pauses. */
function pauseRefAmong(refs: ReadonlyMap<string, string>, account: string | undefined) {
  const name = pauseRefOf(account);
  return [...refs].find(([ref]) => ref === name || ref.startsWith(`${name}/`));
}

/**
 * Stops all sending, or that of one account. Idempotent: where a pause exists already, that one stands.
 * @throws GitError
 */
export async function pause(
  repository: Repository,
  o: {
    readonly by: string;
    readonly why: string;
    readonly at: Instant;
    readonly account?: string;
    readonly identity?: Identity;
  },
): Promise<{ readonly standing: StandingPause; readonly isOurs: boolean }> {
  const already = await standingOn(repository, o.account);
  if (already) return { standing: already, isOurs: false };
  const note: PauseNote = { by: o.by, why: o.why, at: new Date(o.at).toISOString() };
  const commit = await repository.writeCommit({
    parent: undefined,
    files: new Map(),
    message: `Pause ${o.account ?? 'all publication'}\n\n${trailer}${JSON.stringify(note)}\n`,
    identity: o.identity ?? { name: 'koho', mail: 'koho@localhost' },
    at: o.at,
  });
  const remote = await repository.remote();
  const ref = pauseRefOf(o.account);
  const result = await remote.push({ ref, commit, expected: undefined });
  // Whatever was answered: what counts is that the remote is paused, by whomever.
  const now = await standingOn(repository, o.account);
  // By its commit: a lost answer says nothing, and somebody else may have said the same words.
  if (now) return { standing: now, isOurs: now.commit === commit };
  throw result.came === 'accepted' ? new GitError('push-refused', ref) : result.error;
}

/**
 * Lifts the pause that the caller has seen; another one that came since stays.
 * Who may do so is not decided here.
 * @throws GitError `push-refused` where the remote forbids it or the pause is another one by now
 */
export async function resume(
  repository: Repository,
  seen: Pick<StandingPause, 'ref' | 'commit'>,
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
