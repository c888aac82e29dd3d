import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Source, SourceFile } from './source.ts';

/** A folder on disk. Symbolic links are told, never followed: they could lead out of it. */
export function directorySource(root: string): Source {
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
      return readInside(root, path, maxBytes);
    },
  };
}

function readInside(root: string, path: string, maxBytes: number): SourceFile {
  const steps = path.split('/');
  if (steps.includes('..') || path.startsWith('/')) return { found: false, why: 'outside' };
  let at = root;
  for (const [index, step] of steps.entries()) {
    at = join(at, step);
    const stat = lstatSync(at, { throwIfNoEntry: false });
    if (!stat) return { found: false, why: 'missing' };
    if (stat.isSymbolicLink()) return { found: false, why: 'symlink' };
    const last = index === steps.length - 1;
    if (last && stat.isDirectory()) return { found: false, why: 'directory' };
    if (last && stat.size > maxBytes) return { found: false, why: 'too-large' };
  }
  return { found: true, bytes: readFileSync(at) };
}
