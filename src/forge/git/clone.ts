import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findGit } from './find-git.ts';
import { gitEnvironment, type Settings, type Surroundings } from './git-environment.ts';
import { GitError } from './git-error.ts';
import { gitFailure } from './git-failure.ts';
import { type GitPlace, runGit } from './run-git.ts';

/**
 * A clone on disk, and a private repository beside it through which every other
 * command runs. The private one shares the clone's objects but has its own
 * (empty) configuration, refs and no work tree: whatever a hostile or careless
 * `.git/config` says (programs to run, addresses to rewrite, headers to send)
 * is never in force, and the user's refs, index and files are never touched.
 */
export interface Clone {
  readonly directory: string;
  readonly gitDirectory: string;
  readonly shallow: boolean;
  readonly privateDirectory: string;
  /** For commands on objects. */
  readonly objects: GitPlace;
  /** For reading the clone's own refs. */
  readonly refs: GitPlace;
  /** For commands that speak with a remote. */
  network(settings: Settings, direct: boolean, more?: Readonly<Record<string, string>>): GitPlace;
  remove(): Promise<void>;
}

/** @throws GitError `git-missing`, `not-a-repository`, `unsupported-repository` */
export async function openClone(directory: string, surroundings: Surroundings): Promise<Clone> {
  const { program, path } = await findGit(surroundings.PATH ?? '');
  const folder = await realpath(directory).catch((cause: unknown) => {
    throw new GitError('not-a-repository', directory, { cause });
  });
  const base = { surroundings, path };
  const privateDirectory = await makePrivate();
  const home = privateDirectory;
  const place = (settings: Settings, own: Readonly<Record<string, string>>, direct = false) => ({
    program,
    folder: privateDirectory,
    env: { ...gitEnvironment({ ...base, home, settings, direct }), ...own },
  });
  try {
    const found = await discover({
      program,
      folder,
      env: {
        ...gitEnvironment({ ...base, home, settings: [['safe.directory', '*']] }),
        // The named folder itself, never a repository that happens to lie around it.
        GIT_CEILING_DIRECTORIES: dirname(folder),
      },
    });
    const shared = { GIT_DIR: privateDirectory, GIT_OBJECT_DIRECTORY: found.objectDirectory };
    if (found.shallow) await copyShallow(found.gitDirectory, privateDirectory);
    return {
      directory: folder,
      gitDirectory: found.gitDirectory,
      shallow: found.shallow,
      privateDirectory,
      objects: place([], shared),
      refs: place([], { GIT_DIR: found.gitDirectory }),
      network: (settings, direct, more) => place(settings, { ...shared, ...more }, direct),
      remove: () => rm(privateDirectory, { recursive: true, force: true }),
    };
  } catch (error) {
    await rm(privateDirectory, { recursive: true, force: true });
    throw error;
  }
}

/** What `git init --bare` would make, without templates and thus without hooks. */
async function makePrivate(): Promise<string> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'koho-git-'));
  await mkdir(join(folder, 'refs'));
  await mkdir(join(folder, 'objects'));
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n');
  await writeFile(join(folder, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n');
  return folder;
}

interface Discovered {
  readonly gitDirectory: string;
  readonly objectDirectory: string;
  readonly shallow: boolean;
}

async function discover(place: GitPlace): Promise<Discovered> {
  const questions = ['--git-common-dir', '--git-path', 'objects'];
  const args = ['rev-parse', '--path-format=absolute', ...questions];
  const flags = ['--is-shallow-repository', '--show-object-format'];
  const result = await runGit(place, { args: [...args, ...flags] });
  if (result.status !== 0) {
    const { detail } = gitFailure(result, { command: 'rev-parse' });
    throw new GitError('not-a-repository', place.folder, { detail });
  }
  const lines = result.stdout.toString('utf8').trimEnd().split('\n');
  const [gitDirectory, objectDirectory, shallow, format] = lines;
  if (gitDirectory === undefined || objectDirectory === undefined || lines.length !== 4) {
    throw new GitError('unsupported-repository', place.folder);
  }
  if (format !== 'sha1') throw new GitError('unsupported-repository', place.folder);
  return { gitDirectory, objectDirectory, shallow: shallow === 'true' };
}

async function copyShallow(from: string, to: string): Promise<void> {
  await writeFile(join(to, 'shallow'), await readFile(join(from, 'shallow')));
}
