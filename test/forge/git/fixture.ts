import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Temporary folder of one test file. */
export interface Workspace {
  readonly folder: string;
  path(name: string): string;
  remove(): void;
}

export function workspace(): Workspace {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'koho-test-')));
  return {
    folder,
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The test's own git, as a careless user would have it: no identity but the one given here. */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    env,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trimEnd();
}

export function gitInput(
  folder: string,
  input: string | Buffer,
  ...args: readonly string[]
): string {
  const options = { env, input, encoding: 'utf8', stdio: 'pipe' } as const;
  return execFileSync('git', ['-C', folder, ...args], options).trimEnd();
}

const env = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: '職員',
  GIT_AUTHOR_EMAIL: 'staff@example.jp',
  GIT_COMMITTER_NAME: '職員',
  GIT_COMMITTER_EMAIL: 'staff@example.jp',
  GIT_AUTHOR_DATE: '1790000000 +0900',
  GIT_COMMITTER_DATE: '1790000000 +0900',
};

/** A bare repository that, like the forge, refuses rewriting and deletion. */
export function bareRepository(folder: string): string {
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '-q', '--bare', '-b', 'main');
  git(folder, 'config', 'receive.denyNonFastForwards', 'true');
  git(folder, 'config', 'receive.denyDeletes', 'true');
  git(folder, 'config', 'http.receivepack', 'true');
  git(folder, 'config', 'gc.auto', '0');
  git(folder, 'config', 'receive.autogc', 'false');
  return folder;
}

export function cloneOf(origin: string, folder: string): string {
  git(dirname(folder), 'clone', '-q', origin, folder);
  return folder;
}

export function newRepository(folder: string): string {
  mkdirSync(folder, { recursive: true });
  git(folder, 'init', '-q', '-b', 'main');
  return folder;
}

type Contents = string | Buffer | null | { readonly linkTo: string };

/** Writes (null: deletes) files in a work tree and commits them; the new commit's id. */
export function commitFiles(
  folder: string,
  files: Readonly<Record<string, Contents>>,
  message = 'change',
): string {
  for (const [path, contents] of Object.entries(files)) {
    const file = join(folder, path);
    rmSync(file, { force: true, recursive: true });
    if (contents === null) continue;
    mkdirSync(dirname(file), { recursive: true });
    if (typeof contents === 'string' || Buffer.isBuffer(contents)) writeFileSync(file, contents);
    else symlinkSync(contents.linkTo, file);
  }
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', message);
  return git(folder, 'rev-parse', 'HEAD');
}
