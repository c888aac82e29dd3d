import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Source, SourceFile } from './source.ts';

/** A folder on disk. Symbolic links are told, never followed: they could lead out of it. */
export function directorySource(root: string): Source {
  const realFolders = new Set<string>(['']);
  return {
    async list(folder) {
      const start = join(root, folder);
      if (!existsSync(start)) return [];
      return readdirSync(start, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort();
    },
    async read(path, maxBytes) {
      const steps = path.split('/');
      if (steps.includes('..') || path.startsWith('/')) return { found: false, why: 'outside' };
      const way = refusedOnTheWay(root, steps, realFolders);
      return way ?? readLast(join(root, path), maxBytes);
    },
  };
}

/** A symbolic link, or nothing, where a folder should be; each folder is looked at once. */
function refusedOnTheWay(
  root: string,
  steps: readonly string[],
  realFolders: Set<string>,
): SourceFile | undefined {
  for (let depth = 1; depth < steps.length; depth += 1) {
    const folder = steps.slice(0, depth).join('/');
    if (realFolders.has(folder)) continue;
    const stat = lstatSync(join(root, folder), { throwIfNoEntry: false });
    if (!stat?.isDirectory()) {
      return { found: false, why: stat?.isSymbolicLink() ? 'symlink' : 'missing' };
    }
    realFolders.add(folder);
  }
  return undefined;
}

function readLast(path: string, maxBytes: number): SourceFile {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return { found: false, why: 'missing' };
  if (stat.isSymbolicLink()) return { found: false, why: 'symlink' };
  if (stat.isDirectory()) return { found: false, why: 'directory' };
  if (stat.size > maxBytes) return { found: false, why: 'too-large' };
  return { found: true, bytes: readFileSync(path) };
}
