import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { GitError } from './git-error.ts';

/**
 * The `git` to run, and the search path without its relative entries: an empty
 * entry means the current folder, where a checked-out file could pose as git.
 */
export async function findGit(
  path: string,
): Promise<{ readonly program: string; readonly path: string }> {
  const folders = path.split(delimiter).filter((folder) => isAbsolute(folder));
  for (const folder of folders) {
    const program = join(folder, process.platform === 'win32' ? 'git.exe' : 'git');
    if (await isExecutable(program)) return { program, path: folders.join(delimiter) };
  }
  throw new GitError('git-missing', 'git');
}

async function isExecutable(program: string): Promise<boolean> {
  try {
    await access(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
