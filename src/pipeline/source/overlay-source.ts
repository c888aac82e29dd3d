import type { Source } from './source.ts';

/** A source in which some files have other bytes: what a check would say once they are written. */
export function overlaySource(below: Source, changed: ReadonlyMap<string, Uint8Array>): Source {
  return {
    list: (folder) => below.list(folder),
    async read(path, maxBytes) {
      const file = await below.read(path, maxBytes);
      const bytes = changed.get(path);
      // Only what is an ordinary file below can have been changed.
      if (!bytes || (!file.found && file.why !== 'too-large')) return file;
      return bytes.length > maxBytes ? { found: false, why: 'too-large' } : { found: true, bytes };
    },
  };
}
