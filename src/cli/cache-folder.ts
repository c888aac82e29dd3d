import { mkdirSync, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

/**
 * Where koho keeps what makes the next start quicker, made where it is not there
 * yet; undefined where the home has no room for it.
 *
 * A home that is no absolute path (`HOME=`) would lie in the folder that koho is
 * called in: a repository could bring compiled code along. And one folder at a
 * time, since Node's `recursive` never ends where a file system says ENOENT
 * beneath a folder that is there (/proc, homes that are mounted on demand).
 */
export function cacheFolder(home: string): string | undefined {
  if (!isAbsolute(home)) return undefined;
  const parent = join(home, '.cache');
  const folder = join(parent, 'koho');
  return isThere(parent) && isThere(folder) ? folder : undefined;
}

/** Made first: of two checks that start at once the second finds it. */
function isThere(folder: string): boolean {
  try {
    mkdirSync(folder, { mode: 0o700 });
    return true;
  } catch {
    return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  }
}
