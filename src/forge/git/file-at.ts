import { isRepositoryPath } from './git-names.ts';
import type { ObjectStore } from './object-store.ts';

const fileRefusals = [
  'bad-path',
  'absent',
  'symlink',
  'gitlink',
  'directory',
  'lfs-pointer',
  'too-large',
  'missing-object',
] as const;
export type FileRefusal = (typeof fileRefusals)[number];

export type FileAt =
  | { readonly ok: true; readonly blob: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: FileRefusal };

/**
 * An ordinary file at a commit. What is not the bytes themselves is refused: a
 * link or an LFS pointer stands for bytes that nobody approved.
 */
export async function readFileAt(
  store: ObjectStore,
  file: { readonly commit: string; readonly path: string; readonly maxBytes: number },
): Promise<FileAt> {
  if (!isRepositoryPath(file.path)) return { ok: false, why: 'bad-path' };
  const entry = await store.entryAt(file.commit, file.path);
  if (entry === undefined) return { ok: false, why: 'absent' };
  if (entry.kind !== 'file') {
    return { ok: false, why: entry.kind === 'tree' ? 'directory' : entry.kind };
  }
  const blob = await store.blob(entry.id, file.maxBytes);
  if (!blob.found) {
    return { ok: false, why: blob.why === 'missing' ? 'missing-object' : 'too-large' };
  }
  if (isLfsPointer(blob.bytes)) return { ok: false, why: 'lfs-pointer' };
  return { ok: true, blob: entry.id, bytes: blob.bytes };
}

const lfsVersion = 'version https://git-lfs.github.com/spec/v1';

/** https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md: `version` comes first; pointers are below 1024 bytes. */
function isLfsPointer(bytes: Uint8Array): boolean {
  if (bytes.length >= 1024) return false;
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .startsWith(lfsVersion);
}
