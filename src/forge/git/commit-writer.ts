import type { Clone } from './clone.ts';
import { GitError } from './git-error.ts';
import { gitFailure } from './git-failure.ts';
import { isObjectId, isRepositoryPath, requireObjectId } from './git-names.ts';
import { runGit } from './run-git.ts';

export interface NewCommit {
  /** Undefined: an orphan commit. */
  readonly parent: string | undefined;
  /** Written over the parent's tree; whatever is not named stays. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly message: string;
  readonly identity: Identity;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Identity {
  readonly name: string;
  readonly mail: string;
}

let counter = 0;

/**
 * Writes one commit into the clone's object store and returns its id. No index,
 * no work tree, no identity of the machine: `git fast-import` is told everything.
 * @throws GitError
 */
export async function writeCommit(clone: Clone, commit: NewCommit): Promise<string> {
  // The private ref only holds the commit until the push; unique, for parallel writers.
  counter += 1;
  const input = Buffer.concat([...importStream(`refs/koho-new/${counter}`, commit)]);
  const args = ['fast-import', '--quiet', '--done', '--date-format=raw'];
  const result = await runGit(clone.objects, { args, input });
  const id = result.stdout.toString('utf8').trim();
  if (result.status !== 0 || !isObjectId(id)) throw gitFailure(result, { command: 'fast-import' });
  return id;
}

/** https://git-scm.com/docs/git-fast-import#_input_format; lengths are counted, so contents cannot become commands. */
function* importStream(ref: string, commit: NewCommit): Generator<Uint8Array> {
  const { name, mail } = commit.identity;
  if (/[<>\n\0]/.test(name + mail)) throw new GitError('bad-name', `${name} <${mail}>`);
  yield text(`commit ${ref}\nmark :1\n`);
  yield text(`committer ${name} <${mail}> ${Math.floor(commit.at / 1000)} +0000\n`);
  yield* data(Buffer.from(commit.message, 'utf8'));
  if (commit.parent !== undefined) yield text(`from ${requireObjectId(commit.parent)}\n`);
  for (const [path, bytes] of commit.files) {
    if (!isRepositoryPath(path) || /[\n"]/.test(path)) throw new GitError('bad-name', path);
    yield text(`M 100644 inline ${path}\n`);
    yield* data(bytes);
  }
  yield text('\nget-mark :1\ndone\n');
}

function* data(bytes: Uint8Array): Generator<Uint8Array> {
  yield text(`data ${bytes.length}\n`);
  yield bytes;
  yield text('\n');
}

function text(line: string): Uint8Array {
  return Buffer.from(line, 'utf8');
}
